import { read, route } from '#lib/api/route'
import { listNamings } from '#lib/bylines/namings'
import { ChangeByline, NamedContributor } from '#lib/bylines/schema'
import { NamingsView, ProfileView } from '#lib/bylines/views'
import { showByline, withholdByline } from '#lib/bylines/withholding'

export const GET = read(NamedContributor, listNamings, {
  summary: 'Where readers can find a contributor’s name though the byline is withheld',
  returns: NamingsView,
  sessionOnly: true,
})

export const POST = route(ChangeByline, withholdByline, {
  summary: 'Withhold a contributor’s byline from readers, everywhere and at once',
  returns: ProfileView,
  sessionOnly: true,
  status: 201,
  sudo: true,
})

export const DELETE = route(ChangeByline, showByline, {
  summary: 'Show readers a byline again that was withheld',
  returns: ProfileView,
  sessionOnly: true,
  sudo: true,
})
