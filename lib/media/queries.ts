import { sourcesOf } from '#lib/media/variants'
import type { ImagesView, ImageView } from '#lib/media/views'
import { type Actor, can } from '#lib/permissions'
import { readerDb, type Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import type { Prisma } from '#prisma/client/client'

const STANDS = { pulledAt: null, foldedIntoId: null } as const satisfies Prisma.StoryWhereInput

/**
 * A revision that readers see now: of an update that stands, a section that stands, or the story itself. What counts is the
 * story in which the item is now; an update may have been written in another one.
 */
const SHOWN: Prisma.RevisionWhereInput = {
  OR: [
    { publishedUpdate: { retractedAt: null, movedAt: null, pulledAt: null, story: STANDS } },
    { publishedSection: { removedAt: null, story: STANDS } },
    { publishedStory: { publishedAt: { not: null }, ...STANDS } },
  ],
}

const viewed = {
  uploadedBy: { select: { id: true, name: true } },
  uses: {
    select: {
      revision: {
        select: {
          currentUpdate: { select: { id: true } },
          currentSection: { select: { id: true } },
          currentStory: { select: { id: true } },
          publishedUpdate: { select: { retractedAt: true, movedAt: true, pulledAt: true } },
          publishedSection: { select: { removedAt: true } },
          publishedStory: { select: { id: true } },
        },
      },
    },
  },
} as const satisfies Prisma.ImageInclude

type ImageRow = Prisma.ImageGetPayload<{ include: typeof viewed }>

function isShown({ publishedUpdate, publishedSection, publishedStory }: ImageRow['uses'][number]['revision']): boolean {
  if (publishedUpdate) return !publishedUpdate.retractedAt && !publishedUpdate.movedAt && !publishedUpdate.pulledAt
  if (publishedSection) return publishedSection.removedAt === null
  return publishedStory !== null
}

function toImageView(row: ImageRow): ImageView {
  const { id, storyId, version, width, height, bytes, alt, caption, credit, uploadedBy, uploadedAt, uses } = row
  if (width === null || height === null || bytes === null) throw new Error('A stored image has no size')
  const stands = uses.some(({ revision: { currentUpdate, currentSection, currentStory } }) =>
    Boolean(currentUpdate ?? currentSection ?? currentStory),
  )
  return {
    id,
    storyId,
    version,
    width,
    height,
    bytes,
    ...sourcesOf(id, width),
    alt,
    caption,
    credit,
    uploadedBy,
    uploadedAt: uploadedAt.toISOString(),
    isPublished: !row.pulledAt && uses.some(({ revision }) => isShown(revision)),
    pulledAt: row.pulledAt?.toISOString() ?? null,
    isUsed: uses.length > 0,
    altToWrite: stands && alt === '',
  }
}

export async function getImageView(tx: Tx, imageId: string): Promise<ImageView> {
  const where = { id: imageId, storedAt: { not: null }, deletedAt: null }
  const row = await tx.image.findFirst({ where, include: viewed })
  if (!row) throw new AppError('not_found', 'That image no longer exists.')
  return toImageView(row)
}

/** The images of a story, the last first. */
export async function listImagesForDesk(tx: Tx, actor: Actor, { storyId }: { storyId: string }): Promise<ImagesView> {
  const mine = can(actor, 'taken-down:read') ? {} : { pulledAt: null, story: { pulledAt: null } }
  const where = { storyId, storedAt: { not: null }, deletedAt: null, ...mine }
  const rows = await tx.image.findMany({ where, include: viewed, orderBy: { uploadedAt: 'desc' } })
  return { images: rows.map(toImageView) }
}

/** What may be known of an image by its address alone: whether it is there, whether readers may see it, or it was taken down. */
export async function findStanding(imageId: string): Promise<'shown' | 'kept' | 'pulled' | null> {
  const image = await readerDb().image.findFirst({
    where: { id: imageId, storedAt: { not: null }, deletedAt: null },
    select: {
      ...{ pulledAt: true, storyId: true },
      uses: { where: { revision: SHOWN }, select: { imageId: true }, take: 1 },
    },
  })
  if (!image) return null
  if (image.pulledAt) return 'pulled'
  if (image.uses.length > 0) return 'shown'
  return (await wasWithPulled(imageId, image.storyId)) ? 'pulled' : 'kept'
}

/** Of a story or an update that was taken down, or whose words are withheld. */
async function wasWithPulled(imageId: string, storyId: string): Promise<boolean> {
  const pulled = await readerDb().story.count({ where: { id: storyId, pulledAt: { not: null } } })
  if (pulled > 0) return true
  const texts = await readerDb().revision.findMany({
    where: { images: { some: { imageId } } },
    select: { itemId: true },
  })
  const ids = texts.map(({ itemId }) => itemId)
  const isTaken = [{ pulledAt: { not: null } }, { withheldAt: { not: null } }, { story: { pulledAt: { not: null } } }]
  return (await readerDb().liveUpdate.count({ where: { id: { in: ids }, OR: isTaken } })) > 0
}

/** Brought into it or shown in it: updates go over to another story with their pictures. */
const isIn = (storyId: string) => [{ storyId }, { uses: { some: { revision: { publishedUpdate: { storyId } } } } }]

/** The images of a story that readers do not see. */
export async function listHiddenImages(storyId: string): Promise<string[]> {
  const isHidden = { OR: [{ pulledAt: { not: null } }, { NOT: { uses: { some: { revision: SHOWN } } } }] }
  const where = { AND: [{ OR: isIn(storyId) }, isHidden] }
  return (await readerDb().image.findMany({ where, select: { id: true } })).map(({ id }) => id)
}

/** The images of a story that readers see, for whoever keeps them ready. */
export function listShownImages(storyId: string): Promise<{ id: string; width: number | null }[]> {
  const isSeen = { storedAt: { not: null }, deletedAt: null, pulledAt: null, uses: { some: { revision: SHOWN } } }
  return readerDb().image.findMany({
    where: { AND: [{ OR: isIn(storyId) }, isSeen] },
    select: { id: true, width: true },
  })
}

/** Images whose files may go: never finished by their time, or deleted. */
export function listLostImages(tx: Tx, begunBefore: Date): Promise<{ id: string }[]> {
  return tx.image.findMany({
    where: { OR: [{ storedAt: null, uploadedAt: { lt: begunBefore } }, { deletedAt: { not: null } }] },
    select: { id: true },
    take: 100,
  })
}
