import type { Actor } from '#lib/permissions'
import type { World } from './world.ts'

/** What fills a path in, and what is sent there. */
export interface Call {
  params?: Record<string, string>
  query?: Record<string, string>
  body?: object
  file?: { type: string; bytes: Buffer }
}

/** One call that would succeed for somebody, on something made for it. @param who is going to make it */
export type Sample = (world: World, who: Actor) => Promise<Call>
export type Samples = Record<string, Sample>
