import { describe, expect, it } from 'vitest'
import { run } from '#lib/api/run'
import { db } from '#lib/platform/db'
import { endStory } from '#lib/stories/commands'
import { approveUpdate, editUpdate, publishUpdate } from '#lib/updates/commands'
import { testDatabase } from '#test/database'
import { aContributor, anUpdate, aStory } from '#test/factories'

testDatabase()
const now = new Date()

describe('two at once', () => {
  it('a publish racing the end of its story is either before it or refused, never after it', async () => {
    const ana = await aContributor()
    const bo = await aContributor()
    const outcomes = { published: 0, refused: 0 }
    for (let round = 0; round < 25; round += 1) {
      const story = await aStory(ana)
      const update = await anUpdate(ana, story.id)
      const [publishing] = await Promise.allSettled([
        run(publishUpdate, ana.id, { updateId: update.id, baseVersion: update.version }, now),
        run(endStory, bo.id, { storyId: story.id, baseVersion: story.version }, now),
      ])
      const events = await db().storyEvent.findMany({ where: { storyId: story.id }, orderBy: { revision: 'asc' } })
      expect(events.at(-1)?.type).toBe('story.ended')
      outcomes[publishing.status === 'fulfilled' ? 'published' : 'refused'] += 1
      if (publishing.status === 'rejected') expect(publishing.reason).toMatchObject({ code: 'forbidden' })
    }
    console.log('publish against end of coverage:', outcomes)
  })

  it('an approval never publishes a text that was changed after it was read', async () => {
    const bo = await aContributor('reporter')
    const ana = await aContributor()
    const story = await aStory(ana)
    for (let round = 0; round < 25; round += 1) {
      const update = await anUpdate(bo, story.id, { text: 'As it was read.', submit: true })
      const base = { updateId: update.id, baseVersion: update.version }
      const [approval, edit] = await Promise.allSettled([
        run(approveUpdate, ana.id, base, now),
        run(editUpdate, bo.id, { ...base, text: 'Changed meanwhile.' }, now),
      ])
      expect([approval.status, edit.status].sort()).toEqual(['fulfilled', 'rejected'])
      const row = await db().liveUpdate.findUniqueOrThrow({
        where: { id: update.id },
        include: { publishedRevision: true },
      })
      if (approval.status === 'fulfilled')
        expect(JSON.stringify(row.publishedRevision?.content)).toContain('As it was read')
      else expect(row.publishedAt).toBeNull()
    }
  })

  it('two editors approving one update publish it once', async () => {
    const ana = await aContributor()
    const bo = await aContributor()
    const story = await aStory(ana)
    const update = await anUpdate(ana, story.id, { submit: true })
    const base = { updateId: update.id, baseVersion: update.version }
    const both = await Promise.allSettled([ana, bo].map(({ id }) => run(approveUpdate, id, base, now)))
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await db().storyEvent.count({ where: { itemId: update.id } })).toBe(1)
  })
})
