import { getAccuracyForDesk } from '#lib/accuracy/queries'
import { db } from '#lib/platform/db'
import { newId } from '#lib/platform/ids'
import { keepInConfidence } from '#lib/sources/confidential'
import { keyUpdate } from '#lib/updates/key'
import { pinUpdate } from '#lib/updates/standing'
import type { UpdateView } from '#lib/updates/views'
import { embargoUpdate } from '#lib/updates/waiting'
import { anUpdate } from '#test/factories'
import { ALONE, askedBy, DEAD } from '#test/second-eyes'
import { EVEN_LATER, LATER, type State } from '#test/transitions'
import type { Call, Samples } from './call.ts'
import type { World } from './world.ts'

const WHY = { reason: 'It named a minor.' }
const UPDATES = '/api/v1/updates/[updateId]'

const of = ({ id, version }: Pick<UpdateView, 'id' | 'version'>, body: object = {}): Call => ({
  params: { updateId: id },
  body: { baseVersion: version, ...body },
})

/** On an update in that state, of which the reporter is the writer. */
const on =
  (state: State, body: object = {}) =>
  async (world: World) =>
    of(await world.update(state), body)

async function aLook(world: World, storyId: string): Promise<string> {
  const [look] = (await getAccuracyForDesk(db(), world.desk, { storyId })).toCheck
  return look?.lookId ?? ''
}

export const UPDATE_SAMPLES: Samples = {
  [`PATCH ${UPDATES}`]: on('draft', { text: 'Other words.' }),
  [`DELETE ${UPDATES}`]: on('draft'),
  [`POST ${UPDATES}/submission`]: on('draft'),
  [`POST ${UPDATES}/approval`]: on('submitted'),
  [`POST ${UPDATES}/publication`]: on('draft'),
  [`POST ${UPDATES}/sending-back`]: on('submitted', { note: 'Who says so?' }),
  [`POST ${UPDATES}/schedule`]: on('draft', { publishAt: EVEN_LATER }),
  [`DELETE ${UPDATES}/schedule`]: on('scheduled'),
  [`POST ${UPDATES}/hold`]: on('draft'),
  [`DELETE ${UPDATES}/hold`]: on('held'),
  [`POST ${UPDATES}/embargo`]: on('draft', { embargoUntil: LATER }),
  [`DELETE ${UPDATES}/embargo`]: async (world) => {
    const { id, version } = await world.update('draft')
    const given = { updateId: id, baseVersion: version, embargoUntil: LATER }
    return of(await world.do(embargoUpdate, given), WHY)
  },
  [`DELETE ${UPDATES}/going-out`]: async (world) => {
    const update = await world.update('goingOut')
    // However slow the machine: it does not go out while we look.
    await db().liveUpdate.update({ where: { id: update.id }, data: { publishAt: new Date(LATER) } })
    return of(update)
  },
  [`POST ${UPDATES}/typo`]: on('published', { text: 'Other words.' }),
  [`POST ${UPDATES}/development`]: on('published', { text: 'Other words.' }),
  [`POST ${UPDATES}/clarification`]: on('published', { text: 'Other words.', note: 'It was unclear.' }),
  [`POST ${UPDATES}/correction`]: on('published', { text: 'Other words.', note: 'It was wrong.' }),
  [`POST ${UPDATES}/retraction`]: on('published', WHY),
  [`POST ${UPDATES}/pin`]: on('published'),
  [`DELETE ${UPDATES}/pin`]: async (world) => {
    const { id, version } = await world.update('published')
    return of(await world.do(pinUpdate, { updateId: id, baseVersion: version }))
  },
  [`POST ${UPDATES}/key`]: on('published'),
  [`DELETE ${UPDATES}/key`]: async (world) => {
    const { id, version } = await world.update('published')
    return of(await world.do(keyUpdate, { updateId: id, baseVersion: version }))
  },
  [`POST ${UPDATES}/move`]: async (world) => of(await world.update('published'), { storyId: (await world.story()).id }),
  [`POST ${UPDATES}/take-down`]: on('published', WHY),
  [`DELETE ${UPDATES}/take-down`]: on('pulled', WHY),
  [`POST ${UPDATES}/withholding`]: on('retracted', WHY),
  [`DELETE ${UPDATES}/withholding`]: on('withheld', WHY),
  [`POST ${UPDATES}/confidential`]: async (world) => ({
    params: { updateId: (await world.update('draft')).id },
    body: { identity: 'A guard', note: 'Call after six.' },
  }),
  [`DELETE ${UPDATES}/confidential`]: async (world, who) => {
    const { id: updateId } = await world.update('draft')
    const mine = who.role === 'reporter' ? world.reporter : who
    const kept = await world.do(keepInConfidence, { updateId, identity: 'A guard', note: '' }, mine)
    return { params: { updateId }, body: { confidenceId: kept.id } }
  },
  [`POST ${UPDATES}/second-eyes`]: async (world) => of(await askedBy(world.desk, (await world.story()).id)),
  [`DELETE ${UPDATES}/second-eyes`]: async (world) => of(await askedBy(world.desk, (await world.story()).id)),
  [`POST ${UPDATES}/second-eyes/check`]: async (world) => {
    const { id: storyId } = await world.story()
    const update = await anUpdate(world.desk, storyId, { ...DEAD, publish: true, secondEyes: ALONE })
    return of(update, { lookId: await aLook(world, storyId) })
  },
  'POST /api/v1/stories/[storyId]/updates': async (world) => ({
    params: { storyId: (await world.story()).id },
    body: { updateId: newId(), text: 'Polls close at eight.' },
  }),
}
