import { sessionRead } from '#lib/api/account'
import { listMySessions } from '#lib/factors/sessions'
import { MySessionsView } from '#lib/factors/views'

export const GET = sessionRead(listMySessions, { summary: 'Where you are signed in', returns: MySessionsView })
