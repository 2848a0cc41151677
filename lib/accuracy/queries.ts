import { listOpenStatements, medianOf, type Stated } from '#lib/accuracy/open'
import type { AccuracyView, ToCheck } from '#lib/accuracy/views'
import { listClaims, listOpenClaims } from '#lib/box/queries'
import { listCorrections } from '#lib/history/corrections'
import type { Actor } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import { textOf } from '#lib/richtext/text'
import { TO_CHECK } from '#lib/second-eyes/looks'
import { shownLook, toLookView } from '#lib/second-eyes/queries'
import { knownOf } from '#lib/sources/schema'
import { clockOf } from '#lib/updates/queries'
import { UpdateText } from '#lib/updates/schema'
import type { Prisma } from '#prisma/client/client'

/** A list of more is worked off in the room itself, which can be narrowed to them. */
const MOST_UNSOURCED = 20

/** What a story still owes its readers, for the desk. */
export async function getAccuracyForDesk(
  tx: Tx,
  _actor: Actor,
  { storyId }: { storyId: string },
): Promise<AccuracyView> {
  const room = await tx.room.findUnique({ where: { storyId } })
  if (!room) throw new AppError('not_found', 'That story does not exist.')
  const standing = await tx.liveUpdate.findMany({
    where: { storyId, publishedAt: { not: null }, retractedAt: null, movedAt: null, pulledAt: null },
    include: { publishedRevision: { select: { content: true } } },
    orderBy: { ordinal: 'desc' },
  })
  const unsourced = standing.filter((update) => knownOf(textIn(update)).sources.length === 0)
  const { corrections } = await listCorrections(tx, storyId)
  const corrected = corrections.map(({ story: _, ...each }) => each).reverse()
  return {
    room: room.revision,
    at: (await clockOf(tx)).toISOString(),
    open: listOpenStatements(await statedBy(tx, standing), await listStatedClaims(tx, storyId)),
    toCheck: await listToCheck(tx, [...standing.map(toItem), ...(await listClaimItems(tx, storyId))]),
    unsourcedCount: unsourced.length,
    unsourced: unsourced
      .slice(0, MOST_UNSOURCED)
      .map((update) => ({ itemId: update.id, words: wordsOf(update), at: update.publishedAt?.toISOString() ?? '' })),
    corrections: corrected,
    medianMs: medianOf(corrected.map(({ saidAt, at }) => Date.parse(at) - Date.parse(saidAt))),
  }
}

type Standing = Prisma.LiveUpdateGetPayload<{ include: { publishedRevision: { select: { content: true } } } }>

const textIn = ({ publishedRevision }: Standing): UpdateText => UpdateText.parse(publishedRevision?.content)

const MOST_CHARACTERS = 140

/** As much of an update as tells it from the others. */
function wordsOf(update: Standing): string {
  const { headline, body } = textIn(update)
  return (headline ?? textOf(body)).replaceAll(/\s+/g, ' ').slice(0, MOST_CHARACTERS)
}

/** Those that are not sure now, with all that readers were told of them. */
async function statedBy(tx: Tx, standing: Standing[]): Promise<Stated[]> {
  const unsure = standing.filter((update) => /unconfirmed|disputed/.test(knownOf(textIn(update)).verification))
  const events = await tx.storyEvent.findMany({
    where: { itemId: { in: unsure.map(({ id }) => id) }, revisionId: { not: null } },
    select: { itemId: true, at: true, textRevision: { select: { content: true } } },
    orderBy: [{ at: 'asc' }, { revision: 'asc' }],
  })
  return unsure.map((update) => ({
    itemType: 'update',
    itemId: update.id,
    words: wordsOf(update),
    told: events
      .filter(({ itemId }) => itemId === update.id)
      .map(({ at, textRevision }) => ({ at, ...knownOf(UpdateText.parse(textRevision?.content)) })),
  }))
}

/** The open rows, in the box or not, by the statement that is not sure. */
async function listStatedClaims(tx: Tx, storyId: string): Promise<Stated[]> {
  const claims = await listOpenClaims(tx, storyId)
  return claims.map(({ id: itemId, text: words, status: verification, since }) => ({
    ...{ itemType: 'claim', itemId, words },
    told: [{ at: new Date(since), verification }],
  }))
}

interface Item {
  itemType: 'update' | 'claim'
  itemId: string
  words: string
  version: number
}

const toItem = (update: Standing): Item => ({
  ...{ itemType: 'update', itemId: update.id, words: wordsOf(update), version: update.version },
})

async function listClaimItems(tx: Tx, storyId: string): Promise<Item[]> {
  const claims = await listClaims(tx, storyId)
  return claims.map(({ id: itemId, text: words, version }) => ({ itemType: 'claim', itemId, words, version }))
}

/** By what stands here now, whichever story it came from. */
async function listToCheck(tx: Tx, standing: Item[]): Promise<ToCheck[]> {
  const items = new Map(standing.map((item) => [item.itemId, item]))
  const looks = await tx.secondLook.findMany({
    where: { ...TO_CHECK, itemId: { in: [...items.keys()] } },
    include: shownLook,
    orderBy: [{ answeredAt: 'asc' }, { id: 'asc' }],
  })
  return looks.flatMap((look) => {
    const item = items.get(look.itemId)
    const { answer } = toLookView(look)
    if (!item || !answer || answer.what === 'passed') return []
    const { what, reason, id, name, at } = answer
    return [{ ...item, lookId: look.id, what, reason, by: { id, name }, at }]
  })
}
