import type { z } from 'zod'
import type { ParsedArticle } from '#lib/importing/parsed-article'
import type { ImportArticle } from '#lib/imports/schema'
import type { ImportView } from '#lib/imports/views'
import type { Actor } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import { newId } from '#lib/platform/ids'
import { validate } from '#lib/platform/validate'
import { Doc } from '#lib/richtext/schema'
import { docOf } from '#lib/richtext/text'
import { createSection } from '#lib/sections/commands'
import { createStory, publishStory } from '#lib/stories/commands'
import { getStoryView } from '#lib/stories/queries'
import { createUpdate } from '#lib/updates/commands'

/** What one transaction publishes well within its time limit; an article with more is several stories. */
const MAX_BULLETS = 200

/** Makes a draft story, or a published one, of a parsed article. The order is the text's; no time is invented. */
export async function importArticle(
  tx: Tx,
  actor: Actor,
  { parsed, publish, headline, ...settings }: z.infer<typeof ImportArticle>,
  now: Date,
): Promise<ImportView> {
  const { storyId } = settings
  if (parsed.bullets.length > MAX_BULLETS) {
    throw new AppError(
      'invalid',
      `This text has ${parsed.bullets.length} bullets; split it into stories of ${MAX_BULLETS}.`,
    )
  }
  const title = headline ?? parsed.headline
  if (!title) throw new AppError('invalid', 'No headline was found in this text; give it one.')
  const listHeading = parsed.listHeading ?? 'Here’s what we know right now'
  const { credit } = parsed
  const lede = docWithCaptions(parsed.lede, captionsAfter(parsed, 0))
  const texts = { headline: title, shortHeadline: '', standfirst: '', place: '', listHeading, lede, credit }
  const { version } = await createStory(tx, actor, { ...settings, ...texts }, now)

  for (const [position, { heading, paragraphs }] of parsed.sections.entries()) {
    const section = { storyId, sectionId: newId(), heading, position, body: docWithCaptions(paragraphs, []) }
    await createSection(tx, actor, section, now)
  }
  const updates = await fileBullets(tx, actor, storyId, parsed, now)
  if (publish) await publishStory(tx, actor, { storyId, baseVersion: version, updates }, now)
  return { story: await getStoryView(tx, storyId), parsed }
}

/** Files the bullets as drafts, the last one first, so that they stand in the room and on the page in the text's order. */
async function fileBullets(tx: Tx, actor: Actor, storyId: string, parsed: ParsedArticle, now: Date) {
  const filed: { updateId: string; baseVersion: number }[] = []
  for (const [index, { paragraphs }] of [...parsed.bullets.entries()].reverse()) {
    const update = {
      storyId,
      updateId: newId(),
      headline: null,
      occurredAt: null,
      bylines: [],
      body: docWithCaptions(paragraphs, captionsAfter(parsed, index + 1)),
    }
    const { id, version } = await createUpdate(tx, actor, update, now)
    filed.unshift({ updateId: id, baseVersion: version })
  }
  return filed
}

const captionsAfter = ({ captions }: ParsedArticle, bullet: number): string[] =>
  captions.filter(({ afterBullet }) => afterBullet === bullet).map(({ text }) => text)

/** A caption waits for its image: the desk sees it at its place, readers see nothing until the image is there. */
function docWithCaptions(paragraphs: string[], captions: string[]): Doc {
  const images = captions.map((caption) => ({ type: 'image', attrs: { imageId: null, caption } }))
  return validate(Doc, { type: 'doc', content: [...docOf(paragraphs).content, ...images] })
}
