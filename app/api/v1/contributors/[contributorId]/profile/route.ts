import { read, route } from '#lib/api/route'
import { editProfile } from '#lib/bylines/profiles'
import { getProfileView } from '#lib/bylines/queries'
import { EditProfile, NamedContributor } from '#lib/bylines/schema'
import { ProfileView } from '#lib/bylines/views'

export const GET = read(NamedContributor, getProfileView, {
  summary: 'A contributor as readers know them',
  returns: ProfileView,
  sessionOnly: true,
})

export const PATCH = route(EditProfile, editProfile, {
  summary: 'Change the byline name, the bio, the portrait’s words or the address of a contributor’s page',
  returns: ProfileView,
  sessionOnly: true,
})
