import type { z } from 'zod'
import { type Actor, authorize } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'
import { noteTaken } from '#lib/platform/purging'
import { withdrawOpenLook } from '#lib/second-eyes/looks'
import { lockRooms, raiseForTakeDown, record } from '#lib/stories/record'
import { cutUpdate } from '#lib/takedowns/cut'
import { logPuttingBack, logTaking } from '#lib/takedowns/log'
import type { ChangeTakenUpdate } from '#lib/takedowns/schema'
import { lockUpdate, lockUpdateNow } from '#lib/updates/locks'
import { getUpdateView } from '#lib/updates/queries'
import type { UpdateView } from '#lib/updates/views'
import type { LiveUpdate } from '#prisma/client/client'

type Input = z.infer<typeof ChangeTakenUpdate>

/** Takes the words of a retracted update out of everything readers can reach. The place, the time and the reason stay. */
export async function withholdWords(tx: Tx, actor: Actor, input: Input, now: Date): Promise<UpdateView> {
  const update = await lockUpdate(tx, input.updateId, input.baseVersion)
  authorize(actor, 'update:withhold', update)
  return take(tx, actor, update, { ...input, kind: 'words' }, now)
}

/** Readers may unfold what we had said again. */
export async function unwithholdWords(tx: Tx, actor: Actor, input: Input, now: Date): Promise<UpdateView> {
  const update = await lockUpdate(tx, input.updateId, input.baseVersion)
  authorize(actor, 'update:unwithhold', update)
  return putBack(tx, actor, update, { ...input, kind: 'words' }, now)
}

/** Takes an update down, wherever its words stand or stood. Its place says that something was removed. A pin ends with it. */
export async function pullUpdate(tx: Tx, actor: Actor, input: Input, now: Date): Promise<UpdateView> {
  const update = await lockUpdate(tx, input.updateId, input.baseVersion)
  authorize(actor, 'update:pull', update)
  return take(tx, actor, update, { ...input, kind: 'all' }, now)
}

/** As it was when it was taken down, without its pin. */
export async function putBackUpdate(tx: Tx, actor: Actor, input: Input, now: Date): Promise<UpdateView> {
  const update = await lockUpdate(tx, input.updateId, input.baseVersion)
  authorize(actor, 'update:put-back', update)
  return putBack(tx, actor, update, { ...input, kind: 'all' }, now)
}

interface Change {
  kind: 'words' | 'all'
  reason: string
}

const TYPES = {
  words: { taken: 'update.withheld', putBack: 'update.shown' },
  all: { taken: 'update.pulled', putBack: 'update.put_back' },
} as const

async function take(tx: Tx, actor: Actor, named: LiveUpdate, { kind, reason }: Change, now: Date): Promise<UpdateView> {
  const type = TYPES[kind].taken
  const places = await lockPlaces(tx, named)
  for (const update of places) {
    const story = await raiseForTakeDown(tx, update.storyId, true, now)
    const at = kind === 'all' ? { pulledAt: now } : { withheldAt: now }
    await tx.liveUpdate.update({
      where: { id: update.id },
      data: {
        ...at,
        publishedRevisionId: await cutUpdate(tx, actor, { ...update, ...at }, now),
        ...(update.pinnedAt ? { pinnedAt: null, pinRevision: story.revision } : {}),
        ...(update.keyAt ? { keyAt: null, keyRevision: story.revision } : {}),
        storyRevision: story.revision,
        amendedAt: now,
        version: { increment: 1 },
      },
    })
    await withdrawOpenLook(tx, update.id, now) // a change that waits would bring its words with it
    await record(tx, actor, story, { type, itemType: 'update', itemId: update.id, reason }, now)
  }
  const { id: subjectId, storyId } = named
  await logTaking(tx, actor, { kind, subject: 'update', subjectId, storyId, reason }, now)
  noteTaken(tx, {
    storyIds: [...new Set(places.map((place) => place.storyId))],
    imageIds: await listImageIds(tx, places),
    isWhole: false,
  })
  return getUpdateView(tx, named.id)
}

async function putBack(tx: Tx, actor: Actor, named: LiveUpdate, change: Change, now: Date): Promise<UpdateView> {
  const { kind, reason } = change
  const places = await lockPlaces(tx, named)
  for (const update of places) {
    const story = await raiseForTakeDown(tx, update.storyId, false, now)
    const at = kind === 'all' ? { pulledAt: null } : { withheldAt: null }
    await tx.liveUpdate.update({
      where: { id: update.id },
      data: {
        ...at,
        publishedRevisionId: await cutUpdate(tx, actor, { ...update, ...at }, now),
        storyRevision: story.revision,
        version: { increment: 1 },
      },
    })
    const type = TYPES[kind].putBack
    await record(tx, actor, story, { type, itemType: 'update', itemId: update.id, reason }, now)
  }
  // Whichever of its places was named when it was taken down.
  const [open] = await tx.takeDown.findMany({
    where: { subjectId: { in: places.map(({ id }) => id) }, kind, putBackAt: null },
    select: { subjectId: true },
  })
  await logPuttingBack(tx, actor, { subjectId: open?.subjectId ?? named.id, kind, reason }, now)
  return getUpdateView(tx, named.id)
}

/** An update in every story it was moved from or to: its words were read in each. Locked: items, then stories and rooms. */
async function lockPlaces(tx: Tx, named: LiveUpdate): Promise<LiveUpdate[]> {
  const ids = await listPlaces(tx, named.id)
  const places: LiveUpdate[] = []
  for (const id of ids) places.push(id === named.id ? named : await lockUpdateNow(tx, id))
  const storyIds = [...new Set(places.map(({ storyId }) => storyId))]
  await tx.$executeRaw`SELECT 1 FROM "Story" WHERE id = ANY (${storyIds}::uuid[]) ORDER BY id FOR NO KEY UPDATE`
  await lockRooms(tx, storyIds)
  return places
}

export async function listPlaces(tx: Tx, updateId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE place AS (
      SELECT id, "movedToId" FROM "LiveUpdate" WHERE id = ${updateId}::uuid
      UNION
      SELECT u.id, u."movedToId" FROM place JOIN "LiveUpdate" u ON u.id = place."movedToId" OR u."movedToId" = place.id)
    SELECT id FROM place ORDER BY id`
  return rows.map(({ id }) => id)
}

/** Every picture that a version of it has or had. */
async function listImageIds(tx: Tx, places: LiveUpdate[]): Promise<string[]> {
  const uses = await tx.imageUse.findMany({
    where: { revision: { itemId: { in: places.map(({ id }) => id) } } },
    select: { imageId: true },
  })
  return [...new Set(uses.map(({ imageId }) => imageId))]
}
