import type { Prisma } from '#prisma/client/client'

/** Everything that may be shown of a contributor to those who manage them: never a secret. */
export const CONTRIBUTOR_COLUMNS = {
  id: true,
  email: true,
  name: true,
  role: true,
  version: true,
  invitedAt: true,
  joinedAt: true,
  disabledAt: true,
  restrictedAt: true,
  coversStoryIds: true,
  coversTopics: true,
  publishesAt: true,
  timeZone: true,
  language: true,
  // At most one is open at a time: a new one ends the others.
  invitations: { where: { acceptedAt: null }, select: { expiresAt: true }, orderBy: { createdAt: 'desc' }, take: 1 },
  sessions: {
    where: { lastSeenAt: { not: null } },
    select: { lastSeenAt: true },
    orderBy: { lastSeenAt: 'desc' },
    take: 1,
  },
} as const satisfies Prisma.ContributorSelect
