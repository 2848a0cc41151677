import { z } from 'zod'
import { read } from '#lib/api/route'
import { listProfiles } from '#lib/bylines/queries'
import { ProfileList } from '#lib/bylines/views'

export const GET = read(z.strictObject({}), listProfiles, {
  summary: 'Everybody as readers know them, by name',
  returns: ProfileList,
  sessionOnly: true,
})
