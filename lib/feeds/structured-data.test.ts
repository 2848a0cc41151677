import { expect, test } from 'vitest'
import { structuredStory } from '#lib/feeds/structured-data'
import { docOf } from '#lib/richtext/text'
import type { Amendment, UpdateForReader } from '#lib/stories/reader-views'

type Story = Parameters<typeof structuredStory>[0]

const ORIGIN = 'https://news.example'
const AT = '2016-12-19T18:02:00.000Z'

const anUpdate = (fields: Partial<UpdateForReader> = {}): UpdateForReader => ({
  ...{ id: '1', ordinal: 1, revision: 2, publishedAt: '2016-12-19T16:20:00.000Z', occurredAt: null, headline: null },
  ...{ body: docOf(['Polls closed at eight.', 'More soon']), bylines: [], amendment: null },
  ...fields,
})

const aStory = (fields: Partial<Story> = {}): Story => ({
  ...{ id: 's-1', siteRevision: 9, slug: 'ankara', state: 'live', headline: 'Ambassador shot', shortHeadline: 'Shot' },
  ...{ standfirst: '', topic: 'World', topicSlug: 'world', timeZone: 'Europe/Istanbul', place: '', language: 'tr' },
  ...{
    publishedAt: '2016-12-19T16:00:00.000Z',
    changedAt: AT,
    leadImage: null,
    revision: 12,
    textRevision: 1,
    bylinesRevision: 0,
  },
  ...{ endedAt: null, lede: docOf([]), listHeading: '', credit: null, amendment: null, next: null },
  site: { name: 'The Meridian', language: 'en', epoch: 'e-1', mastheadRevision: 3, breaking: null, policies: {} },
  updates: [anUpdate()],
  ...fields,
})

const read = (fields: Partial<Story> = {}, path = '/live/ankara') =>
  JSON.parse(structuredStory(aStory(fields), path, ORIGIN))

test('a running story, with its updates', () => {
  expect(read()).toMatchObject({
    '@type': 'LiveBlogPosting',
    '@id': `${ORIGIN}/live/ankara`,
    headline: 'Ambassador shot',
    inLanguage: 'tr',
    coverageStartTime: '2016-12-19T16:00:00.000Z',
    dateModified: AT,
    liveBlogUpdate: [
      {
        '@type': 'BlogPosting',
        '@id': 'urn:uuid:1',
        url: `${ORIGIN}/live/ankara#u-1`,
        headline: 'Polls closed at eight.',
        articleBody: 'Polls closed at eight.\n\nMore soon',
        datePublished: '2016-12-19T16:20:00.000Z',
        dateModified: '2016-12-19T16:20:00.000Z',
        author: { '@type': 'Organization', name: 'The Meridian' },
      },
    ],
  })
  expect(read()).not.toHaveProperty('coverageEndTime')
  expect(read({ endedAt: AT }).coverageEndTime).toBe(AT)
})

test('an older page tells its part of the same story', () => {
  const page = read({}, '/live/ankara/page/2')
  expect([page['@id'], page.url]).toEqual([`${ORIGIN}/live/ankara`, `${ORIGIN}/live/ankara/page/2`])
  expect(page.liveBlogUpdate[0].url).toBe(`${ORIGIN}/live/ankara/page/2#u-1`)
})

test('what was wrong is said, and what was not wrong is no correction', () => {
  const amended = (kind: Amendment['kind']) =>
    read({ updates: [anUpdate({ amendment: { kind, at: AT, note: '44 were killed' } })] }).liveBlogUpdate[0]
  expect(amended('correction')).toMatchObject({
    dateModified: AT,
    articleBody: 'Polls closed at eight.\n\nMore soon',
    correction: { '@type': 'CorrectionComment', text: '44 were killed', datePublished: AT },
  })
  expect(amended('development')).not.toHaveProperty('correction')
  expect(read({ amendment: { kind: 'correction', at: AT, note: 'He lives' } }).correction.text).toBe('He lives')
})

test('what was taken back or went elsewhere is not repeated', () => {
  const words = { headline: 'Gunman named', body: docOf(['His name is Old Words']) }
  const amendment = { kind: 'retraction', at: AT, note: 'It was another man' } as const
  const moved = { at: AT, href: '/live/bridge#u-9', headline: 'A bridge' }
  const json = structuredStory(
    aStory({ updates: [anUpdate({ ...words, amendment }), anUpdate({ ...words, id: '2', moved })] }),
    '/live/ankara',
    ORIGIN,
  )
  expect(json).not.toMatch(/Gunman|Old Words|urn:uuid:2/)
  expect(JSON.parse(json).liveBlogUpdate).toMatchObject([
    { headline: 'Retracted 21:02', correction: { text: 'It was another man' } },
  ])
})

test('no words end its element', () => {
  const words = '</script><script>alert(1)</script><!--'
  const json = structuredStory(aStory({ headline: words, updates: [anUpdate({ headline: words })] }), '/', ORIGIN)
  expect(json).not.toContain('<')
  expect(JSON.parse(json).headline).toBe(words)
})
