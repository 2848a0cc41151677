import { getAccuracyForDesk } from '#lib/accuracy/queries'
import { AccuracyView } from '#lib/accuracy/views'
import { read } from '#lib/api/route'
import { StoryPath } from '#lib/stories/schema'

export const GET = read(StoryPath, getAccuracyForDesk, {
  summary: 'What a story still owes its readers: what is open, unsourced, to be second-checked, and what was corrected',
  returns: AccuracyView,
})
