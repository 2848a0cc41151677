import type { Coverage } from '#lib/subjects'

interface CoverageRow {
  restrictedAt: Date | null
  coversStoryIds: string[]
  coversTopics: string[]
}

/** Where somebody may write, from their row; null: everywhere. */
export const coverageOf = ({ restrictedAt, coversStoryIds, coversTopics }: CoverageRow): Coverage | null =>
  restrictedAt === null ? null : { storyIds: coversStoryIds, topics: coversTopics }

/** The same as columns. Since when stands there alone: what it was before is in the audit. */
export const coverageColumns = (coverage: Coverage | null, now: Date): CoverageRow => ({
  restrictedAt: coverage && now,
  coversStoryIds: [...new Set(coverage?.storyIds)],
  coversTopics: [...new Set(coverage?.topics)],
})
