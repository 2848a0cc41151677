import { route } from '#lib/api/route'
import { SetReminder } from '#lib/stories/schema'
import { setReminder } from '#lib/stories/settings'
import { StoryView } from '#lib/stories/views'

export const POST = route(SetReminder, setReminder, {
  summary: 'Say when the desk is reminded of a story gone quiet',
  returns: StoryView,
  status: 201,
})
