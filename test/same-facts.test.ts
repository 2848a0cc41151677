import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { ChangeList } from '#components/reader/change-list'
import { StoryPageBody } from '#components/reader/story-page-body'
import { run } from '#lib/api/run'
import { siteFeed, storyFeed } from '#lib/feeds/feed'
import { FEED_FORMATS, type FeedFormat } from '#lib/feeds/formats'
import { printFeed } from '#lib/feeds/print-feed'
import { structuredStory } from '#lib/feeds/structured-data'
import type { Actor } from '#lib/permissions'
import { db } from '#lib/platform/db'
import { textOf } from '#lib/richtext/text'
import { getChangesForReader } from '#lib/stories/changes'
import { getSiteFeedForReader, getStoryFeedForReader, getStoryForReader } from '#lib/stories/reader'
import { pullUpdate } from '#lib/takedowns/updates'
import { amendUpdate } from '#lib/updates/amending'
import { dropUpdate } from '#lib/updates/dropping'
import { listUpdatesForDesk } from '#lib/updates/queries'
import { AmendUpdate } from '#lib/updates/schema'
import { retractUpdate } from '#lib/updates/standing'
import { UpdateView } from '#lib/updates/views'
import { embargoUpdate } from '#lib/updates/waiting'
import { testDatabase } from '#test/database'
import { aContributor, anUpdate, aStory } from '#test/factories'

testDatabase()

const ORIGIN = 'https://news.example'
const UNSEEN = 'Nobody but the desk may read this'
const [OLD, RIGHT, NOTE] = ['The toll is 44', 'The toll is 155 & rising', 'An earlier version said 44']
const [GONE, WHY, PLAIN] = ['The gunman is Old Name', 'It was another man', 'Polls have closed']
const [NAMED, MINOR, REMOVED] = ['The boy is called Planted', 'He is a minor', 'A stranger fired']
const WORDS = [OLD, RIGHT, NOTE, GONE, WHY, PLAIN, NAMED, MINOR, REMOVED]

interface Fact {
  id: string
  publishedAt: string | undefined
  changedAt: string | undefined
  /** Which of the words of this test it tells. */
  says: string[]
}

const said = (text: string) => WORDS.filter((words) => text.replaceAll('&amp;', '&').includes(words))
const idIn = (urn = '') => urn.replace(/^urn:uuid:/, '')

/** Articles of a page or of a list of changes; what a reader has to open to see is not what we say now. */
function factsOfHtml(html: string): Fact[] {
  return [...html.matchAll(/<article id="u-([\w-]+)"[\s\S]*?<\/article>/g)].map(([article, id = '']) => {
    const [publishedAt, changedAt = publishedAt] = [...article.matchAll(/dateTime="([^"]+)"/gi)].map(([, at]) => at)
    return { id, publishedAt, changedAt, says: said(article.replaceAll(/<details[\s\S]*?<\/details>/g, '')) }
  })
}

const Posting = z.object({
  liveBlogUpdate: z.array(
    z.object({
      '@id': z.string(),
      datePublished: z.string(),
      dateModified: z.string(),
      headline: z.string(),
      articleBody: z.string().optional(),
      correction: z
        .object({ '@type': z.literal('CorrectionComment'), text: z.string(), datePublished: z.string() })
        .optional(),
    }),
  ),
})

const factsOfJsonLd = (json: string): Fact[] =>
  Posting.parse(JSON.parse(json)).liveBlogUpdate.map((posting) => ({
    id: idIn(posting['@id']),
    publishedAt: posting.datePublished,
    changedAt: posting.dateModified,
    says: said(`${posting.headline} ${posting.articleBody} ${posting.correction?.text}`),
  }))

function factsOfFeed(source: string, format: FeedFormat): Fact[] {
  if (format === 'rss') {
    return (parseRssFeed(source).items ?? []).map((item) => ({
      id: idIn(item.guid?.value),
      // RSS tells seconds.
      publishedAt: item.pubDate && new Date(item.pubDate).toISOString(),
      changedAt: item.atom?.updated,
      says: said(`${item.title} ${item.description}`),
    }))
  }
  if (format === 'atom') {
    return (parseAtomFeed(source).entries ?? []).map((entry) => ({
      id: idIn(entry.id),
      publishedAt: entry.published,
      changedAt: entry.updated,
      says: said(`${entry.title?.value} ${entry.content?.value}`),
    }))
  }
  return (parseJsonFeed(source).items ?? []).map((item) => ({
    id: idIn(item.id),
    publishedAt: item.date_published,
    changedAt: item.date_modified,
    says: said(`${item.title} ${item.content_html}`),
  }))
}

