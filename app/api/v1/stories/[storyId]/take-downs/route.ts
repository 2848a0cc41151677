import { read } from '#lib/api/route'
import { listTakeDowns } from '#lib/takedowns/queries'
import { ListTakeDowns } from '#lib/takedowns/schema'
import { TakeDownsView } from '#lib/takedowns/views'

export const GET = read(ListTakeDowns, listTakeDowns, {
  summary: 'What was taken down in a story, withheld, put back or erased; for editors',
  returns: TakeDownsView,
  tokenRights: ['read', 'manage'],
})
