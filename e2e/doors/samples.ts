import type { Samples } from './call.ts'
import { ACCOUNT_SAMPLES } from './samples-account.ts'
import { NEWSROOM_SAMPLES } from './samples-newsroom.ts'
import { PEOPLE_SAMPLES } from './samples-people.ts'
import { STORY_SAMPLES } from './samples-stories.ts'
import { UPDATE_SAMPLES } from './samples-updates.ts'

/** A change by its method and path: what it takes to get as far as the question who may. */
export const SAMPLES: Samples = {
  ...UPDATE_SAMPLES,
  ...STORY_SAMPLES,
  ...NEWSROOM_SAMPLES,
  ...ACCOUNT_SAMPLES,
  ...PEOPLE_SAMPLES,
}
