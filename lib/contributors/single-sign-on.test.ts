import { beforeAll, describe, expect, it } from 'vitest'
import { openInvitation } from '#lib/contributors/invitations'
import { signOn } from '#lib/contributors/single-sign-on'
import { db } from '#lib/platform/db'
import { newId } from '#lib/platform/ids'
import { testDatabase } from '#test/database'
import { aContributor } from '#test/factories'

testDatabase()
const now = new Date()
const HERE = { address: '192.0.2.1', browser: null }
const ISS = 'https://id.example'
const come = (said: object) =>
  db().$transaction((tx) => signOn(tx, { iss: ISS, sub: newId(), email_verified: true, ...said }, HERE, now))
let admin: string

beforeAll(async () => {
  admin = (await aContributor('admin')).id
})

async function aMember(fields = {}) {
  const { id } = await aContributor()
  return db().contributor.update({ where: { id }, data: fields })
}

describe('whom the provider vouches for', () => {
  it('comes in to the account of that address, and only as that subject from then on', async () => {
    const { id, email } = await aMember()
    expect(await come({ sub: 'ana', email: email.toUpperCase() })).toMatchObject({ loggedIn: true, contributorId: id })
    expect(await come({ sub: 'ana', email })).toMatchObject({ loggedIn: true })
    expect(await come({ sub: 'whoever got the address next', email })).toEqual({ loggedIn: false, why: 'sso-other' })
    expect(await come({ sub: 'ana', iss: 'https://other.example', email })).toMatchObject({ why: 'sso-other' })
    expect(await db().session.count({ where: { contributorId: id, endedAt: null } })).toBe(2)
    expect(await db().auditEntry.count({ where: { actorId: id, action: 'session.opened' } })).toBe(2)
  })

  it('does not come in by an address that is not confirmed, unknown, missing or disabled, and no account is made', async () => {
    const { email } = await aMember()
    const gone = await aMember({ disabledAt: now, disabledById: admin })
    const before = await db().contributor.count()
    expect(await come({ email, email_verified: false })).toMatchObject({ why: 'sso-unverified' })
    expect(await come({ email, email_verified: undefined })).toMatchObject({ why: 'sso-unverified' })
    expect(await come({ email, email_verified: 'true' })).toMatchObject({ loggedIn: false })
    expect(await come({ email: 'nobody@example.test' })).toMatchObject({ why: 'sso-unknown' })
    expect(await come({})).toMatchObject({ why: 'sso-unknown' })
    expect(await come({ email: gone.email })).toMatchObject({ why: 'disabled' })
    expect(await db().contributor.count()).toBe(before)
  })

  it('has confirmed who they are when the provider last asked them, not when it let them through', async () => {
    const confirmedAt = async (said: object) => {
      const { id, email } = await aMember()
      await come({ email, ...said })
      return (await db().session.findFirstOrThrow({ where: { contributorId: id } })).confirmedAt
    }
    const seconds = Math.floor(now.getTime() / 1000)
    expect(await confirmedAt({ auth_time: seconds - 3600 })).toEqual(new Date((seconds - 3600) * 1000))
    // A clock that runs ahead does not confirm anybody beforehand.
    expect(await confirmedAt({ auth_time: seconds + 3600 })).toEqual(now)
    expect(await confirmedAt({})).toEqual(now)
  })

  it('joins by an open invitation, and not by one that is too old', async () => {
    const invite = async () => {
      const { id, email } = await aMember({ joinedAt: null, passwordHash: null })
      await openInvitation(db(), { contributorId: id, createdById: admin }, now)
      return { id, email }
    }
    const [bo, late] = [await invite(), await invite()]
    await db().invitation.updateMany({
      where: { contributorId: late.id },
      data: { createdAt: new Date(0), expiresAt: now },
    })
    expect(await come({ email: bo.email })).toMatchObject({ loggedIn: true })
    expect(await db().contributor.findUniqueOrThrow({ where: { id: bo.id } })).toMatchObject({ joinedAt: now })
    expect(await db().invitation.count({ where: { contributorId: bo.id } })).toBe(0)
    expect(await come({ email: late.email })).toMatchObject({ why: 'sso-unknown' })
  })
})
