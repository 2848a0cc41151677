import { beforeAll, describe, expect, it } from 'vitest'
import { run } from '#lib/api/run'
import type { Actor } from '#lib/permissions'
import { db } from '#lib/platform/db'
import { getChangesForReader } from '#lib/stories/changes'
import { getStoryForReader } from '#lib/stories/reader'
import { keyUpdate, unkeyUpdate } from '#lib/updates/key'
import { retractUpdate } from '#lib/updates/standing'
import { UpdateView } from '#lib/updates/views'
import { testDatabase } from '#test/database'
import { aContributor, anUpdate, aStory } from '#test/factories'

testDatabase()
const now = new Date()
let ana: Actor
let bo: Actor
beforeAll(async () => {
  ana = await aContributor('editor', 'Ana')
  bo = await aContributor('reporter', 'Bo')
})

const base = ({ id, version }: UpdateView) => ({ updateId: id, baseVersion: version })
const key = async (by: Actor, update: UpdateView) =>
  UpdateView.parse((await run(keyUpdate, by.id, base(update), now)).view)

async function aLongStory(updates: number) {
  const { id, slug } = await aStory(ana)
  const filed: UpdateView[] = []
  const publish = async (fields = {}) => {
    const update = await anUpdate(ana, id, { text: `Update ${filed.length + 1}`, publish: true, ...fields })
    filed.push(update)
    return update
  }
  while (filed.length < updates) await publish()
  const moments = async () => {
    const story = await getStoryForReader(slug)
    if (!story) throw new Error('The story is not there')
    return story.keyMoments
  }
  const revision = async () => (await db().story.findUniqueOrThrow({ where: { id } })).revision
  const events = async () =>
    (await db().storyEvent.findMany({ where: { storyId: id }, orderBy: { revision: 'asc' } })).map(({ type }) => type)
  const first = filed[0]
  if (!first) throw new Error()
  return { id, slug, first, publish, moments, revision, events }
}

describe('a key moment', () => {
  it('is made and unmade at the story’s next number', async () => {
    const { first, moments, revision, events } = await aLongStory(2)
    const before = await revision()
    const made = await key(ana, first)
    expect(made.keyAt).not.toBeNull()
    expect(await moments()).toMatchObject({
      revision: before + 1,
      moments: [{ updateId: first.id, words: 'Update 1' }],
    })
    await expect(key(ana, made)).rejects.toMatchObject({ code: 'forbidden' })
    await run(unkeyUpdate, ana.id, base(made), now)
    expect(await moments()).toEqual({ revision: before + 2, moments: [] })
    expect((await events()).slice(-2)).toEqual(['update.made_key', 'update.made_ordinary'])
  })

  it('is told in the words of its headline, or the first ones of its text', async () => {
    const { publish, moments } = await aLongStory(1)
    await publish({ headline: 'Polls close', key: true })
    await publish({ text: `${'The ferry between Old Quay and the north bank '.repeat(4)}`, key: true })
    const words = (await moments()).moments.map((moment) => moment.words)
    expect(words[1]).toBe('Polls close')
    expect(words[0]).toMatch(/^The ferry between .{30,75}[a-z] …$/)
  })

  it('filed as one is one as soon as readers see it', async () => {
    const { id, moments } = await aLongStory(1)
    const draft = await anUpdate(bo, id, { text: 'Soon', submit: true, key: true })
    expect(draft.keyAt).not.toBeNull()
    expect((await moments()).moments).toEqual([])
  })

  it('before publication is only the desk’s matter', async () => {
    const { id, revision } = await aLongStory(1)
    const draft = await anUpdate(bo, id, { submit: true })
    const before = await revision()
    await expect(key(bo, draft)).rejects.toMatchObject({ code: 'forbidden' })
    await key(ana, draft)
    expect(await revision()).toBe(before)
  })

  it('ends with a retraction', async () => {
    const { first, moments, revision } = await aLongStory(1)
    const made = await key(ana, first)
    const view = (await run(retractUpdate, ana.id, { ...base(made), reason: 'Wrong.', banReason: undefined }, now)).view
    expect(await moments()).toEqual({ revision: await revision(), moments: [] })
    await expect(key(ana, UpdateView.parse(view))).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('is linked on the older page it stands on, from the number at which that page came to be', async () => {
    const { first, publish, moments, revision, slug } = await aLongStory(19)
    await key(ana, first)
    expect((await moments()).moments[0]?.page).toBeNull()
    const before = await revision()
    await publish()
    expect(await moments()).toMatchObject({ revision: await revision(), moments: [{ page: 1 }] })
    const changes = await getChangesForReader(slug, before)
    expect(changes?.story.keyMoments.revision).toBeGreaterThan(before)
  })
})
