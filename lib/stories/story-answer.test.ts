import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '#lib/permissions'
import { db, type Tx } from '#lib/platform/db'
import { newId } from '#lib/platform/ids'
import { askStory } from '#lib/stories/story-answer'
import { createUpdate } from '#lib/updates/commands'
import { CreateUpdate } from '#lib/updates/schema'
import { query, testDatabase } from '#test/database'
import { aContributor, aStory } from '#test/factories'
import { grow } from '../../e2e/support/long-story.ts'

const [FEW, MANY] = [50, 10_000]
/** The updates of the page and their texts, with a few that the planner looks at beside them. */
const MOST = 1.5

const database = testDatabase()
let editor: Actor
const stories: { id: string; slug: string; updates: number }[] = []
beforeAll(async () => {
  editor = await aContributor('editor')
  for (const updates of [FEW, MANY]) {
    const { id, slug } = await aStory(editor, { headline: `A story of ${updates}` })
    await query(database.url, grow(id, updates))
    // As many key moments as the page shows, in the newest updates and in the oldest.
    const key = `ordinal <= 6 OR ordinal > ${updates - 6}`
    await query(
      database.url,
      `UPDATE "LiveUpdate" SET "keyAt" = now(), "keyRevision" = 1 WHERE "storyId" = '${id}' AND (${key})`,
    )
    stories.push({ id, slug, updates })
  }
})

/** How many rows Postgres reads for something, whatever the machine does beside it. */
const rowsReadBy = (work: (tx: Tx) => Promise<unknown>): Promise<number> =>
  db().$transaction(async (tx) => {
    const before = await rowsRead(tx) // of earlier transactions too: Postgres hands them over once a second at most
    await work(tx)
    return (await rowsRead(tx)) - before
  })

async function rowsRead(tx: Tx): Promise<number> {
  const [row] = await tx.$queryRaw<{ rows: number }[]>`
    SELECT sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::int AS rows FROM pg_stat_xact_user_tables`
  return row?.rows ?? Number.NaN
}

type Long = (typeof stories)[number]

test.each<[string, (tx: Tx, story: Long) => Promise<unknown>]>([
  ['its page', (tx, { slug }) => askStory(tx, slug, Number.MAX_SAFE_INTEGER)],
  ['what changed last', (tx, { slug, updates }) => askStory(tx, slug, updates)],
  [
    'publishing an update',
    (tx, { id: storyId }) => {
      const given = { storyId, updateId: newId(), text: 'The bridge is open.', publish: true }
      return createUpdate(tx, editor, CreateUpdate.parse(given), new Date())
    },
  ],
])('of a story of 10,000 updates, %s reads as many rows as of one of 50', async (_, work) => {
  const read: number[] = []
  for (const story of stories) read.push(await rowsReadBy((tx) => work(tx, story)))
  const [few = 0, many = 0] = read
  expect(few).toBeGreaterThan(0)
  expect(many / few).toBeLessThanOrEqual(MOST)
})
