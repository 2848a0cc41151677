import { withholdByline } from '#lib/bylines/withholding'
import { openInvitation } from '#lib/contributors/invitations'
import { putUpLine } from '#lib/front/breaking'
import { getBreaking, getFrontForDesk } from '#lib/front/queries'
import type { Actor } from '#lib/permissions'
import { db } from '#lib/platform/db'
import { newId } from '#lib/platform/ids'
import { askErasure } from '#lib/takedowns/erasing'
import { pullImage } from '#lib/takedowns/images'
import { aToken } from '#test/callers'
import { aContributor } from '#test/factories'
import { aPhoto } from '#test/pictures'
import { LATER } from '#test/transitions'
import type { Call, Samples } from './call.ts'
import type { World } from './world.ts'

const WHY = { reason: 'It named a minor.' }
const PERSON = '/api/v1/contributors/[contributorId]'
const IMAGE = '/api/v1/images/[imageId]'
const ARTICLE = 'Polls close\n\nPolls close at eight.\n\n20:01 The first results come in.\n'

async function somebody(change: object = {}): Promise<{ id: string; version: number }> {
  const { id } = await aContributor('reporter', 'Some Body')
  return db().contributor.update({ where: { id }, data: change, select: { id: true, version: true } })
}

const onPerson =
  (body: object = {}, change?: (world: World) => object) =>
  async (world: World): Promise<Call> => {
    const { id, version } = await somebody(change?.(world))
    return { params: { contributorId: id }, body: { baseVersion: version, ...body } }
  }

const onImage =
  (body: object = {}) =>
  async (world: World) => {
    const { id, version } = await world.image()
    return { params: { imageId: id }, body: { baseVersion: version, ...body } }
  }

async function aTakeDown(world: World): Promise<string> {
  const { id } = await world.update('pulled')
  return (await db().takeDown.findFirstOrThrow({ where: { subjectId: id } })).id
}

async function aLine(world: World): Promise<number> {
  const { version } = await getBreaking(db())
  const line = { baseVersion: version, words: 'Polls have closed', href: null, expiresAt: LATER, banReason: undefined }
  return (await world.do(putUpLine, line)).version
}

const invited = async ({ id }: Pick<Actor, 'id'>) =>
  (await openInvitation(db(), { contributorId: id, createdById: id }, new Date())).split('/').at(-1) ?? ''

export const NEWSROOM_SAMPLES: Samples = {
  'POST /api/v1/breaking': async () => ({
    body: { baseVersion: (await getBreaking(db())).version, words: 'Polls have closed', expiresAt: LATER },
  }),
  'DELETE /api/v1/breaking': async (world) => ({ body: { baseVersion: await aLine(world) } }),
  'POST /api/v1/front': async (world) => {
    const { version } = await getFrontForDesk(db(), world.desk)
    return { body: { baseVersion: version, placed: [], hidden: [] } }
  },
  'POST /api/v1/contributors': async () => ({
    body: { contributorId: newId(), email: `${newId()}@example.test`, name: 'New Comer', role: 'reporter' },
  }),
  [`POST ${PERSON}/role`]: onPerson({ role: 'editor' }),
  [`POST ${PERSON}/disabling`]: onPerson(),
  [`POST ${PERSON}/enabling`]: onPerson({}, ({ colleague }) => ({
    disabledAt: new Date(),
    disabledById: colleague.id,
  })),
  [`PATCH ${PERSON}/profile`]: async () => ({
    params: { contributorId: (await somebody()).id },
    body: { baseVersion: 1, bio: 'Reports from the harbour.' },
  }),
  [`POST ${PERSON}/portrait`]: async () => ({
    params: { contributorId: (await somebody()).id },
    query: { portraitId: newId() },
    file: { type: 'image/jpeg', bytes: await aPhoto(64, 48) },
  }),
  [`POST ${PERSON}/byline-withholding`]: async () => ({
    params: { contributorId: (await somebody()).id },
    body: { baseVersion: 1, ...WHY },
  }),
  [`DELETE ${PERSON}/byline-withholding`]: async (world) => {
    const { id: contributorId } = await somebody()
    const { version } = await world.do(withholdByline, { contributorId, baseVersion: 1, ...WHY })
    return { params: { contributorId }, body: { baseVersion: version, ...WHY } }
  },
  [`POST ${PERSON}/invitation`]: async () => ({ params: { contributorId: (await somebody()).id }, body: {} }),
  'POST /api/v1/invitations/acceptance': async () => ({
    body: { secret: await invited(await somebody()), password: 'harbour lights at half past nine' },
  }),
  'POST /api/v1/tokens': async () => ({
    body: { tokenId: newId(), name: 'The importer', rights: ['read', 'file'], days: 30 },
  }),
  'POST /api/v1/tokens/[tokenId]/revocation': async (world, who) => {
    await aToken(who.role === 'admin' ? world.desk : who)
    const { id } = await db().apiToken.findFirstOrThrow({ where: { name: 'test' }, orderBy: { createdAt: 'desc' } })
    return { params: { tokenId: id }, body: {} }
  },
  'PATCH /api/v1/me': async () => ({ body: { goingOutSeconds: 5 } }),
  'POST /api/v1/notifications/reading': async () => ({ body: {} }),
  'PUT /api/v1/drafts/[itemId]': async (world) => ({
    params: { itemId: newId() },
    body: {
      ...{ storyId: (await world.story()).id, itemType: 'update', baseVersion: 0, content: { text: 'Polls' } },
      ...{ sheetId: newId(), beganAt: new Date().toISOString() },
    },
  }),
  'DELETE /api/v1/drafts/[itemId]': async () => ({ params: { itemId: newId() }, body: {} }),
  'POST /api/v1/imports': async () => ({
    body: { storyId: newId(), text: ARTICLE, topic: 'Doors', timeZone: 'Europe/Istanbul' },
  }),
  'POST /api/v1/imports/preview': async () => ({ body: { text: ARTICLE } }),
  'POST /api/v1/images': async (world) => ({
    query: { imageId: newId(), storyId: (await world.story()).id },
    file: { type: 'image/jpeg', bytes: await aPhoto(64, 48) },
  }),
  [`PATCH ${IMAGE}`]: onImage({ alt: 'A guard at a door' }),
  [`DELETE ${IMAGE}`]: onImage(),
  [`POST ${IMAGE}/take-down`]: onImage(WHY),
  [`DELETE ${IMAGE}/take-down`]: async (world) => {
    const { id, version } = await world.image()
    const pulled = await world.do(pullImage, { imageId: id, baseVersion: version, ...WHY })
    return { params: { imageId: id }, body: { baseVersion: pulled.version, ...WHY } }
  },
  'POST /api/v1/take-downs/[takeDownId]/erasure': async (world) => ({
    params: { takeDownId: await aTakeDown(world) },
    body: WHY,
  }),
  'POST /api/v1/take-downs/[takeDownId]/erasure-confirmation': async (world) => {
    const takeDownId = await aTakeDown(world)
    await world.do(askErasure, { takeDownId, ...WHY }, world.colleague)
    return { params: { takeDownId }, body: {} }
  },
}
