import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { numberJson, numberXml } from '#lib/feeds/numbers'
import type { Assets } from '#lib/press/assets'
import type { Census } from '#lib/press/catalogue'
import type { Edition, EditionMeta } from '#lib/press/edition'
import { createReaders } from '#lib/press/handle'
import { createPress, type PressParts } from '#lib/press/press'
import type { CensusChange } from '#lib/press/queries'
import type { Store } from '#lib/press/store'
import type { StoryChange, StoryNumbers } from '#lib/stories/surfaces'

export const EPOCH = 'epoch-1'

/** What Next would answer: a page with a number and a text. */
export const aPage = (revision: number, text = `text ${revision}`, { epoch = EPOCH, head = '' } = {}): string =>
  `<!DOCTYPE html><html lang="en"><head><meta name="writethru-epoch" content="${epoch}"/>` +
  `<meta name="writethru-revision" content="${revision}"/>${head}</head><body><div hidden=""><!--$--><!--/$--></div>` +
  `<main>${text}</main><script>(self.__next_f=self.__next_f||[]).push([0])</script></body></html>`

/** What Next would answer for a feed, in the format its path asks for. */
export function aFeed(path: string, revision: number, text = `text ${revision}`): string {
  const numbers = { epoch: EPOCH, revision, masthead: 0 }
  if (path.endsWith('.json')) return numberJson({ items: [text] }, numbers)
  const root = path.endsWith('.rss') ? 'rss' : 'feed'
  return numberXml(`<?xml version="1.0" encoding="utf-8"?>\n<${root}>${text}</${root}>\n`, numbers)
}

/** What Next would answer for a change list: the list in a page's frame. */
export const aChangesPage = (after: number, revision: number, { epoch = EPOCH, marks = '' } = {}): string =>
  `<!DOCTYPE html><html lang="en"><head></head><body><header>The Meridian</header><main id="changes" ` +
  `data-epoch="${epoch}" data-revision="${revision}" data-after="${after}" data-state="live">${marks}` +
  `<article id="u-1" data-rev="${revision}">text ${revision}</article></main></body></html>`

export const storyNumbers = (fields: Partial<StoryNumbers> = {}): StoryNumbers => ({
  id: 'story-1',
  slug: 'ankara',
  topic: 'World',
  topicSlug: 'world',
  revision: 1,
  publishedCount: 1,
  siteRevision: 1,
  endedAt: null,
  changedAt: null,
  foldedInto: null,
  pulledAt: null,
  takenDownRevision: 0,
  names: [],
  ...fields,
})

