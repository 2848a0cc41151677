import { highest, pageOf } from './order.ts'

/** An element that can change, as it was printed at one number. */
export interface Mark<Body> {
  id: string
  /** The number of its last change: the higher one is the newer. */
  rev: number
  change: string
  /** An update's place in the order of publication, from 1; a correction's line a little above one; 0 for everything else. */
  ordinal: number
  body: Body
}

/** What changed after a number. */
export interface ChangeList<Body> {
  epoch: string
  revision: number
  after: number
  frame: string
  /** Sections, pins and stories in the order in which they stand. */
  order: string[]
  isFront: boolean
  /** The list is not whole: the page has to be read. */
  tooOld: boolean
  marks: Mark<Body>[]
}

export interface Amended {
  id: string
  rev: number
  ordinal: number
  change: string
}

/** A page as it was printed. */
export interface PrintedPage<Body> {
  epoch: string
  revision: number
  frame: string
  /** The number of an older page; 0 for the story page and the front. */
  page: number
  order: string[]
  marks: Mark<Body>[]
  amended: Amended[]
}

export interface Step<Body> {
  kind: 'step'
  /** Take the place of what is there. */
  patch: Mark<Body>[]
  /** Pins and sections that were not there. */
  place: Mark<Body>[]
  /** Ids of pins and sections that stand no more. */
  gone: string[]
  order: string[]
  /** Every mark that is newer than what was known, wherever it stands. */
  news: (Amended | Mark<Body>)[]
}

export type Verdict<Body> = Step<Body> | { kind: 'known' | 'gap' | 'reset' }

/** What may come and go; the other marks stand on every page. */
const mayGo = (id: string) => /^(pin|s)-/.test(id)
export const isWrong = (change: string) => /^(correc|retrac)tion$/.test(change)

