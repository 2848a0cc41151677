import { followFront } from './front.ts'
import { followStory } from './story.ts'

// The whole of /live.js: what an open page does. Without it the page is complete and says nothing of all this.
const main = document.getElementById('main')
if (main?.dataset.zone) followStory(main)
else if (main) followFront(main)
