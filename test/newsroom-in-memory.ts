import type { Mark, PrintedPage } from '#lib/live/client/model'
import type { Subject } from '#lib/press/catalogue'
import { docOf } from '#lib/richtext/text'
import { creditsOf, creditsRevision, frameOf, linksRevision, placeOfLine } from '#lib/stories/marks'
import { firstOrdinalOnStoryPage, olderPages, ordinalsOfPage, PAGE_SIZE, pageOfOrdinal } from '#lib/stories/pages'
import type { Amendment, SectionForReader, StoryForReader, UpdateForReader } from '#lib/stories/reader-views'

type Words = Mark<string>

/** What a print knows, as words instead of HTML; numbers by the rules of the real one. */
export interface PrintedList {
  epoch: string
  revision: number
  after: number
  frame: string
  order: string[]
  marks: Words[]
}

const MOST_AMENDED = 12
const NOW = '2016-12-19T18:00:00.000Z'
const KINDS: Amendment['kind'][] = ['typo', 'development', 'clarification', 'correction']

/** One story that changes at random, in memory: what the commands, the queries and the components make of it. */
export function aStoryInMemory(random: () => number) {
  const epoch = 'e0'
  let revision = 1
  let textRevision = 1
  let headline = 'A story'
  let endedAt: string | null = null
  const updates: UpdateForReader[] = []
  const pins = new Map<string, { revision: number; pinned: boolean }>()
  const sections: (SectionForReader & { removed: boolean })[] = []
  const box = { revision: 0, change: 'publication', rows: [] as string[] }
  const keys = new Map<string, { revision: number; isKey: boolean }>()

  const lines: { id: string; above: number; number: number; updateId: string }[] = []

  const any = <T>(items: T[]): T | undefined => items[Math.floor(random() * items.length)]

  function publish() {
    const ordinal = updates.length + 1
    updates.push({
      id: `${ordinal}`,
      ordinal,
      revision,
      publishedAt: NOW,
      occurredAt: null,
      headline: random() < 0.3 ? `Key ${ordinal}` : null,
      body: docOf([`Update ${ordinal}`]),
      bylines: [{ name: random() < 0.5 ? 'Ana' : 'Bo', slug: null }],
      amendment: null,
    })
  }

  /** Early updates as often as late ones: corrections on older pages. */
  function amend(kind: Amendment['kind']) {
    const update = any(updates)
    if (!update || update.amendment?.kind === 'retraction') return publish()
    update.revision = revision
    update.amendment = { kind, at: NOW, note: `note ${revision}` }
    update.headline = random() < 0.3 ? `Key ${revision}` : null
    update.bylines = random() < 0.1 ? [{ name: 'Cem', slug: null }] : update.bylines
    update.body = docOf([`Update ${update.ordinal} as of ${revision}`])
    if (kind === 'correction') addLine(update)
    if (kind !== 'retraction') return
    pins.set(update.id, { revision, pinned: false })
    if (keys.has(update.id)) keys.set(update.id, { revision, isKey: false })
  }

  /** One above another: what it says is what was told last of its update. */
  function addLine({ id: updateId }: UpdateForReader) {
    const above = updates.length
    if (lines.some((line) => line.updateId === updateId && line.above === above)) return
    lines.push({ id: `${revision}`, above, number: revision, updateId })
  }

  function pin() {
    const update = any(updates.filter(({ amendment }) => amendment?.kind !== 'retraction'))
    if (!update) return publish()
    pins.set(update.id, { revision, pinned: !pins.get(update.id)?.pinned })
  }

  function changeKey() {
    const update = any(updates.filter(({ amendment }) => amendment?.kind !== 'retraction'))
    if (!update) return publish()
    keys.set(update.id, { revision, isKey: !keys.get(update.id)?.isKey })
  }

  const pageOf = (ordinal: number) => pageOfOrdinal(ordinal, updates.length)

  /** As in lib/stories/moments.ts: changes of the list, of what it shows, and of where it leads. */
  function keysRevision(): number {
    const listed = updates.filter(({ id }) => keys.get(id)?.isKey)
    const moves = listed.flatMap(({ ordinal }) => {
      const page = pageOf(ordinal)
      return page === null ? [] : (updates[(page + 1) * PAGE_SIZE - 1]?.revision ?? 0)
    })
    const changes = [...keys.values()].map((key) => key.revision)
    return Math.max(0, ...changes, ...listed.map((update) => update.revision), ...moves)
  }

  function changeBox() {
    const isCorrected = box.rows.length > 0 && random() < 0.3
    Object.assign(box, { revision, change: isCorrected ? 'correction' : 'publication' })
    if (box.rows.length > 0 && random() < 0.3) box.rows.shift()
    else box.rows.push(`Known as of ${revision}`)
  }

  function changeSection() {
    const section = any(sections)
    if (section && random() < 0.6)
      Object.assign(section, { revision, removed: random() < 0.5, heading: `As of ${revision}` })
    else
      sections.push({
        id: `s${sections.length}`,
        revision,
        heading: 'New',
        body: docOf(['x']),
        amendment: null,
        removed: false,
      })
  }

  function changeText() {
    headline = `Headline ${revision}`
    textRevision = revision
  }

  const story = (): StoryForReader =>
    ({
      slug: 'story',
      timeZone: 'UTC',
      language: 'en',
      revision,
      textRevision,
      updates: updates.filter(({ ordinal }) => ordinal >= firstOrdinalOnStoryPage(updates.length)).toReversed(),
      sections: sections.filter(({ removed }) => !removed),
      removedSections: sections.filter(({ removed }) => removed),
    }) as unknown as StoryForReader

  const mark = (id: string, rev: number, body: unknown, change = 'publication', ordinal = 0): Words => ({
    id,
    rev,
    change,
    ordinal,
    body: JSON.stringify(body),
  })
  const updateMark = (update: UpdateForReader) =>
    mark(`u-${update.id}`, update.revision, update, update.amendment?.kind ?? 'publication', update.ordinal)

  /** As in lib/stories/lines.ts: what it says changes with its update, where it leads with the pages. */
  function lineMark({ id, above, number, updateId }: (typeof lines)[number]): Words {
    const update = updates[Number(updateId) - 1]
    const page = update ? pageOf(update.ordinal) : null
    const isHere = page === pageOf(above)
    const moved = isHere || page === null ? 0 : (updates[(page + 1) * PAGE_SIZE - 1]?.revision ?? 0)
    const place = Number(placeOfLine({ above, number }))
    const rev = Math.max(number, update?.revision ?? 0, moved)
    return mark(`k-${id}`, rev, [update?.amendment, isHere ? null : page], update?.amendment?.kind, place)
  }
  const linesOn = (from: number, to: number) => lines.filter(({ above }) => above >= from && above <= to).map(lineMark)
  const inOrder = (marks: Words[]) => marks.sort((a, b) => b.ordinal - a.ordinal)

  function pinMarks(): Words[] {
    return [...pins].map(([id, { revision: rev, pinned }]) => {
      const update = updates[Number(id) - 1]
      if (!update || !pinned) return mark(`pin-${id}`, rev, null, 'removal')
      const page = pageOfOrdinal(update.ordinal, updates.length)
      const moved = page === null ? 0 : (updates[(page + 1) * PAGE_SIZE - 1]?.revision ?? 0)
      return mark(`pin-${id}`, Math.max(rev, update.revision, moved), [update.body, page], 'pin')
    })
  }

  /** The marks that stand once, and what may come and go, removed ones too. */
  function otherMarks(): Words[] {
    const now = story()
    return [
      mark('state', revision, [revision, endedAt], endedAt ? 'ended' : 'live'),
      mark('headline', textRevision, headline),
      mark('credits', creditsRevision(now), creditsOf(now)),
      mark('box', box.revision, box.rows, box.change),
      mark(
        'moments-beside',
        keysRevision(),
        updates
          .filter(({ id }) => keys.get(id)?.isKey)
          .map(({ id, headline, ordinal }) => [id, headline, pageOf(ordinal)]),
      ),
      mark(
        'background-beside',
        linksRevision(now),
        now.sections.map(({ heading }) => heading),
      ),
      ...pinMarks(),
      ...sections.map((section) =>
        mark(`s-${section.id}`, section.revision, section, section.removed ? 'removal' : 'edit'),
      ),
    ]
  }

  return {
    updates,
    change() {
      revision += 1
      const dice = random()
      if (endedAt) endedAt = null
      else if (dice < 0.5) publish()
      else if (dice < 0.75) amend(any(KINDS) ?? 'typo')
      else if (dice < 0.8) amend('retraction')
      else if (dice < 0.88) pin()
      else if (dice < 0.9) changeSection()
      else if (dice < 0.925) changeKey()
      else if (dice < 0.95) changeBox()
      else if (dice < 0.98) changeText()
      else endedAt = NOW
    },
    /** One change of a kind, where a test tells a story. */
    publish() {
      revision += 1
      publish()
    },
    correct(ordinal: number) {
      revision += 1
      const update = updates[ordinal - 1]
      if (!update) return
      Object.assign(update, { revision, amendment: { kind: 'correction', at: NOW, note: 'x' } })
    },
    subject: (): Subject => ({ key: 'story:1', page: '/live/story', epoch, revision, counted: revision, endedAt }),

    list(after: number): PrintedList {
      // Of lines that stand on older pages those alone whose update changed: where they lead changes no more.
      const top = firstOrdinalOnStoryPage(updates.length)
      const told = lines.filter(
        (line) => line.above >= top || (updates[Number(line.updateId) - 1]?.revision ?? 0) > after,
      )
      const all = [...otherMarks(), ...updates.toReversed().map(updateMark), ...told.map(lineMark)]
      const marks = all.filter(({ rev }) => rev > after)
      return { epoch, revision, after, frame: frameOf(story()), order: [], marks }
    },

    page(page: number): PrintedPage<string> | null {
      if (page > olderPages(updates.length)) return null
      const { from, to } = page ? ordinalsOfPage(page) : { from: firstOrdinalOnStoryPage(updates.length), to: revision }
      const members = updates.filter(({ ordinal }) => ordinal >= from && ordinal <= to).toReversed()
      return {
        epoch,
        revision,
        frame: frameOf(story()),
        page,
        order: [],
        marks: [
          ...otherMarks().filter(({ change }) => change !== 'removal'),
          ...inOrder([...members.map(updateMark), ...linesOn(from, to)]),
        ],
        amended: updates
          .filter(({ amendment }) => amendment)
          .sort((a, b) => b.revision - a.revision)
          .slice(0, MOST_AMENDED)
          .flatMap((update) => [
            updateMark(update),
            ...lines.filter(({ updateId }) => updateId === update.id).map(lineMark),
          ]),
      }
    },

    /** Every mark as it is now, wherever it stands. */
    everything: (): Map<string, Words> =>
      new Map(
        [...otherMarks(), ...updates.map(updateMark), ...lines.map(lineMark)].map((printed) => [printed.id, printed]),
      ),
  }
}

export type StoryInMemory = ReturnType<typeof aStoryInMemory>
