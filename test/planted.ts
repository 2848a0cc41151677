import { renderToStaticMarkup } from 'react-dom/server'
import { BylineChangeList, BylinePage } from '#components/reader/byline-page'
import { ChangeList } from '#components/reader/change-list'
import { StoryPageBody } from '#components/reader/story-page-body'
import { UpdateRecordBody } from '#components/reader/update-record'
import { type Command, run } from '#lib/api/run'
import { getBylineFeedForReader, getBylinePageForReader } from '#lib/bylines/reader'
import { bylineFeed, siteFeed, storyFeed } from '#lib/feeds/feed'
import { FEED_FORMATS } from '#lib/feeds/formats'
import { printFeed } from '#lib/feeds/print-feed'
import { structuredStory } from '#lib/feeds/structured-data'
import { structuredPerson } from '#lib/feeds/structured-person'
import { getCorrectionsForReader, getLogForReader, getStoryAsOf, getUpdateForReader } from '#lib/history/reader'
import type { Actor } from '#lib/permissions'
import { db } from '#lib/platform/db'
import { newId } from '#lib/platform/ids'
import { getChangesForReader } from '#lib/stories/changes'
import {
  getFrontForReader,
  getOlderPageForReader,
  getSiteFeedForReader,
  getStoryFeedForReader,
  getStoryForReader,
  getTopicForReader,
} from '#lib/stories/reader'
import { amendUpdate } from '#lib/updates/amending'
import { createUpdate } from '#lib/updates/commands'
import { CreateUpdate } from '#lib/updates/schema'
import { aStory } from '#test/factories'

export const WHY = 'It named a minor.'
export const ORIGIN = 'https://news.example'
let clock = Date.now()
export const perform = async (command: unknown, input: object, by: Actor) => {
  clock += 1_000
  return (await run(command as Command<object, { id: string; version: number }>, by.id, input, new Date(clock)))
    .view as {
    id: string
    version: number
  }
}
export const ofUpdate = async (updateId: string) => ({
  updateId,
  baseVersion: (await db().liveUpdate.findUniqueOrThrow({ where: { id: updateId } })).version,
  reason: WHY,
})
export const ofStory = async (storyId: string) => ({
  storyId,
  baseVersion: (await db().story.findUniqueOrThrow({ where: { id: storyId } })).version,
  reason: WHY,
})
export const ofImage = async (imageId: string) => ({
  imageId,
  baseVersion: (await db().image.findUniqueOrThrow({ where: { id: imageId } })).version,
  reason: WHY,
})

export async function anImage(ana: Actor, storyId: string) {
  const id = newId()
  const stored = { uploadedAt: new Date(), storedAt: new Date(), hash: 'h', width: 900, height: 600, bytes: 9 }
  await db().image.create({ data: { id, storyId, uploadedById: ana.id, ...stored } })
  return id
}

let planted = 0

/** The words in the text, the headline, an alternative text, a caption, a source's label and a correction's note. */
export async function aPlantedUpdate(ana: Actor) {
  planted += 1
  const mark = `Zyxwv${planted}x`
  const story = await aStory(ana, { headline: 'The night', topic: `Night ${newId().slice(-6)}` })
  const imageId = await anImage(ana, story.id)
  const words = { type: 'text' as const, text: `${mark}text did it.` }
  const body = {
    type: 'doc' as const,
    content: [
      { type: 'paragraph' as const, content: [words] },
      { type: 'image' as const, attrs: { imageId, alt: `${mark}alt at the door`, caption: `${mark}capt` } },
    ],
  }
  const sources = [{ type: 'official', label: `${mark}label, minister` }]
  const filed = { storyId: story.id, updateId: newId(), headline: `${mark}head`, body, sources }
  const { id } = await perform(createUpdate, CreateUpdate.parse({ ...filed, publish: true, pin: true, key: true }), ana)
  const { reason: _, ...base } = await ofUpdate(id)
  const corrected = { ...base, headline: `${mark}head twice`, note: `We said ${mark}note was elsewhere.` }
  await perform(amendUpdate('correction'), corrected, ana)
  return { story, id, imageId, mark }
}

/** All that readers, archives and machines are given of a story and beside it, as text. */
export async function everythingOf(
  { slug, id: storyId }: { slug: string; id: string },
  updateId: string,
  /** Of a contributor's page. */
  person = '',
): Promise<string> {
  const story = await getStoryForReader(slug)
  const changes = await getChangesForReader(slug, 0)
  const feed = await getStoryFeedForReader(slug)
  const record = await getUpdateForReader(slug, updateId)
  const site = siteFeed(await getSiteFeedForReader(), ORIGIN)
  const { revision, topicSlug } = await db().story.findUniqueOrThrow({ where: { id: storyId } })
  // One after the other: all at once would wait longer for a connection than readers do.
  const then = []
  for (let number = 1; number <= revision; number += 1) then.push(await getStoryAsOf(slug, number))
  const printed = [
    story && renderToStaticMarkup(StoryPageBody({ story, url: `${ORIGIN}/live/${slug}` })),
    changes && renderToStaticMarkup(ChangeList({ changes })),
    record && renderToStaticMarkup(UpdateRecordBody({ record, url: ORIGIN })),
    story && structuredStory(story, `/live/${slug}`, ORIGIN),
    ...FEED_FORMATS.flatMap((format) => [feed && printFeed(storyFeed(feed, ORIGIN), format), printFeed(site, format)]),
  ]
  const read = [story, changes, feed, record, then, await getOlderPageForReader(slug, 1), await getLogForReader(slug)]
  const around = [await getCorrectionsForReader(), await getFrontForReader(), await getTopicForReader(topicSlug)]
  const page = await getBylinePageForReader(person)
  const theirs = await getBylineFeedForReader(person)
  const ofPerson = page && [
    ...[BylinePage({ page }), BylineChangeList({ page, after: 0 })].map((element) => renderToStaticMarkup(element)),
    ...FEED_FORMATS.map((format) => theirs && printFeed(bylineFeed(theirs, ORIGIN), format)),
    ...[structuredPerson(page, ORIGIN), page],
  ]
  return JSON.stringify([printed, read, around, ofPerson])
}
