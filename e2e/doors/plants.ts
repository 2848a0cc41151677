import { randomBytes } from 'node:crypto'
import { makeClaim } from '#lib/box/making'
import { MakeClaim } from '#lib/box/schema'
import { banTerm, editBrief } from '#lib/briefs/commands'
import { getBriefForDesk } from '#lib/briefs/queries'
import { keepDraft } from '#lib/drafts/commands'
import { KeepDraft } from '#lib/drafts/schema'
import { describeImage } from '#lib/media/describing'
import { DescribeImage } from '#lib/media/schema'
import type { Actor } from '#lib/permissions'
import { db } from '#lib/platform/db'
import { newId } from '#lib/platform/ids'
import { createSection } from '#lib/sections/commands'
import { CreateSection } from '#lib/sections/schema'
import { keepInConfidence } from '#lib/sources/confidential'
import type { UpdateView } from '#lib/updates/views'
import { aContributor, aDraftStory, anUpdate, aStory } from '#test/factories'
import { ASK } from '#test/second-eyes'
import { change, EVEN_LATER, LATER, press } from '#test/transitions'
import type { World } from './world.ts'

/** Who may come across a planted word. */
export type For =
  /** Readers too: what shows that a search would have found the others. */
  | 'everybody'
  /** Everybody who is signed in. */
  | 'desk'
  /** Editors and admins. */
  | 'editors'
  /** Whoever wrote it; here nobody of the callers, or the reporter. */
  | 'nobody'
  | 'reporter'
  | 'admin'

export interface Plant {
  name: string
  word: string
  for: For
}

const plants: Plant[] = []

/** A word that stands nowhere else; letters and digits alone, so that no output writes it otherwise. */
function plant(name: string, whoFor: For = 'desk'): string {
  const word = `zq${name.replace(/\W/g, '')}${randomBytes(6).toString('hex')}`
  plants.push({ name, word, for: whoFor })
  return word
}

export interface Planted {
  plants: readonly Plant[]
  /** Whose address is planted. */
  personId: string
  storyId: string
  slug: string
  topicSlug: string
  /** Of whoever wrote what is published. */
  bylineSlug: string
  /** Published. */
  updateId: string
  /** By the state each is in. */
  updateIds: Record<string, string>
  imageId: string
  claimId: string
  draftStoryId: string
  /** An item of which somebody else keeps a draft. */
  draftItemId: string
}

/** Words wherever something waits, is kept back, is gone or is told in confidence. */
export async function plantWords(world: World): Promise<Planted> {
  const { desk, reporter } = world
  const personId = await plantPerson()
  const topic = `Doors ${randomBytes(3).toString('hex')}`
  const story = await aStory(desk, { headline: `Night ${plant('public headline', 'everybody')}`, topic })
  const file = (fields: object, by = reporter) => anUpdate(by, story.id, fields)
  const shown = {
    headline: plant('public update', 'everybody'),
    sources: [source(plant('public source', 'everybody'))],
  }
  const published = await anUpdate(desk, story.id, { ...shown, publish: true })
  // So that there is an older page too.
  for (let more = 0; more < 20; more += 1) await anUpdate(desk, story.id, { publish: true })
  const imageId = await aPicture(world, story.id)
  const claimId = newId()
  const updateIds = await plantUpdates(world, file, imageId)
  const identity = plant('identity', 'editors')
  await world.do(keepInConfidence, { updateId: published.id, identity, note: plant('note', 'editors') })
  const claim = { storyId: story.id, claimId, text: plant('claim'), question: plant('question') }
  await world.do(makeClaim, MakeClaim.parse({ ...claim, sources: [source(plant('claim source'))] }))
  await plantBrief(world, story.id)
  await writeDraft(world, story.id, newId(), plant('reporter’s draft', 'reporter'), reporter)
  const draftItemId = newId()
  await writeDraft(world, story.id, draftItemId, plant('editor’s draft', 'nobody'), desk)
  const { slug: bylineSlug } = await db().profile.findUniqueOrThrow({ where: { contributorId: desk.id } })
  return {
    ...{
      plants,
      personId,
      bylineSlug,
      storyId: story.id,
      slug: story.slug,
      topicSlug: story.topicSlug,
      updateId: published.id,
    },
    ...{ updateIds, imageId, claimId, draftStoryId: await aPlantedDraftStory(world), draftItemId },
  }
}

const source = (label: string) => ({ type: 'official', label }) as const

