import { beforeAll, describe, expect, it } from 'vitest'
import { listStatuses } from '#lib/box/queries'
import { type ClaimStatus, STATUSES } from '#lib/box/status'
import type { Actor } from '#lib/permissions'
import { db } from '#lib/platform/db'
import { getStoryForReader } from '#lib/stories/reader'
import { ASKED, claimsBy, SAID } from '#test/claims'
import { testDatabase } from '#test/database'
import { aContributor, aStory } from '#test/factories'

testDatabase()

let ana: Actor
beforeAll(async () => {
  ana = await aContributor('editor', 'Ana')
})
const { make, box, become } = claimsBy(() => ana)
const numberOf = async (id: string) => (await db().story.findUniqueOrThrow({ where: { id } })).revision

/** What a claim of an open story needs to come to each status in the box. */
const TOLD = { withdrawn: { note: 'Two men were there.' } } as Record<ClaimStatus, object>

describe('what becomes of a claim', () => {
  const ways = STATUSES.flatMap((from) => STATUSES.map((to) => [from, to] as const))

  it.each(ways)('from %s to %s', async (from, to) => {
    const story = await aStory(ana)
    const boxed = await box(story.id, { question: ASKED })
    const claim = from === 'attributed' ? boxed : await become(boxed, from, TOLD[from])
    const before = await numberOf(story.id)
    const changing = become(claim, to, TOLD[to])
    if (from === to || from === 'withdrawn') {
      await expect(changing).rejects.toMatchObject({ code: 'invalid' })
      expect(await numberOf(story.id)).toBe(before)
      return
    }
    const changed = await changing
    expect(changed).toMatchObject({ status: to, version: claim.version + 1, wasStated: true })
    expect(await numberOf(story.id)).toBe(before + 1)
    const { known = [], open = [], wrong } = (await getStoryForReader(story.slug))?.box ?? {}
    expect([known.map(({ text }) => text), open.map(({ text }) => text)]).toEqual([
      to === 'attributed' || to === 'confirmed' ? [SAID] : [],
      to === 'unconfirmed' || to === 'disputed' ? [ASKED] : [],
    ])
    expect(wrong).toHaveLength(to === 'withdrawn' ? 1 : 0)
    const { statuses } = await listStatuses(db(), ana, { claimId: claim.id })
    expect(statuses[0]).toMatchObject({ status: to, by: { name: 'Ana' }, at: changed.statusAt })
    expect(statuses.at(-1)).toMatchObject({ status: 'attributed' })
  })

  it('is never preset to confirmed', async () => {
    const story = await aStory(ana)
    expect(await make(story.id)).toMatchObject({ status: 'attributed', boxedAt: null })
    expect(await box(story.id)).toMatchObject({ status: 'attributed', boxedAt: expect.any(String) })
  })

  it('is kept with why', async () => {
    const claim = await box((await aStory(ana)).id)
    await become(claim, 'confirmed', { reason: 'Seen by our reporter' })
    const { statuses } = await listStatuses(db(), ana, { claimId: claim.id })
    expect(statuses[0]).toMatchObject({ reason: 'Seen by our reporter' })
  })

  it('two at once: one comes to it, the other is shown how it is now', async () => {
    const claim = await box((await aStory(ana)).id, { question: ASKED })
    const [one, other] = await Promise.allSettled([become(claim, 'confirmed'), become(claim, 'disputed')])
    const refused = [one, other].find(({ status }) => status === 'rejected')
    expect([one?.status, other?.status].toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(refused).toMatchObject({
      reason: { code: 'conflict', details: { current: { id: claim.id, version: claim.version + 1 } } },
    })
    expect(await db().statusChange.count({ where: { claimId: claim.id } })).toBe(2)
  })
})
