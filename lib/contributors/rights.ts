import { coverageColumns, coverageOf } from '#lib/contributors/coverage'
import { lockContributorAt } from '#lib/contributors/lock'
import { changeContributor, getContributorView, recordAbout } from '#lib/contributors/record'
import type { ChangeContributor, ChangeRights } from '#lib/contributors/schema'
import type { ContributorView } from '#lib/contributors/views'
import { type Actor, authorize } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import type { Coverage } from '#lib/subjects'

/**
 * Says where a reporter may write, and whether they publish that themselves. What of theirs is on its way to readers is
 * asked about once more when its time comes, and stands in the queue then if they may not any more.
 */
export async function changeRights(
  tx: Tx,
  actor: Actor,
  { contributorId, baseVersion, coverage, publishes }: ChangeRights,
  now: Date,
): Promise<ContributorView> {
  const contributor = await lockContributorAt(tx, contributorId, baseVersion)
  authorize(actor, 'contributor:change-rights', contributor)
  if (coverage) await requireCoverable(tx, coverage)
  const before = coverageOf(contributor)
  const after = coverage === undefined ? before : coverage
  const mayPublish = publishes ?? contributor.publishesAt !== null
  await recordAbout(tx, actor, 'contributor.rights-changed', contributorId, now, {
    covered: coverageWords(before),
    covers: coverageWords(after),
    published: contributor.publishesAt !== null,
    publishes: mayPublish,
  })
  return changeContributor(tx, contributorId, {
    ...(coverage === undefined ? {} : coverageColumns(coverage, now)),
    publishesAt: mayPublish ? (contributor.publishesAt ?? now) : null,
  })
}

/** In which zone and language the desk is theirs, where they have not said so themselves. */
export async function changeDetails(
  tx: Tx,
  actor: Actor,
  { contributorId, baseVersion, timeZone, language }: ChangeContributor,
  now: Date,
): Promise<ContributorView> {
  await lockContributorAt(tx, contributorId, baseVersion)
  authorize(actor, 'contributor:change-details')
  if (timeZone === undefined && language === undefined) return getContributorView(tx, contributorId)
  const data = { ...(timeZone === undefined ? {} : { timeZone }), ...(language === undefined ? {} : { language }) }
  await recordAbout(tx, actor, 'contributor.details-changed', contributorId, now, data)
  return changeContributor(tx, contributorId, data)
}

/** Every story and every topic that is named is there: nobody is restricted to a typing error. */
export async function requireCoverable(tx: Tx, coverage: Coverage | null): Promise<void> {
  if (coverage === null) return
  const [storyIds, topics] = [new Set(coverage.storyIds), new Set(coverage.topics)]
  const stories = await tx.story.count({ where: { id: { in: [...storyIds] } } })
  if (stories < storyIds.size) throw new AppError('invalid', 'One of these stories does not exist; choose again.')
  const found = await tx.story.findMany({
    where: { topicSlug: { in: [...topics] } },
    distinct: ['topicSlug'],
    select: { topicSlug: true },
  })
  if (found.length < topics.size) throw new AppError('invalid', 'No story has one of these topics; choose again.')
}

/** For the audit log, which holds ids and no lists. */
export const coverageWords = (coverage: Coverage | null): string =>
  coverage === null ? 'everything' : [...coverage.storyIds, ...coverage.topics].join(' ')
