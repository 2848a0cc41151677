import { getAccuracyForDesk } from '#lib/accuracy/queries'
import { changeStatus } from '#lib/box/standing'
import { banTerm, takeDesk } from '#lib/briefs/commands'
import { getBriefForDesk } from '#lib/briefs/queries'
import { db } from '#lib/platform/db'
import { newId } from '#lib/platform/ids'
import { showPresence } from '#lib/presence/commands'
import { endStory } from '#lib/stories/commands'
import { givePublishing } from '#lib/stories/publishers'
import type { StoryView } from '#lib/stories/views'
import { pullStory } from '#lib/takedowns/stories'
import { DEAD } from '#test/second-eyes'
import type { Call, Samples } from './call.ts'
import type { World } from './world.ts'

const WHY = { reason: 'It named a minor.' }
const STORY = '/api/v1/stories/[storyId]'
const CLAIM = '/api/v1/claims/[claimId]'

const of = ({ id, version }: Pick<StoryView, 'id' | 'version'>, body: object = {}): Call => ({
  params: { storyId: id },
  body: { baseVersion: version, ...body },
})

/** On a published story. */
const on =
  (body: object = {}) =>
  async (world: World) =>
    of(await world.story(), body)

/** Where the story's version is not asked. */
const at = (body: () => object) => async (world: World) => ({
  params: { storyId: (await world.story()).id },
  body: body(),
})

const onClaim =
  (how: 'ours' | 'boxed', body: object = {}) =>
  async (world: World) => {
    const { id, version } = await world.claim(how)
    return { params: { claimId: id }, body: { baseVersion: version, ...body } }
  }

export const STORY_SAMPLES: Samples = {
  'POST /api/v1/stories': async () => ({
    body: { storyId: newId(), headline: 'A story', topic: 'Doors', timeZone: 'Europe/Istanbul' },
  }),
  [`PATCH ${STORY}`]: on({ headline: 'Another headline', kind: 'typo' }),
  [`POST ${STORY}/publication`]: async (world) => of(await world.draftStory()),
  [`POST ${STORY}/ending`]: on(),
  [`POST ${STORY}/reopening`]: async (world) => {
    const { id, version } = await world.story()
    return of(await world.do(endStory, { storyId: id, baseVersion: version, banReason: undefined }))
  },
  [`POST ${STORY}/folding`]: async (world) => of(await world.story(), { intoId: (await world.story()).id }),
  [`POST ${STORY}/continuation`]: async (world) =>
    of(await world.story(), { newStoryId: newId(), headline: 'Day two' }),
  [`POST ${STORY}/related`]: async (world) => of(await world.story(), { relatedIds: [(await world.story()).id] }),
  [`POST ${STORY}/reminder`]: on({ quietMinutes: 15 }),
  [`POST ${STORY}/take-down`]: on(WHY),
  [`DELETE ${STORY}/take-down`]: async (world) => {
    const { id, version } = await world.story()
    return of(await world.do(pullStory, { storyId: id, baseVersion: version, ...WHY }), WHY)
  },
  [`PATCH ${STORY}/brief`]: async (world) => {
    const { id: storyId } = await world.story()
    const { version } = await getBriefForDesk(db(), world.desk, { storyId })
    return of({ id: storyId, version }, { waitingFor: 'The hospital' })
  },
  [`POST ${STORY}/handover`]: at(() => ({ handoverId: newId() })),
  [`DELETE ${STORY}/handover`]: async (world, who) => {
    const [{ id: storyId }, handoverId] = [await world.story(), newId()]
    await world.do(takeDesk, { storyId, handoverId }, who.role === 'reporter' ? world.desk : who)
    return { params: { storyId }, body: { handoverId } }
  },
  [`POST ${STORY}/terms`]: at(() => ({ termId: newId(), term: 'Karlov' })),
  'POST /api/v1/terms/[termId]/lifting': async (world) => {
    const termId = newId()
    await world.do(banTerm, { storyId: (await world.story()).id, termId, term: 'Karlov', why: '' })
    return { params: { termId }, body: {} }
  },
  [`POST ${STORY}/presence`]: at(() => ({ tabId: newId() })),
  [`DELETE ${STORY}/presence`]: async (world, who) => {
    const shown = { storyId: (await world.story()).id, tabId: newId(), words: '', editingId: null }
    await world.do(showPresence, shown, who)
    return { params: { storyId: shown.storyId }, body: { tabId: shown.tabId } }
  },
  [`POST ${STORY}/publishers`]: async (world) => ({
    params: { storyId: (await world.story()).id },
    body: { contributorId: world.reporter.id },
  }),
  [`DELETE ${STORY}/publishers`]: async (world) => {
    const given = { storyId: (await world.story()).id, contributorId: world.reporter.id }
    await world.do(givePublishing, given)
    return { params: { storyId: given.storyId }, body: { contributorId: given.contributorId } }
  },
  [`POST ${STORY}/sections`]: at(() => ({ sectionId: newId(), heading: 'Before', text: 'It was quiet.' })),
  'PATCH /api/v1/sections/[sectionId]': async (world) => {
    const { id, version } = await world.section()
    return { params: { sectionId: id }, body: { baseVersion: version, heading: 'Before that', kind: 'typo' } }
  },
  'POST /api/v1/sections/[sectionId]/removal': async (world) => {
    const { id, version } = await world.section()
    return { params: { sectionId: id }, body: { baseVersion: version } }
  },
  [`POST ${STORY}/box`]: at(() => ({ claimId: newId(), text: 'He acted alone' })),
  [`POST ${STORY}/claims`]: at(() => ({ claimId: newId(), text: 'He acted alone' })),
  [`PATCH ${CLAIM}`]: onClaim('ours', { text: 'He was alone' }),
  [`POST ${CLAIM}/box`]: onClaim('ours'),
  [`DELETE ${CLAIM}/box`]: onClaim('boxed'),
  [`POST ${CLAIM}/check`]: onClaim('boxed'),
  [`POST ${CLAIM}/position`]: async (world) => {
    const { storyId } = await world.claim('boxed')
    const { id, version } = await world.claim('boxed', { storyId, text: 'He was not alone' })
    return { params: { claimId: id }, body: { baseVersion: version, position: 0 } }
  },
  [`POST ${CLAIM}/removal`]: onClaim('ours'),
  [`POST ${CLAIM}/status`]: onClaim('ours', { status: 'disputed' }),
  [`POST ${CLAIM}/second-eyes/check`]: async (world) => {
    const { id, version, storyId } = await world.claim('boxed', { text: DEAD.text })
    const said = { claimId: id, baseVersion: version, status: 'confirmed', secondEyes: { alone: 'scene' } } as const
    const confirmed = await world.do(changeStatus, { ...said, question: undefined, banReason: undefined })
    const [look] = (await getAccuracyForDesk(db(), world.desk, { storyId })).toCheck
    return { params: { claimId: id }, body: { baseVersion: confirmed.version, lookId: look?.lookId ?? '' } }
  },
}
