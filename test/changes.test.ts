import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, describe, expect, test } from 'vitest'
import { ChangeList } from '#components/reader/change-list'
import { run } from '#lib/api/run'
import type { Actor } from '#lib/permissions'
import { db } from '#lib/platform/db'
import { newId } from '#lib/platform/ids'
import { createSection, removeSection } from '#lib/sections/commands'
import { CreateSection } from '#lib/sections/schema'
import { SectionView } from '#lib/sections/views'
import { getChangesForReader } from '#lib/stories/changes'
import { getStoryForReader } from '#lib/stories/reader'
import { amendUpdate } from '#lib/updates/amending'
import { AmendUpdate } from '#lib/updates/schema'
import { pinUpdate, unpinUpdate } from '#lib/updates/standing'
import { UpdateView } from '#lib/updates/views'
import { testDatabase } from '#test/database'
import { aContributor, aDraftStory, anUpdate, aStory } from '#test/factories'

testDatabase()
let editor: Actor
beforeAll(async () => {
  editor = await aContributor('editor')
})

const base = ({ id, version }: UpdateView) => ({ updateId: id, baseVersion: version })

async function aLongStory(updates: number) {
  const story = await aStory(editor)
  const filed: UpdateView[] = []
  for (let number = 1; number <= updates; number += 1) {
    filed.push(await anUpdate(editor, story.id, { text: `Update ${number}`, publish: true }))
  }
  const since = async (revision: number) => {
    const changes = await getChangesForReader(story.slug, revision)
    if (!changes) throw new Error('The story is not there')
    return changes
  }
  const revision = async () => (await db().story.findUniqueOrThrow({ where: { id: story.id } })).revision
  return { ...story, filed, since, revision: await revision() }
}

async function correct(update: UpdateView): Promise<UpdateView> {
  const given = AmendUpdate.parse({ ...base(update), text: 'Put right', note: 'It was wrong.' })
  return UpdateView.parse((await run(amendUpdate('correction'), editor.id, given, new Date())).view)
}

test('of a draft, or of nothing, there is no list', async () => {
  const { slug } = await aDraftStory(editor)
  expect(await getChangesForReader(slug, 0)).toBeNull()
  expect(await getChangesForReader('no-such-story', 0)).toBeNull()
})

describe('what changed after a number', () => {
  test('a new update on the story page, a correction on an older page, each with its place', async () => {
    const { filed, since, revision, id } = await aLongStory(22)
    const [first] = filed
    if (!first) throw new Error('Nothing was filed')
    await correct(first)
    const added = await anUpdate(editor, id, { publish: true })
    const { updates, story } = await since(revision)
    expect(updates.map(({ update, page }) => [update.id, page])).toEqual([
      [added.id, null],
      [first.id, 1],
    ])
    expect(updates[1]?.update.amendment).toMatchObject({ kind: 'correction', note: 'It was wrong.' })
    expect(story.updates).toHaveLength(13)
    expect(story.amended).toMatchObject([
      { id: first.id, kind: 'correction', ordinal: 1, revision: updates[1]?.update.revision },
    ])
  })

  test('nothing after the last number but what counts it', async () => {
    const { since, revision } = await aLongStory(1)
    const html = renderToStaticMarkup(ChangeList({ changes: await since(revision) }))
    expect(html).toMatch(
      /^<main id="changes" data-epoch="[\w-]{36}" data-revision="2" data-after="2" data-state="live"/,
    )
    expect(html).not.toContain('data-rev=')
  })

  test('a pin, its removal and a section’s, by number', async () => {
    const { filed, since, revision, id, slug } = await aLongStory(2)
    const [first] = filed
    if (!first) throw new Error('Nothing was filed')
    const pinned = UpdateView.parse((await run(pinUpdate, editor.id, base(first), new Date())).view)
    expect((await getStoryForReader(slug))?.pins).toMatchObject([
      { updateId: first.id, revision: revision + 1, page: null },
    ])
    await run(unpinUpdate, editor.id, base(pinned), new Date())
    const given = CreateSection.parse({ storyId: id, sectionId: newId(), heading: 'Background', text: 'Long ago' })
    const section = SectionView.parse((await run(createSection, editor.id, given, new Date())).view)
    await run(removeSection, editor.id, { sectionId: section.id, baseVersion: section.version }, new Date())
    const changes = await since(revision)
    expect(changes.unpinned).toEqual([{ id: first.id, revision: revision + 2 }])
    expect(changes.story.removedSections).toEqual([{ id: section.id, revision: revision + 4 }])
    const html = renderToStaticMarkup(ChangeList({ changes }))
    expect(html).toContain(
      `<div id="pin-${first.id}" data-rev="${revision + 2}" data-change="removal" hidden=""></div>`,
    )
    expect(html).toContain(
      `<div id="s-${section.id}" data-rev="${revision + 4}" data-change="removal" hidden=""></div>`,
    )
  })
})

test('a pin’s number rises when its update moves to an older page', async () => {
  const { filed, slug, id } = await aLongStory(19)
  const [first] = filed
  if (!first) throw new Error('Nothing was filed')
  await run(pinUpdate, editor.id, base(first), new Date())
  const before = (await getStoryForReader(slug))?.pins[0]
  await anUpdate(editor, id, { publish: true })
  const story = await getStoryForReader(slug)
  expect([before?.page, story?.pins[0]?.page]).toEqual([null, 1])
  expect(story?.pins[0]?.revision).toBe(story?.revision)
})

test('a list of too many changes says so and holds none', async () => {
  const { id, since, revision } = await aLongStory(1)
  await db().$executeRaw`UPDATE "Story" SET revision = 900 WHERE id = ${id}::uuid`
  const changes = await since(revision)
  expect(changes).toMatchObject({ isTooOld: true, updates: [] })
  expect(renderToStaticMarkup(ChangeList({ changes }))).toContain('data-reset="1"')
})