/** The desk still has the words that were taken back or taken down: they are no answer to readers. */
const factOfApi = ({ id, publishedAt, amendedAt, state, body, note }: UpdateView): Fact => ({
  id,
  publishedAt: publishedAt ?? undefined,
  changedAt: amendedAt ?? publishedAt ?? undefined,
  says: state === 'pulled' ? [] : said(`${state === 'retracted' ? '' : textOf(body)} ${note ?? ''}`),
})

const inSeconds = (facts: Fact[]) =>
  facts.map((fact) => ({ ...fact, publishedAt: fact.publishedAt?.replace(/\.\d{3}Z$/, '.000Z') }))

async function surfacesOf(slug: string) {
  const story = await getStoryForReader(slug)
  const changes = await getChangesForReader(slug, 0)
  const feed = await getStoryFeedForReader(slug)
  if (!story || !changes || !feed) throw new Error('The story is not there')
  const site = siteFeed(await getSiteFeedForReader(), ORIGIN)
  return {
    page: renderToStaticMarkup(StoryPageBody({ story, url: `${ORIGIN}/live/${slug}` })),
    changes: renderToStaticMarkup(ChangeList({ changes })),
    jsonLd: structuredStory(story, `/live/${slug}`, ORIGIN),
    feeds: FEED_FORMATS.map((format) => ({ format, source: printFeed(storyFeed(feed, ORIGIN), format) })),
    siteFeeds: FEED_FORMATS.map((format) => ({ format, source: printFeed(site, format) })),
  }
}

const base = ({ id, version }: UpdateView) => ({ updateId: id, baseVersion: version })

/** One of everything that readers may not see. */
async function plantUnseen(by: Actor, storyId: string) {
  const inAnHour = new Date(Date.now() + 3_600_000).toISOString()
  const file = (fields: object) => anUpdate(by, storyId, { text: UNSEEN, headline: UNSEEN, ...fields })
  await file({})
  await file({ submit: true })
  await file({ hold: true })
  await file({ publishAt: inAnHour })
  await file({ publish: true, goingOut: true })
  await run(dropUpdate, by.id, base(await file({})), new Date())
  await run(embargoUpdate, by.id, { ...base(await file({ submit: true })), embargoUntil: inAnHour }, new Date())
}

