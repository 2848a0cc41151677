import { createBar } from './bar.ts'
import { createFollower } from './follow.ts'
import { holdStill } from './hold-still.ts'
import { make, say } from './make.ts'
import { createModel, type Step } from './model.ts'
import { createNetwork } from './network.ts'
import { patch } from './patch.ts'
import { readPage } from './read.ts'
import { createSpeaker } from './speak.ts'
import { clock, watchWindow } from './wakes.ts'
import { freshnessWords } from './words.ts'

/** Keeps the front, a topic or what somebody writes up to date: words at once and in place, the order of stories when the reader asks. */
export function followFront(main: HTMLElement): void {
  const folio = main.querySelector<HTMLElement>('.folio')
  const lead = main.querySelector('#lead')
  const others = main.querySelector('#others')
  if (!folio || !lead || !others) return
  const page = readPage(document)
  const model = createModel(page)
  const speaker = createSpeaker()
  const fresh = make('span', 'fresh')
  const bar = createBar({ beside: folio, model, onShow: show, onResume: apply })
  let { order } = page
  folio.append(' ', fresh)

  function apply(step: Step<HTMLElement>) {
    order = step.order
    holdStill(() => {
      for (const { id, body } of step.patch) {
        const shown = document.getElementById(id)
        if (shown) patch(shown, body)
      }
      const date = folio?.firstChild
      if (date && model.frame()) date.nodeValue = `Updated ${model.frame()}`
    })
    if (!model.isPaused()) tell()
  }

  function tell() {
    const shown = [...main.querySelectorAll('article')].map(({ id }) => id)
    const words = order.join() === shown.join() ? '' : 'The stories have changed'
    bar.showNew(words)
    speaker.count(words)
  }

  /** The reader asked for the new order: they are led to its top. */
  function show() {
    const bodies = new Map(model.release().map(({ id, body }) => [id, body]))
    // What an editor took off the front leaves with the new order.
    for (const article of main.querySelectorAll('article')) if (!order.includes(article.id)) article.remove()
    for (const [index, id] of order.entries()) {
      const article = bodies.get(id) ?? document.getElementById(id)
      const place = index === 0 ? lead : others
      if (article) place?.append(article)
    }
    bar.showNew('')
    folio?.scrollIntoView()
  }

  const follower = createFollower({
    model,
    network: createNetwork(main.dataset.follow ?? ''),
    clock,
    ended: false,
    onStep: apply,
    onFresh: (now) => say(fresh, freshnessWords(now, clock.now())),
  })
  watchWindow({ watch: follower.set, online: follower.setOnline })
}
