import { beforeAll, describe, expect, it } from 'vitest'
import { findStanding } from '#lib/media/queries'
import type { Actor } from '#lib/permissions'
import { foldStory } from '#lib/stories/fold'
import { pullStory, putBackStory } from '#lib/takedowns/stories'
import { publishUpdate } from '#lib/updates/commands'
import { moveUpdate } from '#lib/updates/moving'
import { testDatabase } from '#test/database'
import { aContributor, anUpdate, aStory } from '#test/factories'
import { anImage, aPlantedUpdate, ofStory, ofUpdate, perform as performBy } from '#test/planted'

testDatabase()
let ana: Actor
beforeAll(async () => {
  ana = await aContributor('editor', 'Ana')
})

const perform = (command: unknown, input: object, by: Actor = ana) => performBy(command, input, by)

/** An update with a picture that was written in one story and is before readers in another, which took that story in. */
async function aFoldedUpdate() {
  const planted = await aPlantedUpdate(ana)
  const into = await aStory(ana)
  const { reason: _, ...base } = await ofStory(planted.story.id)
  await perform(foldStory, { ...base, intoId: into.id })
  return { ...planted, from: planted.story, into }
}

/** The same, moved as a draft and published there as it was. */
async function aMovedDraft() {
  const [from, into] = [await aStory(ana), await aStory(ana)]
  const imageId = await anImage(ana, from.id)
  const image = { type: 'image' as const, attrs: { imageId, alt: 'A door', caption: 'Unedited words' } }
  const { id } = await anUpdate(ana, from.id, { body: { type: 'doc', content: [image] } })
  const { reason: _, ...drafted } = await ofUpdate(id)
  await perform(moveUpdate, { ...drafted, storyId: into.id })
  const { reason: __, ...moved } = await ofUpdate(id)
  await perform(publishUpdate, moved)
  return { from, into, id, imageId }
}

describe('a picture in a story that its update was not written in', () => {
  it('goes with the story that took its own one in, and comes back', async () => {
    const { into, imageId } = await aFoldedUpdate()
    expect(await findStanding(imageId)).toBe('shown')
    await perform(pullStory, await ofStory(into.id))
    expect(await findStanding(imageId)).toBe('pulled')
    await perform(putBackStory, await ofStory(into.id))
    expect(await findStanding(imageId)).toBe('shown')
  })

  it('stays when the story is taken down in which its draft was begun', async () => {
    const { from, into, imageId } = await aMovedDraft()
    await perform(pullStory, await ofStory(from.id))
    expect(await findStanding(imageId)).toBe('shown')
    await perform(pullStory, await ofStory(into.id))
    expect(await findStanding(imageId)).toBe('pulled')
  })
})
