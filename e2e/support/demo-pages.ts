/** Reader pages of the demo newsroom (prisma/seed.ts). */
export const DEMO_PAGES = {
  front: '/',
  topic: '/topic/demonstration',
  /** An imported article: a lede, bullets and background, no headlines. */
  ankara: '/live/russian-ambassador-shot-ankara',
  /** A running story: a standfirst, key updates, a quote, a correction. */
  harbour: '/live/vellmar-harbour-bridge',
  nowhere: '/live/there-is-no-such-story',
} as const
