import { expect, it } from 'vitest'
import { type Command, run } from '#lib/api/run'
import { db, readerDb } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import { newId } from '#lib/platform/ids'
import { createUpdate } from '#lib/updates/commands'
import { CreateUpdate } from '#lib/updates/schema'
import { testDatabase } from '#test/database'
import { aContributor, aStory } from '#test/factories'

testDatabase()

const PUBLISHES = 400
const READERS = 5

class RolledBack extends Error {}

/** A publish that fails at its very end, when the number has been taken. */
const failing: typeof createUpdate = async (...given) => {
  await createUpdate(...given)
  throw new RolledBack('on purpose')
}

/** As a desk does: the pool is short, so some are told "unavailable" and press again with the same key. */
async function insist<Input, View>(command: Command<Input, View>, actorId: string, input: Input): Promise<boolean> {
  const key = newId()
  for (;;) {
    try {
      await run(command, actorId, input, new Date(), { key })
      return true
    } catch (error) {
      if (error instanceof RolledBack) return false
      if (!(error instanceof AppError) || error.code !== 'unavailable') throw error
    }
  }
}

async function follow(storyId: string, isOver: () => boolean): Promise<number[]> {
  const seen: number[] = []
  for (;;) {
    const last = isOver()
    const after = seen.at(-1) ?? 0
    const events = await readerDb().storyEvent.findMany({
      where: { storyId, revision: { gt: after } },
      orderBy: { revision: 'asc' },
      select: { revision: true },
    })
    seen.push(...events.map(({ revision }) => revision))
    if (last) return seen
  }
}

it('400 concurrent publishes, a quarter rolled back: five pollers see every committed change once, in order', async () => {
  const ana = await aContributor()
  const story = await aStory(ana)
  let over = false
  const readers = Array.from({ length: READERS }, () => follow(story.id, () => over))

  const begun = performance.now()
  const outcomes = await Promise.all(
    Array.from({ length: PUBLISHES }, (_, index) => {
      const text = `Bullet ${index}`
      const input = CreateUpdate.parse({ storyId: story.id, updateId: newId(), text, publish: true })
      return insist(index % 4 === 0 ? failing : createUpdate, ana.id, input)
    }),
  )
  console.log(`${PUBLISHES} concurrent publishes took ${((performance.now() - begun) / 1000).toFixed(1)} s`)
  over = true

  const committed = outcomes.filter(Boolean).length
  expect(committed).toBe((PUBLISHES * 3) / 4)
  const everyNumber = Array.from({ length: committed + story.revision }, (_, index) => index + 1)
  for (const reader of readers) expect(await reader).toEqual(everyNumber)
  const ordinals = await db().liveUpdate.findMany({ where: { storyId: story.id }, orderBy: { ordinal: 'asc' } })
  expect(ordinals.map(({ ordinal }) => ordinal)).toEqual(everyNumber.slice(0, committed))
}, 180_000)
