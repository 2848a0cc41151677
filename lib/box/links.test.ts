import { beforeAll, describe, expect, it } from 'vitest'
import { run } from '#lib/api/run'
import { getBoxForDesk } from '#lib/box/queries'
import type { Actor } from '#lib/permissions'
import { db } from '#lib/platform/db'
import { newId } from '#lib/platform/ids'
import { createUpdate } from '#lib/updates/commands'
import { undoUpdate } from '#lib/updates/going-out'
import { CreateUpdate } from '#lib/updates/schema'
import { UpdateView } from '#lib/updates/views'
import { ASKED, claimsBy, SAID } from '#test/claims'
import { testDatabase } from '#test/database'
import { aContributor, anUpdate, aStory } from '#test/factories'

testDatabase()
let ana: Actor
let bo: Actor
beforeAll(async () => {
  ana = await aContributor('editor', 'Ana')
  bo = await aContributor('reporter', 'Bo')
})
const { box } = claimsBy(() => ana)

describe('an update', () => {
  it('speaks of claims, and makes the one that is not there yet', async () => {
    const story = await aStory(ana)
    const known = await box(story.id, { question: ASKED })
    const made = { claimId: newId(), text: 'Shots were heard' }
    const update = await anUpdate(bo, story.id, { claims: [{ claimId: known.id }, made] })
    expect(update.claims?.toSorted()).toEqual([known.id, made.claimId].toSorted())
    const { rows } = await getBoxForDesk(db(), ana, { storyId: story.id })
    expect(rows.map(({ text, boxedAt }) => [text, boxedAt !== null])).toEqual([
      [SAID, true],
      ['Shots were heard', false],
    ])
  })

  it('that is pressed again makes nothing twice, and one made meanwhile is the one that is meant', async () => {
    const story = await aStory(ana)
    const made = { claimId: newId(), text: 'Shots were heard' }
    await anUpdate(ana, story.id, { claims: [made], publish: true })
    await anUpdate(ana, story.id, { claims: [made], publish: true })
    expect(await db().claim.count({ where: { storyId: story.id } })).toBe(1)
  })

  it('that is refused leaves no claim behind', async () => {
    const story = await aStory(ana)
    const made = { claimId: newId(), text: 'Shots were heard' }
    await expect(anUpdate(ana, story.id, { text: ' ', claims: [made] })).rejects.toThrow('Write something first')
    expect(await db().claim.count({ where: { storyId: story.id } })).toBe(0)
  })

  it('does not speak of another story’s claim', async () => {
    const [story, other] = [await aStory(ana), await aStory(ana)]
    const { id: claimId } = await box(other.id)
    await expect(anUpdate(ana, story.id, { claims: [{ claimId }] })).rejects.toThrow('not of this story')
  })

  it('that is taken up again speaks of what is chosen now', async () => {
    const story = await aStory(ana)
    const claim = await box(story.id)
    const cem = await aContributor('editor', 'Cem')
    await db().contributor.update({ where: { id: cem.id }, data: { goingOutSeconds: 20 } })
    const going = await anUpdate(cem, story.id, { claims: [{ claimId: claim.id }], publish: true, goingOut: true })
    const base = { updateId: going.id, baseVersion: going.version }
    const undone = UpdateView.parse((await run(undoUpdate, cem.id, base, new Date())).view)
    expect(undone.claims).toEqual([claim.id])
    const again = { storyId: story.id, updateId: going.id, baseVersion: undone.version, text: 'Other', claims: [] }
    const { view } = await run(createUpdate, cem.id, CreateUpdate.parse(again), new Date())
    expect(UpdateView.parse(view).claims).toBeUndefined()
  })
})