/** What the page holds, what waits, up to which number: all decisions, and no element. */
export function createModel<Body>(page: PrintedPage<Body>) {
  let { epoch, revision, frame, order } = page
  let paused = false
  const held = new Map(page.marks.map((mark) => [mark.id, mark]))
  /** What is not shown yet, and of what is shown the newer state, the page being paused. */
  const waiting = new Map<string, Mark<Body>>()

  const topOf = (marks: Map<string, Mark<Body>>) => highest([...marks.values()].map(({ ordinal }) => ordinal)) | 0
  const shownTop = () => topOf(held)
  const knownTop = () => Math.max(shownTop(), topOf(waiting))
  const numberOf = (id: string) => (waiting.get(id) ?? held.get(id))?.rev ?? -1

  const emptyStep = (): Step<Body> => ({ kind: 'step', patch: [], place: [], gone: [], order, news: [] })

  function hold(mark: Mark<Body>, list: Mark<Body>[]) {
    waiting.delete(mark.id)
    held.set(mark.id, mark)
    list.push(mark)
  }

  function take(marks: Mark<Body>[], step: Step<Body>, forced: boolean): Step<Body> {
    const top = knownTop()
    for (const mark of marks) {
      const { id, rev, change, ordinal } = mark
      const known = numberOf(id)
      if (rev > known) step.news.push(mark)
      if (held.has(id)) {
        if (rev <= known && !forced) continue
        if (paused && !forced && !isWrong(change) && id !== 'state') waiting.set(id, mark)
        else hold(mark, step.patch)
      } else if (page.page) {
        // An older page keeps its members.
      } else if (waiting.has(id) || ordinal > top || id.startsWith('story-')) {
        if (rev > known || forced) waiting.set(id, mark)
      } else if (mayGo(id) && change !== 'removal') {
        if (paused) waiting.set(id, mark)
        else hold(mark, step.place)
      }
    }
    return step
  }

  return {
    page: page.page,
    frame: () => frame,
    epoch: () => epoch,
    cursorNow: () => `${epoch}.${revision}`,
    isHeld: (id: string) => held.has(id),
    /** How many updates are newer than the newest that is shown. */
    countNew: () => (page.page ? 0 : knownTop() - shownTop()),
    /** How many lines to corrections wait. */
    countLines: () => [...waiting.values()].filter(({ id, ordinal }) => ordinal % 1 && !held.has(id)).length,
    top: knownTop,
    shownTop,

    /** @param isStreamed by a stream, which leaves nothing out: the number of the front also counts what it does not show */
    takeIn(list: ChangeList<Body>, isStreamed = false): Verdict<Body> {
      if (list.epoch !== epoch || list.frame !== frame) return { kind: 'reset' }
      if (list.revision <= revision) return { kind: 'known' }
      if (list.tooOld) return { kind: 'reset' }
      if (list.after > revision && !(isStreamed && list.isFront)) return { kind: 'gap' }
      // The head of an older page has a form of its own.
      if (page.page && list.marks.some(({ id, rev }) => id === 'headline' && rev > numberOf(id)))
        return { kind: 'reset' }
      ;({ revision, order } = list)
      return take(list.marks, emptyStep(), false)
    },

    /**
     * The older pages to read with a fresh story page: what they hold of ours may have changed unseen. One printed
     * before the last amendment on it will not do.
     */
    stalePages(fresh: PrintedPage<Body>): { page: number; atLeast: number }[] {
      if (page.page) return [{ page: page.page, atLeast: 0 }]
      const there = new Set(fresh.marks.map(({ id }) => id))
      const isWhole = fresh.epoch === epoch && fresh.frame === frame && fresh.amended.some(({ rev }) => rev <= revision)
      const amended = new Map(fresh.amended.map(({ id, rev }) => [id, rev]))
      const stale = new Map<number, number>()
      for (const [id, { rev, ordinal }] of held) {
        const now = amended.get(id) ?? 0
        if (!ordinal || there.has(id) || (isWhole && now <= rev)) continue
        stale.set(pageOf(ordinal), Math.max(stale.get(pageOf(ordinal)) ?? 0, now))
      }
      return [...stale].map(([page, atLeast]) => ({ page, atLeast }))
    },

    /** Takes over from fresh pages: the story's, and the older ones asked for after it. */
    takeOver(fresh: PrintedPage<Body>, older: PrintedPage<Body>[]): Step<Body> {
      const forced = fresh.epoch !== epoch || fresh.frame !== frame
      const step = emptyStep()
      if (fresh.revision < revision && !forced) return step
      const stands = new Set(fresh.marks.map(({ id }) => id))
      // An update of ours that waits to be patched, the page being paused, stays: nobody would tell it again.
      const isOurs = (id: string) => held.get(id)?.ordinal
      for (const id of waiting.keys()) if (!stands.has(id) && !isOurs(id)) waiting.delete(id)
      // A restored database may have lost updates too; of those on other pages, what was not read anew is gone.
      for (const { marks } of older) for (const { id } of marks) stands.add(id)
      const isRestored = fresh.epoch !== epoch
      const isGone = (id: string) => !stands.has(id) && (mayGo(id) || (isRestored && isOurs(id)))
      if (!page.page) step.gone = [...held.keys()].filter(isGone)
      for (const id of step.gone) held.delete(id)
      for (const entry of fresh.amended) if (entry.rev > revision && !forced) step.news.push(entry)
      take(page.page ? fresh.marks.filter(({ id }) => id === 'state') : fresh.marks, step, forced)
      for (const { marks } of older) {
        const ours = marks.filter(({ id }) => held.has(id) && id !== 'state' && (isOurs(id) || page.page))
        take(ours, step, forced)
      }
      ;({ epoch, revision, frame, order } = fresh)
      return { ...step, order }
    },

    /** The waiting updates, newest first, now held. */
    release(): Mark<Body>[] {
      const list: Mark<Body>[] = []
      const ready = [...waiting.values()].filter(({ id }) => !held.has(id) && !mayGo(id))
      for (const mark of ready.sort((a, b) => b.ordinal - a.ordinal)) hold(mark, list)
      return list
    },

    setPaused(now: boolean): Step<Body> {
      paused = now
      const step = emptyStep()
      if (now) return step
      for (const mark of waiting.values()) {
        if (held.has(mark.id)) hold(mark, step.patch)
        else if (mayGo(mark.id)) hold(mark, step.place)
      }
      return step
    },
    isPaused: () => paused,
  }
}

export type Model<Body> = ReturnType<typeof createModel<Body>>
