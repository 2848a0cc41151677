import { holdStill } from './hold-still.ts'
import { patch } from './patch.ts'
import { parse } from './read.ts'

const LOOK_MS = 1_000

const find = (root: Document) => root.querySelector<HTMLElement>('#breaking')

/** Keeps the line above the page: asks for it when it changed, hides it when its time is over. Answers how to tell it the number. */
export function createBreaking(): (revision: string | null) => void {
  const line = find(document)
  let wanted = 0

  async function look() {
    if (!line) return
    // Also on a page that was printed and kept before: what is over is not shown.
    if (Date.parse(line.dataset.until ?? '') <= Date.now()) line.hidden = true
    if (Number(line.dataset.number) >= wanted) return
    // Without a network, or from a process that has not heard of the change: asked again in a second.
    const answer = await fetch(`/breaking?at=${wanted}`).catch(() => null)
    const fresh = answer && find(parse(await answer.text()))
    if (!fresh) return
    // It comes at the bottom of the window (front-edited.css), so that nothing moves.
    holdStill(() => patch(line, fresh))
    line.classList.add('came')
  }

  setInterval(look, LOOK_MS)
  void look()
  return (revision) => {
    wanted = Math.max(wanted, Number(revision))
    void look()
  }
}
