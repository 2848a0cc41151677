import { followFront } from './front.ts'
import { followStory } from './story.ts'

/** How often it looks whether Next's scripts have come, and how long React then needs at most for a page of this size. */
const LOOK_MS = 100
const TAKE_OVER_MS = 1_000

// The whole of /live.js: what an open page does. Without it the page is complete and says nothing of all this.
function follow() {
  const main = document.getElementById('main')
  const state = document.getElementById('state')
  if (main && state) followStory(main, state)
  else if (main) followFront(main)
}

/** Where Next's own scripts run (without the press), they take the page over first and would undo what changed before. */
function followAfterReact() {
  const isTaken = Object.keys(document.body).some((name) => name.startsWith('__react'))
  setTimeout(isTaken ? follow : followAfterReact, isTaken ? TAKE_OVER_MS : LOOK_MS)
}

if ('__next_f' in window) followAfterReact()
else follow()
