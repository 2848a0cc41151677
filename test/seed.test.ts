import { expect, it } from 'vitest'
import { db } from '#lib/platform/db'
import { getFrontForReader, getStoryForReader } from '#lib/stories/reader'
import { testDatabase } from '#test/database'
import { seedDemo } from '../prisma/seed.ts'

testDatabase()

it('seeds a newsroom with two stories once, and never into a database that has somebody', async () => {
  expect(await seedDemo(new Date())).toBe(true)
  expect(await seedDemo(new Date())).toBe(false)
  expect(await db().contributor.count()).toBe(3)
  const { stories } = await getFrontForReader()
  expect(stories).toHaveLength(2)
  const ankara = await getStoryForReader('russian-ambassador-shot-ankara')
  expect(ankara?.updates).toHaveLength(11)
  expect(ankara?.sections).toHaveLength(3)
  expect(ankara?.revision).toBe(12)
  const times = (await db().storyEvent.findMany({ orderBy: [{ storyId: 'asc' }, { revision: 'asc' }] })).map(
    ({ storyId, at }) => `${storyId} ${at.toISOString()}`,
  )
  expect(times).toEqual([...times].sort())
})
