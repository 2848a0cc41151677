import { route } from '#lib/api/route'
import { banTerm } from '#lib/briefs/commands'
import { BanTerm } from '#lib/briefs/schema'
import { BriefView } from '#lib/briefs/views'

export const POST = route(BanTerm, banTerm, {
  summary: 'Put a name or a fact on the list Do not publish',
  returns: BriefView,
  status: 201,
})