/** A newsroom's numbers that a test changes; `down` makes every question fail. */
export function aNewsroom(stories: StoryNumbers[] = [storyNumbers()]) {
  let census: Census = {
    epoch: EPOCH,
    revision: 1,
    masthead: 'The Meridian',
    mastheadRevision: 0,
    frontRevision: 0,
    takenDownRevision: 0,
    bylinesRevision: 0,
    bylines: [],
    stories,
    left: {},
    slugs: stories.map(({ id, slug }) => ({ slug, storyId: id })),
  }
  let events: StoryChange[] = []
  const state = { down: false, updates: [] as string[], published: [] as string[] }
  const answer = async <T>(value: T): Promise<T> => {
    if (state.down) throw new Error('The database is down')
    return value
  }
  return {
    state,
    census: () => census,
    story: (id = 'story-1') => census.stories.find((story) => story.id === id) ?? storyNumbers(),
    restore(older: Partial<Census>) {
      census = { ...census, ...older }
    },
    /** One command: raises both numbers and writes one event. */
    change(fields: Partial<StoryNumbers> = {}, event: Partial<StoryChange> = {}) {
      const id = fields.id ?? 'story-1'
      const before = census.stories.find((story) => story.id === id)
      const revision = (before?.revision ?? 0) + 1
      const story = { ...storyNumbers({ id }), ...before, ...fields, revision, siteRevision: census.revision + 1 }
      events = [...events, { storyId: id, revision, itemType: 'update', ordinal: story.publishedCount, ...event }]
      census = {
        ...census,
        revision: census.revision + 1,
        stories: [...census.stories.filter((other) => other.id !== id), story],
        slugs: [...census.slugs.filter(({ slug }) => slug !== story.slug), { slug: story.slug, storyId: id }],
      }
      return revision
    },
    /** The same for a change that takes something from readers. */
    takeDown(fields: Partial<StoryNumbers> = {}) {
      const revision = this.change(fields)
      const stories = census.stories.map((story) =>
        story.id === (fields.id ?? 'story-1') ? { ...story, takenDownRevision: revision } : story,
      )
      census = { ...census, stories, takenDownRevision: census.revision }
      return revision
    },
    numbers: {
      all: () => answer(census),
      hasUpdate: (_storyId: string, updateId: string) => answer(state.updates.includes(updateId)),
      hasByline: (slug: string) => answer(state.published.includes(slug)),
      /** Every time is that of number 1, and those of the twentieth century of none. */
      hasPageAt: (_storyId: string, _revision: number, page: number) => answer(page === 1),
      revisionAt: (_slug: string, time: string) => answer(time.startsWith('19') ? null : 1),
      since: (known: Census): Promise<CensusChange | 'same' | 'reset'> => {
        if (census.epoch !== known.epoch || census.revision < known.revision) return answer('reset')
        if (census.revision === known.revision) return answer('same')
        const stories = census.stories.filter(({ siteRevision }) => siteRevision > known.revision)
        const revisions = new Map(known.stories.map(({ id, revision }) => [id, revision]))
        return answer({
          census: {
            ...census,
            stories,
            slugs: census.slugs.filter(({ storyId }) => stories.some(({ id }) => id === storyId)),
          },
          changes: events.filter(({ storyId, revision }) => revision > (revisions.get(storyId) ?? 0)),
          aheadMs: 0,
        })
      },
    },
  }
}

export function aMemoryStore(): Store & { editions: Map<string, Edition> } {
  const editions = new Map<string, Edition>()
  let census: Census | null = null
  return {
    editions,
    list: async () => [...editions.values()].map(({ meta }): EditionMeta => meta),
    read: async (path) => editions.get(path) ?? null,
    write: async (edition) => void editions.set(edition.meta.path, edition),
    setAside: async () => {},
    async move(from, to) {
      const edition = editions.get(from)
      if (edition) editions.set(to, edition)
      editions.delete(from)
    },
    remove: async (path) => void editions.delete(path),
    removeElsewhere: async () => {},
    loadCensus: async () => census,
    async saveCensus(newest) {
      census = newest
    },
    settled: async () => {},
  }
}

type Render = (path: string, signal: AbortSignal) => string | Promise<string>

/** A press behind a real HTTP server, with a render of the test's own and short limits. */
export async function aRunningPress(
  newsroom: ReturnType<typeof aNewsroom>,
  render: Render,
  parts: Partial<PressParts> = {},
  assets: Assets = { keep: async () => {}, find: async () => null },
) {
  const logged: { level: string; event: string; fields: Record<string, unknown> }[] = []
  const press = createPress({
    render: async (path, signal) => ({ status: 200, html: await renderAny(path, signal, render), link: '' }),
    store: aMemoryStore(),
    numbers: newsroom.numbers,
    build: 'build-1',
    log: (level, event, fields = {}) => void logged.push({ level, event, fields }),
    ...parts,
    limits: {
      deadlineMs: 150,
      patienceMs: 80,
      firstPrintMs: 300,
      backOffMs: 20,
      longestBackOffMs: 50,
      ...parts.limits,
    },
  })
  await press.start()
  const readers = createReaders(press, assets, ['X-Content-Type-Options', 'nosniff'])
  const server = createServer((req, res) => {
    if (!readers.serveReady(req, res)) void readers.handle(req, res, req.url ?? '/')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  onTestFinished(async () => {
    server.closeAllConnections()
    server.close()
    await press.close()
  })
  const get = (path: string, init: RequestInit = {}) =>
    fetch(`http://127.0.0.1:${port}${path}`, { redirect: 'manual', ...init })
  return { press, logged, get, read: async (path: string) => (await get(path)).text() }
}

function renderAny(path: string, signal: AbortSignal, render: Render) {
  if (path.startsWith('/error-pages/')) return `<!DOCTYPE html><html><body>page ${path.slice(-3)}</body></html>`
  return render(path, signal)
}
