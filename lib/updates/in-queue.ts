import type { Prisma } from '#prisma/client/client'

/** Submitted, and not dealt with: neither going out, scheduled nor held. */
export const IN_QUEUE = {
  publishedAt: null,
  droppedAt: null,
  submittedAt: { not: null },
  goingOutAt: null,
  scheduledAt: null,
  heldAt: null,
} as const satisfies Prisma.LiveUpdateWhereInput
