import { holdStill } from './hold-still.ts'
import { link, make, say } from './make.ts'
import type { Model, Step } from './model.ts'
import { correctionsToRead } from './words.ts'

interface BarParts {
  /** Beside this heading while it is in view, at the top of the window after that. */
  beside: HTMLElement
  model: Model<HTMLElement>
  /** The reader asks for what waits. */
  onShow(): void
  /** What came meanwhile to what is shown, when the reader goes on. */
  onResume(step: Step<HTMLElement>): void
  /** "Show as they arrive", where there is that choice. */
  isEager?: boolean
  onEager?(isEager: boolean): void
}

/** The controls beside the timeline's heading. */
export function createBar({ beside, model, onShow, onResume, onEager, isEager = false }: BarParts) {
  const news = make('button', 'new-updates')
  const wrong = link('', '', 'to-correction')
  const pause = make('button', 'pause', 'Pause')
  const box = make('input', '')
  const eager = make('label', 'eager', box, ' Show as they arrive')
  const bar = make('div', 'live-bar', news, wrong, pause, eager)
  const slot = make('div', '', bar)
  const press = (isPaused: boolean) => pause.setAttribute('aria-pressed', String(isPaused))
  box.type = 'checkbox'
  box.checked = isEager
  news.hidden = wrong.hidden = true
  eager.hidden = !onEager
  news.onclick = onShow
  box.onchange = () => onEager?.(box.checked)
  press(false)
  pause.onclick = () => {
    const isPaused = !model.isPaused()
    const step = model.setPaused(isPaused)
    press(isPaused)
    if (!isPaused) onResume(step)
  }
  beside.append(slot)
  new IntersectionObserver(([entry]) => {
    const isStuck = entry !== undefined && !entry.isIntersecting && entry.boundingClientRect.top < 0
    // Its place is kept while it is away, or the page would jump; it may come back with more to say.
    holdStill(() => {
      slot.style.width = isStuck ? `${bar.offsetWidth}px` : ''
      beside.style.height = isStuck ? `${beside.getBoundingClientRect().height}px` : ''
      bar.classList.toggle('stuck', isStuck)
    })
  }).observe(beside)

  return {
    /** What waits, in words; '' for nothing. */
    showNew(text: string) {
      news.hidden = !text
      say(news, text)
    },
    /** Where to read them; the link leads to the first. */
    showCorrections(links: string[]) {
      const [first = ''] = links
      wrong.hidden = !first
      wrong.href = first
      say(wrong, correctionsToRead(links.length))
    },
    /** Where nothing more is expected there is nothing to pause. */
    setQuiet(isQuiet: boolean) {
      pause.hidden = eager.hidden = isQuiet
    },
  }
}
