import { createAway } from './away.ts'
import { createBar } from './bar.ts'
import { createEyes } from './eyes.ts'
import { createFollower } from './follow.ts'
import { holdStill, isInView } from './hold-still.ts'
import { keep, readKept } from './kept.ts'
import { make, say } from './make.ts'
import { createModel, isWrong, type Mark, type Step } from './model.ts'
import { createNetwork } from './network.ts'
import { nameOwnZone, tellOwnTime, tellWhatWasRead } from './notes.ts'
import { patch } from './patch.ts'
import { readPage } from './read.ts'
import { createSeen } from './seen.ts'
import { linkTo, type Since, sinceLeft } from './since.ts'
import { createSinceBox } from './since-box.ts'
import { createSpeaker } from './speak.ts'
import { arrange, createTimeline } from './timeline.ts'
import { clock, watchWindow } from './wakes.ts'
import { freshnessWords, newUpdates } from './words.ts'
import { zoneIn } from './zone.ts'

const EAGER = 'show as they arrive'
const CAN_BE_READ = 'article, #headline, .background'

/** Keeps a story page, or an older one, at what was published last, and the reader undisturbed. */
export function followStory(main: HTMLElement, state: HTMLElement): void {
  const head = main.querySelector<HTMLElement>('.timeline-head')
  if (!head) return
  const { follow: story = '' } = main.dataset
  const page = readPage(document)
  const model = createModel(page)
  const zone = () => zoneIn(model.frame())
  const timeline = createTimeline(head, story, zone)
  const seen = createSeen(readKept(story))
  const speaker = createSpeaker()
  const away = createAway(seen, model.top)
  const title = document.title
  const fresh = make('span', 'fresh')
  const wrong = new Map<string, string>()
  let isEager = readKept(EAGER) === '1'
  let counted = 0

  const bar = createBar({
    beside: head,
    model,
    onShow: () => show(true),
    onResume: apply,
    isEager,
    onEager(now) {
      isEager = now
      keep(EAGER, now ? '1' : '')
      if (now) show(false)
    },
  })
  const sinceBox = createSinceBox(story, () => show(true))
  const eyes = createEyes((mark) => {
    seen.note(mark.id, Number(mark.dataset.rev), clock.now())
    if (wrong.delete(mark.id)) bar.showCorrections([...wrong.values()])
  })

  /** What the page says beyond what was printed. */
  function annotate(mark: HTMLElement) {
    if (mark.matches('article')) tellOwnTime(mark, zone())
    if (mark === state) readState()
    if (!mark.matches(CAN_BE_READ)) return
    tellWhatWasRead(mark, seen, clock.now())
    eyes.watch(mark)
  }

  function readState() {
    nameOwnZone(state, zone())
    state.append(fresh)
    bar.setQuiet(isEnded() || page.page > 0)
    // The end of a stream is the server's to say: an ending may be a mistake.
    if (!isEnded()) follower.reopen()
  }

  function replace({ id, body }: Mark<HTMLElement>): boolean {
    const shown = document.getElementById(id)
    if (!shown) return false
    patch(shown, body)
    annotate(shown)
    return true
  }

  const isEnded = () => state.dataset.change !== 'live'

  function apply(step: Step<HTMLElement>) {
    noteCorrections(step)
    holdStill(() => {
      for (const mark of step.patch) replace(mark)
      for (const mark of step.place) {
        if (replace(mark)) continue // it stood here before
        document.getElementById(mark.id.startsWith('pin-') ? 'pins' : 'sections')?.append(mark.body)
        annotate(mark.body)
      }
      for (const id of step.gone) document.getElementById(id)?.setAttribute('hidden', '')
      arrange(step.order)
      timeline.headDays() // the story's zone may be another now
    })
    const isOutOfView = !timeline.articles().some(isInView)
    if (!model.isPaused() && (isEager || isOutOfView)) show(false)
    count()
    tellSince(away.since(clock.now()))
  }

  /** A correction to something read is spoken once in full, and stays in the bar until it was read. */
  function noteCorrections({ news }: Step<HTMLElement>) {
    away.note(news)
    for (const mark of news) {
      if (!isWrong(mark.change) || !seen.before(mark.id, mark.rev)) continue
      wrong.set(mark.id, linkTo(mark.id, mark.ordinal, model.isHeld(mark.id), story))
      if ('body' in mark) speaker.tellCorrection(mark.body)
    }
    bar.showCorrections([...wrong.values()])
  }

  /** Puts in what waits. @param isAsked the reader asked for it: then they are led to it */
  function show(isAsked: boolean) {
    const words = newUpdates(model.countNew())
    const marks = model.release()
    if (marks.length === 0) return
    const insert = () => {
      timeline.insert(marks)
      for (const { body } of marks) {
        body.classList.add('arrived')
        annotate(body)
      }
    }
    if (isAsked) insert()
    else holdStill(insert)
    if (isAsked) leadTo(marks[0]?.body)
    speaker.count(isAsked ? '' : words)
    counted = 0
    count()
  }

  function leadTo(update: HTMLElement | undefined) {
    if (!update) return
    update.tabIndex = -1
    update.focus({ preventScroll: true })
    update.scrollIntoView()
  }

  function count() {
    const waiting = model.countNew()
    bar.showNew(newUpdates(waiting, model.countLines()))
    document.title = waiting ? `(${waiting}) ${title}` : title
    // A correction is spoken in full, to whoever had read what was wrong: its line is not announced as well.
    if (waiting > counted) speaker.count(newUpdates(waiting))
    counted = waiting
  }

  function tellSince(since: Since | null) {
    if (since) sinceBox(since, timeline.articles()[0]?.id ?? '', clock.now())
  }

  function save() {
    const left = page.page ? seen.left : { at: clock.now(), epoch: model.epoch(), top: model.shownTop() }
    if (left) keep(story, seen.save(left))
  }

  const follower = createFollower({
    model,
    network: createNetwork(story),
    clock,
    ended: isEnded(),
    onStep: apply,
    onFresh(now) {
      say(fresh, freshnessWords(now, clock.now()))
      if (now.state === 'offline') away.onLeave(clock.now(), now.at)
      else if (!document.hidden) away.onBack(clock.now())
    },
  })

  for (const { body } of page.marks) annotate(body)
  const { left } = seen
  if (left && left.epoch === page.epoch && !page.page) {
    const amended = [...page.amended, ...page.marks]
    holdStill(() => tellSince(sinceLeft(left.at, model.top() - left.top, amended, seen)))
  }
  watchWindow({
    watch(now) {
      // Folded into another story: the page says so, and whoever looks away from it or comes back is led over.
      const next = document.querySelector<HTMLAnchorElement>('[data-change=folded] a')
      if (next && now !== 'asleep') location.replace(next.href)
      if (now === 'watched') away.onBack(clock.now())
      else {
        away.onLeave(clock.now())
        save()
      }
      follower.set(now)
    },
    online: follower.setOnline,
  })
}