/** In the headline, the text, a source, an alternative text and a caption. */
function words(name: string, imageId: string, whoFor: For = 'desk') {
  const say = (part: string) => plant(`${name} ${part}`, whoFor)
  const paragraph = { type: 'paragraph' as const, content: [{ type: 'text' as const, text: say('text') }] }
  const image = { type: 'image' as const, attrs: { imageId, alt: say('alt'), caption: say('caption') } }
  return {
    headline: say('headline'),
    body: { type: 'doc' as const, content: [paragraph, image] },
    sources: [source(say('source'))],
  }
}

async function plantUpdates(
  { desk }: World,
  file: (fields: object, by?: Actor) => Promise<UpdateView>,
  imageId: string,
) {
  const draft = (name: string) => file(words(name, imageId))
  const why = (name: string) => ({ reason: plant(`${name} reason`, 'editors') })
  const made: Record<string, UpdateView> = {
    draft: await draft('draft'),
    submitted: await file({ ...words('submitted', imageId), submit: true }),
    held: await file({ ...words('held', imageId), hold: true }),
    scheduled: await change(desk, 'schedule', await draft('scheduled')),
    embargoed: await file({ ...words('embargoed', imageId), submit: true, embargoUntil: EVEN_LATER }),
    sentBack: await change(desk, 'sendBack', await file({ ...words('back', imageId), submit: true }), {
      note: plant('back note'),
    }),
    asked: await file({ ...words('asked', imageId), secondEyes: ASK, publish: true }, desk),
    pulled: await pulled(),
    withheld: await withheld(),
    amended: await changeAsked(),
  }
  const goingOut = await change(desk, 'goOut', await draft('goingOut'))
  // However slow the machine: it does not go out while we look.
  await db().liveUpdate.update({ where: { id: goingOut.id }, data: { publishAt: new Date(LATER) } })
  return Object.fromEntries(Object.entries({ ...made, goingOut }).map(([state, { id }]) => [state, id]))

  async function pulled() {
    const update = await file({ ...words('pulled', imageId, 'editors'), publish: true }, desk)
    return change(desk, 'pull', update, why('pulled'))
  }
  async function withheld() {
    const update = await file({ ...words('withheld', imageId, 'editors'), publish: true }, desk)
    return change(desk, 'withhold', await change(desk, 'retract', update), why('withheld'))
  }
  /** A change of what readers have, that waits for a second pair of eyes. */
  async function changeAsked() {
    const update = await file({ text: 'Polls close at nine.', publish: true }, desk)
    const proposal = { headline: plant('proposed headline'), secondEyes: ASK }
    await press(desk, 'amend', update, proposal)
    return update
  }
}

async function aPicture(world: World, storyId: string): Promise<string> {
  const { id, version } = await world.image(storyId)
  const said = { alt: plant('image alt'), caption: plant('image caption'), credit: plant('image credit') }
  await world.do(describeImage, DescribeImage.parse({ imageId: id, baseVersion: version, ...said }))
  return id
}

async function plantBrief(world: World, storyId: string): Promise<void> {
  const { version } = await getBriefForDesk(db(), world.desk, { storyId })
  await world.do(editBrief, { storyId, baseVersion: version, waitingFor: plant('waiting'), comesNext: plant('next') })
  await world.do(banTerm, { storyId, termId: newId(), term: plant('term'), why: plant('term why') })
}

async function writeDraft(world: World, storyId: string, itemId: string, text: string, by: Actor): Promise<void> {
  const draft = { itemId, storyId, itemType: 'update', baseVersion: 0, content: { text }, sheetId: newId() }
  await world.do(keepDraft, KeepDraft.parse({ ...draft, beganAt: new Date().toISOString() }), by)
}

async function aPlantedDraftStory(world: World): Promise<string> {
  const texts = { headline: plant('draft story'), standfirst: plant('draft standfirst'), lede: plant('draft lede') }
  const { id: storyId } = await aDraftStory(world.desk, { ...texts, topic: plant('draft topic') })
  const section = { storyId, sectionId: newId(), heading: plant('draft section'), text: plant('section text') }
  await world.do(createSection, CreateSection.parse(section))
  return storyId
}

/** Somebody whose address and hash of a password stand nowhere else. */
async function plantPerson(): Promise<string> {
  const { id } = await aContributor('reporter', 'Plan Ted')
  const secret = { email: `${plant('address', 'admin')}@example.test`, passwordHash: plant('hash', 'nobody') }
  await db().contributor.update({ where: { id }, data: secret })
  return id
}
