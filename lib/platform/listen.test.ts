import { expect, onTestFinished, test, vi } from 'vitest'
import { db, type Tx } from '#lib/platform/db'
import { listen } from '#lib/platform/listen'
import { WAKE_CHANNEL, type WakeTopic } from '#lib/platform/wake'
import { query, testDatabase } from '#test/database'

const database = testDatabase()

const wake = (tx: Tx, topic: WakeTopic) => tx.$executeRaw`SELECT pg_notify(${WAKE_CHANNEL}, ${topic})`

async function aListener() {
  const onWake = vi.fn()
  const listener = listen(onWake)
  onTestFinished(() => listener.close())
  await vi.waitFor(() => expect(onWake).toHaveBeenCalledWith(null)) // it listens
  return onWake
}

test('hears what is committed, and only that', async () => {
  const onWake = await aListener()
  await expect(
    db().$transaction(async (tx) => {
      await wake(tx, 'story:rolled-back')
      throw new Error('rolled back')
    }),
  ).rejects.toThrow('rolled back')
  await db().$transaction((tx) => wake(tx, 'story:committed'))
  await vi.waitFor(() => expect(onWake).toHaveBeenCalledWith('story:committed'))
  expect(onWake).not.toHaveBeenCalledWith('story:rolled-back')
})

test('asks for a comparison once a second, whatever it heard', async () => {
  const onWake = await aListener()
  onWake.mockClear()
  await vi.waitFor(() => expect(onWake).toHaveBeenCalledWith(null), { timeout: 2_000 })
})

test('comes back when its connection is cut', async () => {
  const onWake = await aListener()
  await query(database.url, `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'`)
  await vi.waitFor(
    async () => {
      await db().$transaction((tx) => wake(tx, 'site'))
      expect(onWake).toHaveBeenCalledWith('site')
    },
    { timeout: 5_000, interval: 100 },
  )
})
