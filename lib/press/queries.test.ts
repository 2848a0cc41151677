import { beforeEach, expect, test } from 'vitest'
import type { Actor } from '#lib/permissions'
import { databaseNumbers } from '#lib/press/queries'
import { testDatabase } from '#test/database'
import { aContributor, aDraftStory, anUpdate, aStory } from '#test/factories'

testDatabase()
let editor: Actor

beforeEach(async () => {
  editor = await aContributor('editor')
})

test('a census holds what readers may see, and nothing of a draft', async () => {
  const draft = await aDraftStory(editor)
  const { id, slug } = await aStory(editor, { headline: 'Ambassador shot in Ankara' })
  const { stories, slugs } = await databaseNumbers.all()
  expect(stories).toContainEqual(expect.objectContaining({ id, slug, topicSlug: 'world', publishedCount: 0 }))
  expect(slugs).toContainEqual({ slug, storyId: id })
  expect(JSON.stringify({ stories, slugs })).not.toContain(draft.id)
})

test('since then: nothing, or the stories that changed and what happened to them', async () => {
  const { id } = await aStory(editor)
  await aStory(editor)
  const known = await databaseNumbers.all()
  expect(await databaseNumbers.since(known)).toBe('same')
  await anUpdate(editor, id, { publish: true })
  await anUpdate(editor, id, { publish: true })
  await anUpdate(editor, id) // a draft changes nothing
  const before = known.stories.find((story) => story.id === id)?.revision ?? 0
  expect(await databaseNumbers.since(known)).toMatchObject({
    census: { revision: known.revision + 2, stories: [{ id, revision: before + 2, publishedCount: 2 }] },
    changes: [
      { storyId: id, revision: before + 1, itemType: 'update', ordinal: 1 },
      { storyId: id, revision: before + 2, itemType: 'update', ordinal: 2 },
    ],
  })
})

test('another epoch, or numbers that went back: everything anew', async () => {
  await aStory(editor)
  const known = await databaseNumbers.all()
  expect(await databaseNumbers.since({ ...known, epoch: 'another' })).toBe('reset')
  expect(await databaseNumbers.since({ ...known, revision: known.revision + 1 })).toBe('reset')
})
