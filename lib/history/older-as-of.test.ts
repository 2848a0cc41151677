import { beforeAll, describe, expect, test } from 'vitest'
import { getStoryAsOf, hasPageForReader } from '#lib/history/reader'
import type { Actor } from '#lib/permissions'
import { textOf } from '#lib/richtext/text'
import { testDatabase } from '#test/database'
import { aContributor, anUpdate, aStory } from '#test/factories'
import { change } from '#test/transitions'

testDatabase()

let editor: Actor
beforeAll(async () => {
  editor = await aContributor('editor')
})

describe('the older pages of a story as they stood', () => {
  test('have the members and the words they had, and lead to each other', async () => {
    const { id, slug } = await aStory(editor)
    const updates = []
    for (let n = 1; n <= 30; n += 1) updates.push(await anUpdate(editor, id, { text: `Update ${n}`, publish: true }))
    const [first] = updates
    if (!first) throw new Error('Nothing was published')
    const before = 31 // the story's publication is its first number
    await change(editor, 'amend', first, { text: 'Put right' })

    const words = async (revision: number, page: number) =>
      (await getStoryAsOf(slug, revision, page))?.story.updates.map(({ body }) => textOf(body))
    expect((await words(before, 1))?.at(-1)).toBe('Update 1')
    expect((await words(before + 1, 1))?.at(-1)).toBe('Put right')
    expect(await words(before, 2)).toEqual(Array.from({ length: 10 }, (_, place) => `Update ${20 - place}`))

    const then = await getStoryAsOf(slug, before, 1)
    expect(then).toMatchObject({ newest: 32, page: 1, newerPage: 2, story: { olderPage: null } })
    expect(await getStoryAsOf(slug, before, 2)).toMatchObject({ newerPage: null, story: { olderPage: 1 } })
    expect((await getStoryAsOf(slug, before))?.story.olderPage).toBe(2)
  })

  test('were not there before they came to be', async () => {
    const { id, slug } = await aStory(editor)
    for (let n = 1; n <= 20; n += 1) await anUpdate(editor, id, { text: `Update ${n}`, publish: true })
    const has = (revision: number, page: number) => hasPageForReader(id, revision, page)
    expect([await has(20, 1), await has(21, 1), await has(21, 2), await has(99, 1)]).toEqual([
      false,
      true,
      false,
      false,
    ])
    expect(await getStoryAsOf(slug, 20, 1)).toBeNull()
    expect(await getStoryAsOf(slug, 21, 2)).toBeNull()
  })
})
