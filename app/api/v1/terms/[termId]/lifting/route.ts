import { route } from '#lib/api/route'
import { liftTerm } from '#lib/briefs/commands'
import { LiftTerm } from '#lib/briefs/schema'
import { BriefView } from '#lib/briefs/views'

export const POST = route(LiftTerm, liftTerm, {
  summary: 'Take a term off the list Do not publish',
  returns: BriefView,
})
