import type { Prisma } from '#prisma/client/client'

/** A name under a text, as readers may see it. */
export interface BylineForReader {
  name: string
  /** Of the page of a contributor, `/by/<slug>`; null where the byline is plain text ("Reuters"). */
  slug: string | null
}

/** The bylines of a version, with what decides whether readers may see them. */
export const bylined = {
  select: { name: true, profile: { select: { slug: true, withheldAt: true } } },
  orderBy: { position: 'asc' },
} as const satisfies Prisma.Revision$bylinesArgs

export interface BylineRow {
  name: string
  profile: { slug: string; withheldAt: Date | null } | null
}

/**
 * The bylines that readers may see now, whatever was frozen into the version: those that are withheld are left out. Every
 * text for readers, old or new, has its names from here and from nowhere else: see decision 23.
 */
export const bylinesForReader = (rows: BylineRow[]): BylineForReader[] =>
  rows.filter(({ profile }) => !profile?.withheldAt).map(({ name, profile }) => ({ name, slug: profile?.slug ?? null }))

export const bylinePath = (slug: string): string => `/by/${slug}`
