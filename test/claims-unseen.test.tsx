import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, expect, it } from 'vitest'
import { ChangeList } from '#components/reader/change-list'
import { StoryAsOfBody } from '#components/reader/story-as-of'
import { StoryLogBody } from '#components/reader/story-log'
import { StoryPageBody } from '#components/reader/story-page-body'
import { Timeline } from '#components/reader/timeline'
import { siteFeed, storyFeed } from '#lib/feeds/feed'
import { FEED_FORMATS } from '#lib/feeds/formats'
import { printFeed } from '#lib/feeds/print-feed'
import { structuredStory } from '#lib/feeds/structured-data'
import { getCorrectionsForReader, getLogForReader, getStoryAsOf } from '#lib/history/reader'
import type { Actor } from '#lib/permissions'
import { getChangesForReader } from '#lib/stories/changes'
import {
  getFrontForReader,
  getOlderPageForReader,
  getSiteFeedForReader,
  getStoryFeedForReader,
  getStoryForReader,
} from '#lib/stories/reader'
import { ASKED, claimsBy } from '#test/claims'
import { testDatabase } from '#test/database'
import { aContributor, anUpdate, aStory } from '#test/factories'

testDatabase()

let ana: Actor
beforeAll(async () => {
  ana = await aContributor('editor', 'Ana')
})

const { make, box, become, edit, takeOut } = claimsBy(() => ana)

/** All that a reader can reach of a story, as it is printed. */
async function allThatReadersReach(slug: string): Promise<string> {
  const [page, changes, older, log] = [
    await getStoryForReader(slug),
    await getChangesForReader(slug, 0),
    await getOlderPageForReader(slug, 1),
    await getLogForReader(slug),
  ]
  if (!page || !changes || !older || !log) throw new Error('A page is missing')
  const states = await Promise.all(Array.from({ length: page.revision }, (_, index) => getStoryAsOf(slug, index + 1)))
  const origin = 'https://news.example'
  const [feed, site] = [await getStoryFeedForReader(slug), await getSiteFeedForReader()]
  const feeds = FEED_FORMATS.flatMap((format) => [
    feed ? printFeed(storyFeed(feed, origin), format) : '',
    printFeed(siteFeed(site, origin), format),
  ])
  return [
    renderToStaticMarkup(<StoryPageBody story={page} url={origin} />),
    renderToStaticMarkup(<ChangeList changes={changes} />),
    renderToStaticMarkup(<Timeline story={older} updates={older.updates} />),
    renderToStaticMarkup(<StoryLogBody log={log} url={origin} />),
    ...states.map((asOf) => asOf && renderToStaticMarkup(<StoryAsOfBody asOf={asOf} url={origin} />)),
    structuredStory(page, `/live/${slug}`, origin),
    ...feeds,
    ...[page, changes, older, log, states, await getCorrectionsForReader(), await getFrontForReader()].map((view) =>
      JSON.stringify(view),
    ),
  ].join('\n')
}

it('readers reach no word of a claim that is the desk’s alone, nor the statement of what is not confirmed', async () => {
  const story = await aStory(ana)
  for (let count = 0; count < 21; count += 1) await anUpdate(ana, story.id, { publish: true })
  const planted = ['plumbago', 'quillwort', 'sarsaparilla', 'tamarisk', 'umbellifer']
  const [own, ownAsk, hidden, why, later] = planted
  const desk = await make(story.id, { text: `The ${own} man`, question: `Whether ${ownAsk}` })
  await become(desk, 'disputed', { reason: `Because of ${why}` })
  const claim = await box(story.id, { text: `The ${hidden} did it`, question: ASKED, status: 'unconfirmed' })
  const disputed = await become(claim, 'disputed', { reason: `Because of ${why}` })
  const corrected = await edit(disputed, { question: 'Whether he did', kind: 'correction', note: 'Wrongly asked.' })
  const out = await takeOut(await box(story.id, { text: 'It was seen.' }))
  await edit(out, { text: `The ${later} words` })
  await edit(corrected, { text: `The ${hidden} did all` })
  const reached = await allThatReadersReach(story.slug)
  expect(reached).toContain('Whether he did')
  expect(reached).toContain(ASKED)
  for (const words of planted) expect(reached, words).not.toContain(words)
  expect(reached).not.toContain(desk.id)
})
