import { beforeAll, describe, expect, it } from 'vitest'
import { getAccuracyForDesk } from '#lib/accuracy/queries'
import { run } from '#lib/api/run'
import { checkClaimSecondEyes } from '#lib/box/looking'
import type { Actor } from '#lib/permissions'
import { db } from '#lib/platform/db'
import { claimsBy, tick } from '#test/claims'
import { testDatabase } from '#test/database'
import { aContributor, aStory } from '#test/factories'
import { ALONE, enter } from '#test/second-eyes'

testDatabase()

let ana: Actor
let ben: Actor
beforeAll(async () => {
  ana = await aContributor('editor', 'Ana')
  ben = await aContributor('editor', 'Ben')
})

const DEAD = { text: 'Andrei Karlov is dead.' }
const accuracyOf = (storyId: string) => getAccuracyForDesk(db(), ana, { storyId })

describe('a row of the box that says in our own voice who is dead', () => {
  const { box, become, edit } = claimsBy(() => ana)
  const bens = claimsBy(() => ben)

  it('is asked about when it is confirmed, never while somebody else says so or it is open', async () => {
    const claim = await box((await aStory(ana)).id, { ...DEAD, question: 'Whether the ambassador is dead' })
    const open = await become(await become(claim, 'unconfirmed'), 'disputed')
    await expect(become(open, 'confirmed')).rejects.toMatchObject({
      code: 'second_eyes',
      details: { answers: ['alone', 'notNeeded'], statements: [DEAD.text] },
    })
  })

  it('goes out alone for a reason, and is listed until a colleague has looked', async () => {
    const { id: storyId } = await aStory(ana)
    const claim = await become(await box(storyId, DEAD), 'confirmed', { secondEyes: ALONE })
    const [listed] = (await accuracyOf(storyId)).toCheck
    expect(listed).toMatchObject({ itemType: 'claim', itemId: claim.id, reason: 'scene', words: DEAD.text })
    const check = (by: Actor) => {
      const given = { claimId: claim.id, baseVersion: claim.version, lookId: listed?.lookId ?? '' }
      return run(checkClaimSecondEyes, by.id, given, tick())
    }
    await expect(check(ana)).rejects.toMatchObject({ code: 'forbidden' })
    await check(ben)
    expect((await accuracyOf(storyId)).toCheck).toEqual([])
  })

  it('is confirmed by the colleague in the room: who wrote the words is the first', async () => {
    const { id: storyId } = await aStory(ana)
    const claim = await box(storyId, DEAD)
    await enter(ben, storyId, new Date(tick().getTime() + 60_000)) // the next minute
    await expect(become(claim, 'confirmed', { secondEyes: ALONE })).rejects.toThrow('Let Ben do it')
    const confirmed = await bens.become(claim, 'confirmed')
    expect((await accuracyOf(storyId)).toCheck).toEqual([])
    // Other words for the same are asked about no more; a new figure is.
    const same = await edit(confirmed, { text: 'Andrei Karlov is dead!', kind: 'typo' })
    await expect(
      edit(same, { text: 'Andrei Karlov and two guards are dead.', kind: 'development' }),
    ).rejects.toMatchObject({
      code: 'second_eyes',
    })
  })

  it('is an open statement for the desk while it is not sure, in the box or not', async () => {
    const { id: storyId } = await aStory(ana)
    const claim = await box(storyId, { ...DEAD, question: 'Whether he is dead' })
    await become(claim, 'disputed')
    expect((await accuracyOf(storyId)).open).toMatchObject([
      { itemType: 'claim', itemId: claim.id, verification: 'disputed', words: DEAD.text },
    ])
  })
})
