import { listCorrections } from '#lib/history/corrections'
import { readStoryLog } from '#lib/history/log'
import { findRevisionAt, hasPageAt, readStoryAsOf } from '#lib/history/story-as-of'
import { readUpdateRecord } from '#lib/history/update-record'
import type { CorrectionForReader, StoryAsOf, StoryLog, UpdateRecord } from '#lib/history/views'
import { readerDb, snapshot } from '#lib/platform/db'
import { siteOf } from '#lib/stories/reader-rows'
import type { SiteForReader } from '#lib/stories/reader-views'

/** One update at `/live/<slug>/u/<id>` with its public history; null where there is none. */
export const getUpdateForReader = (slug: string, updateId: string): Promise<UpdateRecord | null> =>
  snapshot((tx) => readUpdateRecord(tx, slug, updateId))

/** What became of a story, in words. */
export const getLogForReader = (slug: string): Promise<StoryLog | null> => snapshot((tx) => readStoryLog(tx, slug))

/** A story's page at one of its numbers, or one of its older pages then. */
export const getStoryAsOf = (slug: string, revision: number, page: number | null = null): Promise<StoryAsOf | null> =>
  snapshot((tx) => readStoryAsOf(tx, slug, revision, page))

/** Whether a story had an older page at one of its numbers. */
export const hasPageForReader = (storyId: string, revision: number, page: number): Promise<boolean> =>
  hasPageAt(readerDb(), storyId, revision, page)

/** The number a story had come to at a time. */
export const findRevisionForReader = (slug: string, time: Date): Promise<number | null> =>
  findRevisionAt(readerDb(), slug, time)

/**
 * Whether readers can see an update in a story: strangers' addresses are judged by this, before anything is printed. `gone`:
 * it was taken down.
 */
export async function isUpdateForReader(storyId: string, updateId: string): Promise<boolean | 'gone'> {
  const where = { id: updateId, storyId, publishedAt: { not: null } }
  const update = await readerDb().liveUpdate.findFirst({ where, select: { pulledAt: true } })
  return update?.pulledAt ? 'gone' : update !== null
}

export interface CorrectionsForReader {
  site: SiteForReader
  /** `site.revision`. */
  revision: number
  corrections: CorrectionForReader[]
  isCut: boolean
}

/** The page `/corrections`. */
export const getCorrectionsForReader = (): Promise<CorrectionsForReader> =>
  snapshot(async (tx) => ({ ...(await siteOf(tx)), ...(await listCorrections(tx)) }))
