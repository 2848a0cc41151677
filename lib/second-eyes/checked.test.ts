import { beforeAll, describe, expect, it } from 'vitest'
import { getAccuracyForDesk } from '#lib/accuracy/queries'
import { run } from '#lib/api/run'
import type { Actor } from '#lib/permissions'
import { db } from '#lib/platform/db'
import { CheckSecondEyes } from '#lib/second-eyes/schema'
import { amendUpdate } from '#lib/updates/amending'
import { checkSecondEyes } from '#lib/updates/looking'
import { moveUpdate } from '#lib/updates/moving'
import { AmendUpdate, MoveUpdate } from '#lib/updates/schema'
import { retractUpdate } from '#lib/updates/standing'
import { UpdateView } from '#lib/updates/views'
import { testDatabase } from '#test/database'
import { aContributor, anUpdate, aStory } from '#test/factories'
import { ALONE, base, DEAD } from '#test/second-eyes'

testDatabase()
const now = new Date()
let ana: Actor
let ben: Actor
beforeAll(async () => {
  ana = await aContributor('editor', 'Ana')
  ben = await aContributor('editor', 'Ben')
})

const viewOf = async (outcome: Promise<{ view: unknown }>) => UpdateView.parse((await outcome).view)
const accuracyOf = (storyId: string) => getAccuracyForDesk(db(), ana, { storyId })

describe('what went out by one person’s word', () => {
  const alone = async () => {
    const { id } = await aStory(ana)
    return anUpdate(ana, id, { ...DEAD, publish: true, secondEyes: ALONE })
  }
  const check = (by: Actor, update: UpdateView) =>
    viewOf(
      run(checkSecondEyes, by.id, CheckSecondEyes.parse({ ...base(update), lookId: update.secondEyes?.id ?? '' }), now),
    )
  const listed = async ({ storyId }: UpdateView) => (await accuracyOf(storyId)).toCheck.length

  it('is listed until a colleague has looked, once', async () => {
    const update = await alone()
    expect((await accuracyOf(update.storyId)).toCheck).toMatchObject([
      { itemId: update.id, what: 'alone', reason: 'scene', by: { name: 'Ana' }, words: 'Andrei Karlov is dead.' },
    ])
    await expect(check(ana, update)).rejects.toMatchObject({ code: 'forbidden' })
    expect((await check(ben, update)).secondEyes?.checked).toMatchObject({ name: 'Ben' })
    await expect(check(ben, update)).rejects.toMatchObject({ code: 'forbidden' })
    expect(await listed(update)).toBe(0)
  })

  it('is listed also where its writer said that it needs none', async () => {
    const { id } = await aStory(ana)
    const update = await anUpdate(ana, id, { ...DEAD, publish: true, secondEyes: { notNeeded: true } })
    expect((await accuracyOf(id)).toCheck).toMatchObject([{ what: 'notNeeded', itemId: update.id }])
  })

  it('is checked by whoever corrects or retracts it, the publisher aside', async () => {
    const [mine, corrected, retracted] = [await alone(), await alone(), await alone()]
    const fix = (by: Actor, update: UpdateView) => {
      const change = {
        ...base(update),
        text: 'Andrei Karlov is dead. Roads are closed.',
        note: 'Roads are closed too.',
      }
      return run(amendUpdate('correction'), by.id, AmendUpdate.parse(change), now)
    }
    await fix(ana, mine)
    await fix(ben, corrected)
    await run(retractUpdate, ben.id, { ...base(retracted), reason: 'He lives.' }, now)
    expect(await Promise.all([mine, corrected, retracted].map(listed))).toEqual([1, 0, 0])
  })

  it('is to be checked where it was moved to', async () => {
    const update = await alone()
    const other = await aStory(ana)
    await run(moveUpdate, ana.id, MoveUpdate.parse({ ...base(update), storyId: other.id }), now)
    expect(await listed(update)).toBe(0)
    expect((await accuracyOf(other.id)).toCheck).toMatchObject([{ what: 'alone', reason: 'scene' }])
  })

  it('stays written as it was said: the database refuses to change or lose it', async () => {
    const update = await alone()
    const where = { id: update.secondEyes?.id ?? '' }
    const stays = /stays as it was said/
    await expect(db().secondLook.update({ where, data: { reason: 'danger' } })).rejects.toThrow(stays)
    await expect(db().secondLook.delete({ where })).rejects.toThrow(stays)
    await expect(db().secondLook.update({ where, data: { checkedAt: now, checkedById: ana.id } })).rejects.toThrow(
      'SecondLook_checked_by_another',
    )
  })
})
