import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith'
import { describe, expect, test } from 'vitest'
import { siteFeed, storyFeed } from '#lib/feeds/feed'
import { FEED_FORMATS } from '#lib/feeds/formats'
import { readNumbers } from '#lib/feeds/numbers'
import { printFeed } from '#lib/feeds/print-feed'
import { docOf } from '#lib/richtext/text'
import type { PlacedUpdate, StoryFeedForReader } from '#lib/stories/feed-views'
import type { UpdateForReader } from '#lib/stories/reader-views'

const byline = (name: string) => ({ name, slug: null })

const ORIGIN = 'https://news.example'
const site = { name: 'The Meridian', language: 'en', epoch: 'e-1', mastheadRevision: 3, breaking: null, policies: {} }

const anUpdate = (fields: Partial<UpdateForReader> = {}): PlacedUpdate => ({
  href: '/live/ankara#u-1',
  update: {
    id: '1',
    ordinal: 1,
    revision: 2,
    publishedAt: '2016-12-19T16:20:00.000Z',
    occurredAt: null,
    headline: null,
    body: docOf(['Polls closed at eight. Counting has begun.', 'More soon']),
    bylines: [],
    amendment: null,
    ...fields,
  },
})

const aStory = (updates: PlacedUpdate[], fields: Partial<StoryFeedForReader> = {}): StoryFeedForReader => ({
  ...{ id: 's-1', siteRevision: 9, slug: 'ankara', state: 'live', headline: 'Ambassador shot', shortHeadline: 'Shot' },
  ...{ standfirst: 'What we know', topic: 'World', topicSlug: 'world', timeZone: 'Europe/Istanbul', place: '' },
  ...{ language: 'en', publishedAt: '2016-12-19T16:00:00.000Z', changedAt: '2016-12-19T18:02:00.000Z' },
  ...{
    leadImage: null,
    site,
    revision: 12,
    textRevision: 1,
    bylinesRevision: 0,
    endedAt: null,
    lede: docOf([]),
    listHeading: '',
  },
  ...{ credit: null, amendment: null, updates },
  ...fields,
})

const printed = (updates: PlacedUpdate[], fields: Partial<StoryFeedForReader> = {}) => {
  const feed = storyFeed(aStory(updates, fields), ORIGIN)
  const [rss, atom, json] = FEED_FORMATS.map((format) => printFeed(feed, format))
  return { feed, rss: rss ?? '', atom: atom ?? '', json: json ?? '' }
}

/** The one entry, as each parser reads it. */
function read(updates: PlacedUpdate[], fields: Partial<StoryFeedForReader> = {}) {
  const { rss, atom, json } = printed(updates, fields)
  const [item] = parseRssFeed(rss).items ?? []
  const [entry] = parseAtomFeed(atom).entries ?? []
  const [thing] = parseJsonFeed(json).items ?? []
  return {
    titles: [item?.title, entry?.title?.value, thing?.title],
    html: [item?.description, entry?.content?.value, thing?.content_html],
    ids: [item?.guid?.value, entry?.id, thing?.id],
    urls: [item?.link, entry?.links?.[0]?.href, thing?.url],
    updated: [item?.atom?.updated, entry?.updated, thing?.date_modified],
    published: [new Date(item?.pubDate ?? 0).toISOString(), entry?.published, thing?.date_published],
    authors: [item?.dc?.creators, entry?.authors?.map(({ name }) => name), thing?.authors?.map(({ name }) => name)],
  }
}

test('what is not confirmed says so first, and whose word it is last, where the sentence does not', () => {
  const label = 'Turkish interior minister, press conference'
  const told = anUpdate({ verification: 'unconfirmed', sources: [{ type: 'official', label }] })
  const { titles, html } = read([told])
  for (const title of titles) expect(title).toBe('Not yet confirmed: Polls closed at eight.')
  for (const text of html) {
    expect(text).toMatch(/<strong[^>]*>Not yet confirmed<\/strong><\/p><p>Polls closed/)
    expect(text).toMatch(/<p>According to Turkish interior minister, press conference<\/p><\/div>$/)
  }
  const [ours] = read([anUpdate({ verification: 'confirmed', sources: [{ type: 'official', label }] })]).html
  expect(ours).not.toMatch(/According to|confirmed/)
})

const all = <T>(value: T): T[] => [value, value, value]
const plain = (html: string) => `<div lang="en" dir="ltr">${html}</div>`

describe('a feed', () => {
  test('tells in every format whose it is, and at which number', () => {
    const { rss, atom, json } = printed([anUpdate()])
    expect(parseRssFeed(rss)).toMatchObject({
      title: 'Ambassador shot – The Meridian',
      link: `${ORIGIN}/live/ankara`,
      description: 'What we know',
      language: 'en',
      atom: { links: [{ rel: 'self', href: `${ORIGIN}/live/ankara/feed.rss`, type: 'application/rss+xml' }] },
    })
    expect(parseAtomFeed(atom)).toMatchObject({
      id: 'urn:uuid:s-1',
      title: { value: 'Ambassador shot – The Meridian' },
      updated: '2016-12-19T18:02:00.000Z',
      authors: [{ name: 'The Meridian' }],
    })
    expect(parseJsonFeed(json)).toMatchObject({
      title: 'Ambassador shot – The Meridian',
      home_page_url: `${ORIGIN}/live/ankara`,
      feed_url: `${ORIGIN}/live/ankara/feed.json`,
    })
    const numbers = { epoch: 'e-1', revision: 12, masthead: 3 }
    expect([readNumbers(rss, 'rss'), readNumbers(atom, 'atom'), readNumbers(json, 'json')]).toEqual(all(numbers))
  })
  test('that was cut, or is something else, has no number', () => {
    const { rss, json } = printed([anUpdate()])
    expect(readNumbers(rss.slice(0, -9), 'rss')).toBeNull()
    expect(readNumbers(rss, 'atom')).toBeNull()
    expect(readNumbers(json.slice(0, -9), 'json')).toBeNull()
    expect(readNumbers('<!DOCTYPE html><html></html>', 'rss')).toBeNull()
  })
  test('of a newsroom that has published nothing is a feed', () => {
    const feed = siteFeed({ site, revision: 0, updates: [] }, ORIGIN)
    expect(parseAtomFeed(printFeed(feed, 'atom'))).toMatchObject({
      id: `${ORIGIN}/`,
      updated: '1970-01-01T00:00:00.000Z',
    })
    expect(parseRssFeed(printFeed(feed, 'rss')).title).toBe('The Meridian')
    expect(JSON.parse(printFeed(feed, 'json'))).toMatchObject({ title: 'The Meridian', items: [] })
    for (const format of FEED_FORMATS)
      expect(readNumbers(printFeed(feed, format), format)).toMatchObject({ revision: 0 })
  })
})

