import { followFront } from './front.ts'
import { followStory } from './story.ts'

/** Where Next's own scripts run (without the press), they take the page over first and would undo what changed before. */
const TAKEN_OVER_MS = 2_000

// The whole of /live.js: what an open page does. Without it the page is complete and says nothing of all this.
function follow() {
  const main = document.getElementById('main')
  const state = document.getElementById('state')
  if (main && state) followStory(main, state)
  else if (main) followFront(main)
}

if ('__next_f' in window) setTimeout(follow, TAKEN_OVER_MS)
else follow()