test('page, list of changes, JSON-LD, feeds and API tell the same facts, and nothing that is not published', async () => {
  const ana = await aContributor()
  const story = await aStory(ana, { headline: 'A night in Ankara' })
  const plain = await anUpdate(ana, story.id, { text: PLAIN, publish: true })
  const wrong = await anUpdate(ana, story.id, { text: OLD, publish: true })
  const mended = await run(amendUpdate('typo'), ana.id, { ...base(wrong), text: `${OLD}.` }, new Date())
  const gone = await anUpdate(ana, story.id, { text: GONE, publish: true })
  const withheld = await anUpdate(ana, story.id, { text: NAMED, publish: true })
  const pulled = await anUpdate(ana, story.id, { text: REMOVED, headline: REMOVED, publish: true })
  await plantUnseen(ana, story.id)
  const later = new Date(Date.now() + 60_000)
  const second = { updateId: wrong.id, baseVersion: UpdateView.parse(mended.view).version }
  const correction = AmendUpdate.parse({ ...second, text: RIGHT, note: NOTE, line: true })
  await run(amendUpdate('correction'), ana.id, correction, later)
  await run(retractUpdate, ana.id, { ...base(gone), reason: WHY }, later)
  await run(retractUpdate, ana.id, { ...base(withheld), reason: MINOR, withholdReason: 'His name is in it.' }, later)
  await run(pullUpdate, ana.id, { ...base(pulled), reason: 'It named the wrong man.' }, later)

  const { updates } = await listUpdatesForDesk(db(), ana, { storyId: story.id })
  const byId = new Map(updates.map((update) => [update.id, factOfApi(update)]))
  const facts = [withheld.id, gone.id, wrong.id, plain.id].flatMap((id) => byId.get(id) ?? [])
  expect(facts.map(({ says }) => says)).toEqual([[MINOR], [WHY], [RIGHT, NOTE], [PLAIN]])
  // What was taken down keeps its place for those who had seen it, and is nothing for machines.
  const { publishedAt } = byId.get(pulled.id) ?? {}
  const place = { id: pulled.id, publishedAt, changedAt: publishedAt, says: [] }

  const { page, changes, jsonLd, feeds, siteFeeds } = await surfacesOf(story.slug)
  expect(factsOfHtml(page)).toEqual([place, ...facts])
  expect(factsOfHtml(changes)).toEqual([place, ...facts])
  expect(factsOfJsonLd(jsonLd)).toEqual(facts)
  for (const { format, source } of [...feeds, ...siteFeeds]) {
    const told = factsOfFeed(source, format).filter(({ id }) => byId.has(id))
    expect(told, format).toEqual(format === 'rss' ? inSeconds(facts) : facts)
  }

  // One line on top leads to the correction: in the page and in the list of changes, in nothing that machines read.
  const line = /<div class="correction-line" id="k-[\w-]+"[\s\S]*?<\/div>/g
  expect(page.match(line)).toHaveLength(1)
  expect(page.match(line)?.[0]).toContain(`href="#u-${wrong.id}"`)
  expect(said(page.match(line)?.[0] ?? '')).toEqual([NOTE])
  expect(changes.match(line)?.[0].replace(' data-page=""', '')).toBe(page.match(line)?.[0])
  expect(page.indexOf('class="correction-line"')).toBeLessThan(page.indexOf(`id="u-${gone.id}"`))
  expect(JSON.stringify({ jsonLd, feeds, siteFeeds })).not.toContain('Correction to')

  expect(jsonLd).not.toContain('<')
  expect(changes).not.toContain('application/ld+json')
  const everything = JSON.stringify({ page, changes, jsonLd, feeds, siteFeeds })
  for (const words of [UNSEEN, NAMED, 'Planted', REMOVED]) expect(everything).not.toContain(words)
  // A page may fold what we had said away; what machines repeat says it nowhere.
  const repeated = JSON.stringify({ jsonLd, feeds, siteFeeds })
  for (const words of [GONE, 'Old Name', OLD, pulled.id]) expect(repeated).not.toContain(words)
  for (const { id } of updates) if (!byId.get(id)?.publishedAt) expect(everything).not.toContain(id)
})

test('a feed still holds what was corrected long after it was news, and where it stands now', async () => {
  const ana = await aContributor()
  const story = await aStory(ana)
  const first = await anUpdate(ana, story.id, { text: OLD, publish: true })
  for (let number = 1; number <= 31; number += 1) await anUpdate(ana, story.id, { publish: true })
  const entries = async () => {
    const feed = await getStoryFeedForReader(story.slug)
    return feed ? storyFeed(feed, ORIGIN).entries : []
  }
  expect(await entries()).toHaveLength(30)
  const correction = AmendUpdate.parse({ ...base(first), text: RIGHT, note: NOTE })
  await run(amendUpdate('correction'), ana.id, correction, new Date())
  const last = (await entries()).at(-1)
  expect(last).toMatchObject({ id: `urn:uuid:${first.id}`, url: `${ORIGIN}/live/${story.slug}/page/1#u-${first.id}` })
  expect(last?.html).toContain(NOTE)
})

test('a story that ended leaves the site’s feed and keeps its own', async () => {
  const ana = await aContributor()
  const story = await aStory(ana)
  const update = await anUpdate(ana, story.id, { publish: true })
  const inSite = async () => (await getSiteFeedForReader()).updates.some((entry) => entry.update.id === update.id)
  expect(await inSite()).toBe(true)
  await db().$executeRaw`UPDATE "Story" SET "endedAt" = now() WHERE id = ${story.id}::uuid`
  expect(await inSite()).toBe(false)
  expect((await getStoryFeedForReader(story.slug))?.updates).toHaveLength(1)
})
