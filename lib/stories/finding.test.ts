import { expect, test } from 'vitest'
import { run } from '#lib/api/run'
import { db } from '#lib/platform/db'
import { endStory } from '#lib/stories/commands'
import { listStoriesForDesk } from '#lib/stories/queries'
import { testDatabase } from '#test/database'
import { aContributor, aStory } from '#test/factories'

testDatabase()

test('stories are found by words of their headline, those that have ended too', async () => {
  const ana = await aContributor()
  const quake = await aStory(ana, { headline: 'Izmir quake: 100% of trams stand' })
  await aStory(ana, { headline: 'Budget vote' })
  await run(endStory, ana.id, { storyId: quake.id, baseVersion: quake.version }, new Date())
  const found = async (words?: string) =>
    (await listStoriesForDesk(db(), ana, { words })).stories.map(({ headline }) => headline)
  expect(await found('QUAKE')).toEqual(['Izmir quake: 100% of trams stand'])
  expect(await found('100%')).toHaveLength(1)
  expect(await found('_')).toEqual([])
  expect(await found('nothing like it')).toEqual([])
  expect(await found()).toHaveLength(2)
})
