import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { logIn } from '#lib/contributors/log-in'
import { hashPassword } from '#lib/contributors/passwords'
import { connect, db } from '#lib/platform/db'
import { newId } from '#lib/platform/ids'
import { testDatabase } from '#test/database'
import { aContributor } from '#test/factories'

testDatabase()
const now = new Date()
const HERE = { address: 'here', browser: null }
const PASSWORD = 'four words to remember'
let passwordHash = ''

beforeAll(async () => {
  passwordHash = await hashPassword(PASSWORD)
})

async function aMember(fields = {}) {
  const { id } = await aContributor()
  return db().contributor.update({ where: { id }, data: { passwordHash, ...fields } })
}

describe('a log-in', () => {
  it('opens a session, whatever the case of the address, and stands in the audit', async () => {
    const { id, email } = await aMember()
    const result = await logIn({ email: ` ${email.toUpperCase()} `, password: PASSWORD }, HERE, now)
    expect(result).toMatchObject({ loggedIn: true, contributorId: id })
    expect(await db().session.count({ where: { contributorId: id, endedAt: null } })).toBe(1)
    expect(await db().auditEntry.count({ where: { actorId: id, action: 'session.opened' } })).toBe(1)
  })

  it('says the same for a wrong password, an unknown address and somebody who has not joined', async () => {
    const { email } = await aMember()
    const invited = await db().contributor.create({
      data: { id: newId(), email: `${newId()}@example.test`, name: 'Bo', role: 'editor', invitedAt: now },
    })
    const tries = [
      { email, password: 'not the password' },
      { email: 'nobody@example.test', password: PASSWORD },
      { email: invited.email, password: PASSWORD },
      { email, password: '' },
      { email, password: 'a'.repeat(5_000) },
      { email: { toString: () => email }, password: PASSWORD },
      { email: [email], password: [PASSWORD] },
      { email: `${email}'; DROP TABLE "Contributor"; --`, password: PASSWORD },
      {},
      undefined,
    ]
    for (const one of tries) expect(await logIn(one, HERE, now)).toEqual({ loggedIn: false, why: 'wrong' })
  })

  it('tells somebody disabled why, once the password was right', async () => {
    const { id } = await aContributor('admin')
    const { email } = await aMember({ disabledAt: now, disabledById: id })
    expect(await logIn({ email, password: PASSWORD }, HERE, now)).toEqual({ loggedIn: false, why: 'disabled' })
    expect(await logIn({ email, password: 'not the password' }, HERE, now)).toEqual({ loggedIn: false, why: 'wrong' })
  })
})

describe('while the database is away', () => {
  const shared = globalThis as typeof globalThis & { writethruDb?: ReturnType<typeof connect> }
  let there: typeof shared.writethruDb
  afterEach(() => {
    if (there) shared.writethruDb = there
  })

  it('nobody is told that the password is wrong', async () => {
    const { email } = await aMember()
    there = db()
    shared.writethruDb = connect('postgresql://nobody@127.0.0.1:1/nothing', 1)
    expect(await logIn({ email, password: PASSWORD }, HERE, now)).toEqual({ loggedIn: false, why: 'unavailable' })
  })
})
