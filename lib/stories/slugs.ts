import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import { slugOf } from '#lib/stories/schema'
import type { Story } from '#prisma/client/client'

/** Reserves the slug asked for, or one made from the headline; a slug once used is never given to another story. */
export async function claimSlug(
  tx: Tx,
  storyId: string,
  { slug, headline }: { slug?: string | undefined; headline: string },
  now: Date,
): Promise<string> {
  if (slug) {
    await reserve(tx, storyId, slug, now)
    return slug
  }
  const free = await freeSlug(tx, slugOf(headline) || 'story')
  await reserve(tx, storyId, free, now)
  return free
}

async function reserve(tx: Tx, storyId: string, slug: string, createdAt: Date): Promise<void> {
  const added = await tx.storySlug.createMany({ data: [{ slug, storyId, createdAt }], skipDuplicates: true })
  if (added.count === 1) return
  const taken = await tx.storySlug.findUnique({ where: { slug }, select: { storyId: true } })
  if (taken?.storyId === storyId) return // its own earlier slug: it may come back to it
  throw new AppError('conflict', `The slug “${slug}” belongs to another story; choose another one.`, { field: 'slug' })
}

async function freeSlug(tx: Tx, wanted: string): Promise<string> {
  const base = wanted.slice(0, 70).replace(/-+$/, '')
  const used = await tx.storySlug.findMany({ where: { slug: { startsWith: base } }, select: { slug: true } })
  const taken = new Set(used.map(({ slug }) => slug))
  if (!taken.has(base)) return base
  let number = 2
  while (taken.has(`${base}-${number}`)) number += 1
  return `${base}-${number}`
}

/** Gives a story another slug. Once published, the earlier one stays and redirects; before, nobody has seen it. */
export async function changeSlug(tx: Tx, story: Story, slug: string, now: Date): Promise<void> {
  if (slug === story.slug) return
  await reserve(tx, story.id, slug, now)
  await tx.story.update({ where: { id: story.id }, data: { slug } })
  if (!story.publishedAt) await tx.storySlug.delete({ where: { slug: story.slug } })
}
