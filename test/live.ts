import type { Group, Member } from '#lib/live/server/channel'
import { createFanOut } from '#lib/live/server/fan-out'
import { createHub } from '#lib/live/server/hub'
import type { Subject } from '#lib/press/catalogue'
import type { ChangeList } from '#lib/press/change-list'

export const STORY = 'story:1'
const EPOCH = 'epoch-1'
/** When coverage of a test's story ends; its clock stands there. */
export const ENDED_AT = '2016-12-19T20:00:00.000Z'

export const aSubject = (fields: Partial<Subject> = {}): Subject => ({
  key: STORY,
  page: '/live/ankara',
  epoch: EPOCH,
  revision: 10,
  counted: fields.revision ?? 10,
  endedAt: null,
  ...fields,
})

/** What was written to a stream, as the events a browser would make of it. */
export class AReader implements Member {
  group: Group | null = null
  written = ''
  ended = false

  write(bytes: Buffer) {
    this.written += bytes.toString()
  }

  end() {
    this.ended = true
  }

  get events(): string[] {
    const blocks = this.written.split('\n\n').filter((block) => block.includes('event: '))
    return blocks.map((block) => `${/event: (\w+)/.exec(block)?.[1]} ${/id: (\S+)/.exec(block)?.[1] ?? ''}`.trim())
  }

  /** The lists it was given, as “after-revision”. */
  get lists(): string[] {
    return [...this.written.matchAll(/data: (\d+-\d+)/g)].map(([, list = '']) => list)
  }
}

/** A hub over a subject that the test changes; lists are printed at the subject's number, as late as the test wants. */
export function aHub(begin: Partial<Subject> = {}) {
  let subject: Subject | undefined = aSubject(begin)
  let lag = 0
  const state = {
    prints: [] as number[],
    down: false,
    gate: Promise.resolve(),
    page: Promise.resolve(),
    compared: 0,
    time: Date.parse(ENDED_AT),
  }
  const fanOut = createFanOut()
  const hub = createHub({
    fanOut,
    subject: () => subject,
    async compare() {
      state.compared += 1
    },
    pagePrinted: () => state.page,
    onSent: () => {},
    now: () => state.time,
    async changes(_key, after): Promise<ChangeList> {
      state.prints.push(after)
      await state.gate
      if (state.down || !subject) throw new Error('The database is down')
      const revision = subject.revision + lag
      return { epoch: subject.epoch, revision, after, html: `${after}-${revision}` }
    },
  })
  const now = () => subject ?? aSubject()
  return {
    hub,
    state,
    now,
    /** How far prints are ahead of what this process knows. */
    printAhead(by: number) {
      lag = by
    },
    change(fields: Partial<Subject>) {
      subject = { ...now(), counted: fields.revision ?? now().counted, ...fields }
      void hub.changed()
    },
    remove() {
      subject = undefined
      void hub.changed()
    },
    enter(cursor: number) {
      const reader = new AReader()
      hub.enter(now(), cursor, reader)
      return reader
    },
  }
}
