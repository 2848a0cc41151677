import { onTestFinished } from 'vitest'
import { inTransaction, run } from '#lib/api/run'
import type { Actor } from '#lib/permissions'
import { db, type Tx } from '#lib/platform/db'
import { undoUpdate } from '#lib/updates/going-out'
import { getUpdateView, listDue } from '#lib/updates/queries'
import { createSweeper } from '#lib/updates/sweeper'
import type { UpdateView } from '#lib/updates/views'
import { anUpdate } from '#test/factories'

const now = new Date()

export const goOut = (by: Actor, storyId: string) =>
  anUpdate(by, storyId, { text: 'The mayor has resigned.', publish: true, goingOut: true })
export const undo = (by: Actor, { id, version }: UpdateView) =>
  run(undoUpdate, by.id, { updateId: id, baseVersion: version }, now)
export const viewOf = ({ id }: UpdateView) => getUpdateView(db(), id)
export const publications = ({ id }: UpdateView) =>
  db().storyEvent.count({ where: { itemId: id, type: 'update.published' } })

/** Its time has come, and nothing else has happened. */
export const makeDue = ({ id }: UpdateView) =>
  db().$executeRaw`UPDATE "LiveUpdate" SET "publishAt" = clock_timestamp() WHERE id = ${id}::uuid`

export async function theDue({ id }: UpdateView) {
  const due = (await listDue()).find(({ updateId }) => updateId === id)
  if (!due) throw new Error('It is not due')
  return due
}

/** A sweeper that looks only when told. */
export function aSweeper() {
  const sweeper = createSweeper({ sweepMs: 3_600_000 })
  onTestFinished(() => sweeper.stop())
  return sweeper
}

/** A transaction that stops before its commit until the test lets it go on. */
export function halfDone<T>(work: (tx: Tx) => Promise<T>) {
  const [reached, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const done = inTransaction(async (tx) => {
    const result = await work(tx)
    reached.resolve()
    await goOn.promise
    return result
  })
  return { reached: reached.promise, commit: () => goOn.resolve(), done }
}
