import { make } from './make.ts'

/** Counts more often than this would talk over the reader's screen reader. */
const QUIET_MS = 30_000

/** What is said to whoever does not look: counts now and then, a correction to something read in full, at once. */
export function createSpeaker() {
  const region = make('div', 'spoken')
  region.setAttribute('role', 'status')
  document.body.append(region)
  let count = ''
  let isQuiet = false

  function speak(text: string) {
    region.textContent = text
    isQuiet = true
    setTimeout(() => {
      isQuiet = false
      if (count) speak(count)
      count = ''
    }, QUIET_MS)
  }

  return {
    /** Said now, or, when something was said just now, the last of them later. */
    count(text: string) {
      if (isQuiet) count = text
      else if (text) speak(text)
    },
    tellCorrection(mark: Element) {
      const words = [...mark.querySelectorAll('h1, h2, h3, p:not(.at), li')].map((block) => block.textContent)
      region.append(make('p', '', `Correction to something you read. ${words.join(' ')}`))
    },
  }
}