describe('an entry', () => {
  test('is an update: its first sentence, its text, its place and times', () => {
    const entry = read([anUpdate({ bylines: [byline('Ana Kaya'), byline('Reuters')] })])
    expect(entry.titles).toEqual(all('Polls closed at eight.'))
    expect(entry.html).toEqual(all(plain('<p>Polls closed at eight. Counting has begun.</p><p>More soon</p>')))
    expect(entry.ids).toEqual(all('urn:uuid:1'))
    expect(entry.urls).toEqual(all(`${ORIGIN}/live/ankara#u-1`))
    expect(entry.published).toEqual(all('2016-12-19T16:20:00.000Z'))
    expect(entry.updated).toEqual(all('2016-12-19T16:20:00.000Z'))
    expect(entry.authors).toEqual(all(['Ana Kaya', 'Reuters']))
  })
  test('has its headline as its title, or as much of a long sentence as is read', () => {
    expect(read([anUpdate({ headline: 'Polls & <urns>' })]).titles).toEqual(all('Polls & <urns>'))
    const [title = ''] = read([anUpdate({ body: docOf(['word '.repeat(60)]) })]).titles
    expect(title).toMatch(/^(word )+…$/)
    expect(title.length).toBeLessThan(105)
  })
  test('says first what was wrong, and keeps its id', () => {
    const amendment = { kind: 'correction', at: '2016-12-19T18:02:00.000Z', note: '44 <were> killed' } as const
    const entry = read([anUpdate({ amendment })])
    const said = '<p><strong lang="en" dir="ltr">Corrected 21:02:</strong> 44 &lt;were&gt; killed</p>'
    expect(entry.html).toEqual(all(plain(`${said}<p>Polls closed at eight. Counting has begun.</p><p>More soon</p>`)))
    expect(entry.updated).toEqual(all('2016-12-19T18:02:00.000Z'))
    expect(entry.ids).toEqual(all('urn:uuid:1'))
  })
  test('names the date where it was corrected on another day', () => {
    const amendment = { kind: 'clarification', at: '2016-12-20T18:02:00.000Z', note: 'He resigned' } as const
    expect(read([anUpdate({ amendment })]).html[0]).toContain('Clarified 21:02 on 20 December 2016:</strong> He')
  })
  test('mends a typing error without a word', () => {
    const amendment = { kind: 'typo', at: '2016-12-19T18:02:00.000Z', note: null } as const
    const entry = read([anUpdate({ amendment })])
    expect(entry.html[0]).not.toContain('<strong')
    expect(entry.updated).toEqual(all('2016-12-19T18:02:00.000Z'))
  })
  test('that was retracted says so and why, and nowhere what it had said', () => {
    const amendment = { kind: 'retraction', at: '2016-12-19T18:02:00.000Z', note: 'It was another man' } as const
    const update = anUpdate({ amendment, headline: 'Gunman named', body: docOf(['His name is Old Words']) })
    const { rss, atom, json } = printed([update])
    for (const feed of [rss, atom, json]) {
      expect(feed).toContain('Retracted 21:02')
      expect(feed).toContain('It was another man')
      expect(feed).not.toMatch(/Gunman|Old Words/)
    }
  })
  test('that was moved leads to where its words are', () => {
    const moved = { at: '2016-12-19T19:00:00.000Z', href: '/live/bridge#u-9', headline: 'A bridge' }
    const { rss, atom, json } = printed([anUpdate({ moved, body: docOf(['Old words']), bylines: [byline('Ana')] })])
    for (const feed of [rss, atom, json]) {
      expect(feed).toContain('https://news.example/live/bridge#u-9')
      expect(feed).not.toContain('Old words')
    }
  })
  test('carries its language and direction', () => {
    const entry = read([anUpdate()], { language: 'ar' })
    expect(entry.html[0]).toMatch(/^<div lang="ar" dir="rtl">/)
    expect(printed([anUpdate()], { language: 'ar' }).atom).toContain('xml:lang="ar"')
  })
  test('is readable whatever somebody wrote', () => {
    const words = 'a ]]> b </item> <script>alert(1)</script> &amp; \u0000\u0008\u001b\ud800\uffff c'
    const entry = read([anUpdate({ headline: words, body: docOf([words]), bylines: [byline(words)] })])
    const kept = 'a ]]> b </item> <script>alert(1)</script> &amp;  c'
    expect(entry.titles).toEqual(all(kept))
    expect(entry.authors).toEqual(all([kept]))
    const escaped = kept.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
    expect(entry.html).toEqual(all(plain(`<p>${escaped}</p>`)))
  })
})
