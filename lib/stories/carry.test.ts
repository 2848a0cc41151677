import { expect, it } from 'vitest'
import { run } from '#lib/api/run'
import { createClaim } from '#lib/box/making'
import { getBoxForDesk } from '#lib/box/queries'
import { CreateClaim } from '#lib/box/schema'
import { banTerm, editBrief, takeDesk } from '#lib/briefs/commands'
import { getBriefView } from '#lib/briefs/queries'
import { db } from '#lib/platform/db'
import { newId } from '#lib/platform/ids'
import { continueStory } from '#lib/stories/continue'
import { foldStory } from '#lib/stories/fold'
import { givePublishing } from '#lib/stories/publishers'
import { getStoryForReader } from '#lib/stories/reader'
import { ContinueStory } from '#lib/stories/schema'
import { StoryView } from '#lib/stories/views'
import { moveUpdate } from '#lib/updates/moving'
import { ASKED, claimsBy, SAID } from '#test/claims'
import { testDatabase } from '#test/database'
import { aContributor, anUpdate, aStory } from '#test/factories'

testDatabase()
const now = new Date()
const earlier = new Date(now.getTime() - 3_600_000)

it('a story that goes on in a new one hands over what is known, with when it was checked, its brief, and who may publish', async () => {
  const [ana, ben] = [await aContributor('editor', 'Ana'), await aContributor('editor', 'Ben')]
  const story = await aStory(ana)
  const storyId = story.id
  for (const text of ['Three were hurt.', 'The bridge is closed.']) {
    await run(createClaim, ben.id, CreateClaim.parse({ storyId, claimId: newId(), text }), earlier)
  }
  await run(takeDesk, ben.id, { storyId, handoverId: newId() }, earlier)
  await run(editBrief, ben.id, { storyId, baseVersion: 1, waitingFor: 'the police', comesNext: 'A briefing' }, earlier)
  await run(banTerm, ben.id, { storyId, termId: newId(), term: 'Karlov', why: 'Family' }, earlier)

  const cem = await aContributor('reporter', 'Cem')
  await run(givePublishing, ben.id, { storyId, contributorId: cem.id }, earlier)

  const given = { storyId, baseVersion: story.version, newStoryId: newId(), headline: 'The day after' }
  const next = StoryView.parse((await run(continueStory, ana.id, ContinueStory.parse(given), now)).view)
  expect(next.publishers).toEqual([{ id: cem.id, name: 'Cem' }])
  const page = await getStoryForReader(next.slug)
  expect(page?.box.known.map(({ text }) => text)).toEqual(['Three were hurt.', 'The bridge is closed.'])
  const { rows } = await getBoxForDesk(db(), ana, { storyId: next.id })
  expect(rows).toMatchObject(Array(2).fill({ checkedAt: earlier.toISOString(), checkedBy: { name: 'Ben' } }))
  expect(await getBriefView(db(), next.id)).toMatchObject({
    holder: { name: 'Ben' },
    waitingFor: 'the police',
    comesNext: 'A briefing',
    terms: [{ term: 'Karlov', why: 'Family' }],
  })
})

it('claims go on with their status, in the box and out of it; what was settled or wrong stays behind', async () => {
  const ana = await aContributor('editor', 'Ana')
  const { make, box, become, edit } = claimsBy(() => ana)
  const { id: storyId, version: baseVersion } = await aStory(ana)
  const open = await become(await box(storyId, { question: ASKED }), 'disputed')
  await edit(await box(storyId, { text: 'Five' }), { text: 'Four', kind: 'correction', note: 'Counted twice.' })
  await become(await box(storyId, { text: 'Gone' }), 'superseded')
  await make(storyId, { text: 'The desk alone' })
  const given = { storyId, baseVersion, newStoryId: newId(), headline: 'The day after' }
  const next = StoryView.parse((await run(continueStory, ana.id, ContinueStory.parse(given), now)).view)
  const page = await getStoryForReader(next.slug)
  expect(page?.box).toMatchObject({
    known: [{ text: 'Four' }],
    open: [{ text: ASKED, since: open.statusAt }],
    wrong: [],
  })
  const { rows } = await getBoxForDesk(db(), ana, { storyId: next.id })
  expect(rows.map(({ text, status, boxedAt }) => [text, status, boxedAt !== null])).toEqual([
    [SAID, 'disputed', true],
    ['Four', 'attributed', true],
    ['The desk alone', 'attributed', false],
  ])
})

it('a key moment that goes to another story is one there, and here no more', async () => {
  const ana = await aContributor()
  const [wrong, right] = [await aStory(ana), await aStory(ana)]
  const { id, version } = await anUpdate(ana, wrong.id, { text: 'Shots were heard.', key: true, publish: true })
  await run(moveUpdate, ana.id, { updateId: id, baseVersion: version, storyId: right.id }, now)
  const [here, there] = [await getStoryForReader(wrong.slug), await getStoryForReader(right.slug)]
  expect(here?.keyMoments).toEqual({ revision: here?.revision, moments: [] })
  expect(there?.keyMoments.moments).toMatchObject([{ words: 'Shots were heard.' }])
})

it('key moments of a story that is folded into another are key moments there, at its number', async () => {
  const ana = await aContributor()
  const [copy, stays] = [await aStory(ana), await aStory(ana)]
  for (const text of ['One', 'Two', 'Three']) await anUpdate(ana, copy.id, { text, key: true, publish: true })
  await db().liveUpdate.updateMany({ where: { storyId: copy.id }, data: { keyRevision: copy.revision + 3 } })
  await run(foldStory, ana.id, { storyId: copy.id, baseVersion: copy.version, intoId: stays.id }, now)
  const page = await getStoryForReader(stays.slug)
  expect(page?.keyMoments.moments.map(({ words }) => words)).toEqual(['Three', 'Two', 'One'])
  expect(page?.keyMoments.revision).toBe(page?.revision)
})
