import { beforeAll, describe, expect, it } from 'vitest'
import { logIn } from '#lib/contributors/log-in'
import { hashPassword } from '#lib/contributors/passwords'
import { giveTryBack, takeTry, waitsOf } from '#lib/contributors/tries'
import { networkOf } from '#lib/contributors/visitor'
import { connect, db } from '#lib/platform/db'
import { newId } from '#lib/platform/ids'
import { testDatabase } from '#test/database'
import { aContributor } from '#test/factories'

const database = testDatabase()
const now = new Date()
const PASSWORD = 'four words to remember'
const inSeconds = (seconds: number) => new Date(now.getTime() + seconds * 1000)
const at = (address: string, browser: string | null = null) => ({ address, browser })
let networks = 0
/** Twenty addresses that nobody has tried anything from. */
function freshAddresses(): string[] {
  networks += 1
  return Array.from({ length: 20 }, (_, n) => `10.0.${networks}.${n}`)
}
const anEmail = () => `${newId()}@example.test`
let passwordHash = ''

beforeAll(async () => {
  passwordHash = await hashPassword(PASSWORD)
})

async function aMember() {
  const { id } = await aContributor()
  return db().contributor.update({ where: { id }, data: { passwordHash } })
}

/** 200 wrong passwords from 20 addresses, through the pools of two processes; returns how many were let through. */
async function guess(email: string, from: string[], when: Date): Promise<number> {
  const pools = [connect(database.url, 5), connect(database.url, 5)]
  let through = 0
  const guesses = Array.from({ length: 200 }, (_, n) => async () => {
    const pool = pools[n % 2]
    if (!pool) throw new Error('Two pools')
    const taken = await takeTry(pool, 'log-in', email, at(from[n % from.length] ?? ''), when)
    if (taken.allowed) through += 1
  })
  try {
    await Promise.all(guesses.map((one) => one()))
  } finally {
    await Promise.all(pools.map((pool) => pool.$disconnect()))
  }
  return through
}

describe('200 wrong passwords from 20 addresses against one account', () => {
  it('let ten through at first, and one of each address once it has waited', async () => {
    const [{ email }, from] = [await aMember(), freshAddresses()]
    expect(await guess(email, from, now)).toBe(10)
    expect(await guess(email, from, inSeconds(19))).toBe(0)
    expect(await guess(email, from, inSeconds(21))).toBe(20)
    expect(await guess(email, from, inSeconds(40))).toBe(0)
  })

  it('do not keep the owner out: not at the browser they have used before', async () => {
    const [{ email }, from] = [await aMember(), freshAddresses()]
    const first = await logIn({ email, password: PASSWORD }, at('203.0.113.1'), now)
    if (!first.loggedIn) throw new Error(first.why)
    await guess(email, from, now)
    const again = await logIn({ email, password: PASSWORD }, at('203.0.113.1', first.browser), now)
    expect(again).toMatchObject({ loggedIn: true, browser: first.browser })
    // Also from the very address of the attacker: one newsroom, one line out.
    const inside = await logIn({ email, password: PASSWORD }, at(from[0] ?? '', first.browser), now)
    expect(inside).toMatchObject({ loggedIn: true })
  })

  it('do not keep the owner out at a new browser, who waits once, however many go on trying', async () => {
    const [{ email }, from] = [await aMember(), freshAddresses()]
    await guess(email, from, now)
    const fromHome = (seconds: number) => logIn({ email, password: PASSWORD }, at('203.0.113.2'), inSeconds(seconds))
    expect(await fromHome(1)).toEqual({ loggedIn: false, why: 'wait-20' })
    expect(await fromHome(11)).toEqual({ loggedIn: false, why: 'wait-10' })
    await guess(email, from, inSeconds(21))
    expect(await fromHome(21)).toMatchObject({ loggedIn: true })
  })

  it('by somebody with an account of their own do not begin afresh when they sign in to it', async () => {
    const [{ email }, attacker] = [await aMember(), await aMember()]
    const there = at('192.0.2.77')
    const goesThrough = async () => (await takeTry(db(), 'log-in', email, there, now)).allowed
    for (let n = 0; n < 5; n += 1) expect(await goesThrough()).toBe(true)
    expect(await logIn({ email: attacker.email, password: PASSWORD }, there, now)).toMatchObject({ loggedIn: true })
    expect(await goesThrough()).toBe(false)
  })

  it('are as slow in a browser that is known for another account', async () => {
    const [{ email }, other] = [await aMember(), await aMember()]
    const mine = await logIn({ email: other.email, password: PASSWORD }, at('192.0.2.8'), now)
    if (!mine.loggedIn) throw new Error(mine.why)
    await guess(email, freshAddresses(), now)
    expect(await takeTry(db(), 'log-in', email, at('192.0.2.8', mine.browser), now)).toEqual({
      allowed: false,
      seconds: 20,
    })
  })
})

describe('a password at one address', () => {
  it('may be wrong five times, then each try waits twice as long, up to a quarter of an hour', () => {
    const waits = waitsOf({ free: 5, longestSeconds: 900 })
    expect(waits).toEqual([0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900])
  })

  it('is counted before it is tried, so that many at once are not more', async () => {
    const email = anEmail()
    const tries = await Promise.all(
      Array.from({ length: 30 }, () => takeTry(db(), 'log-in', email, at('192.0.2.9'), now)),
    )
    expect(tries.filter(({ allowed }) => allowed)).toHaveLength(5)
  })

  it('is forgotten after an hour, and forgiven to whoever gets in', async () => {
    const { email } = await aMember()
    const sticky = () => takeTry(db(), 'log-in', email, at('192.0.2.10'), now)
    for (let n = 0; n < 4; n += 1) await sticky()
    expect(await logIn({ email, password: PASSWORD }, at('192.0.2.10'), now)).toMatchObject({ loggedIn: true })
    for (let n = 0; n < 5; n += 1) await sticky()
    expect(await sticky()).toEqual({ allowed: false, seconds: 1 })
    const later = await takeTry(db(), 'log-in', email, at('192.0.2.10'), inSeconds(3601))
    expect(later).toMatchObject({ allowed: true })
  })

  it('counts for all that one person can call their own in IPv6', () => {
    expect(networkOf('2001:db8:1:2::1')).toBe(networkOf('2001:DB8:1:2:ffff:0:0:9'))
    expect(networkOf('2001:db8:1:3::1')).not.toBe(networkOf('2001:db8:1:2::1'))
    expect(networkOf('::1')).toBe('0:0:0:0')
    expect(networkOf('192.0.2.1')).toBe('192.0.2.1')
  })
})

describe('one address at many accounts', () => {
  it('gets thirty tries and then waits, while others do not', async () => {
    const stuffing = () => takeTry(db(), 'log-in', anEmail(), at('192.0.2.66'), now)
    for (let n = 0; n < 30; n += 1) expect(await stuffing()).toMatchObject({ allowed: true })
    expect(await stuffing()).toEqual({ allowed: false, seconds: 1 })
    expect(await takeTry(db(), 'log-in', anEmail(), at('192.0.2.67'), now)).toMatchObject({ allowed: true })
  })

  it('does not lose room to colleagues who get in', async () => {
    for (let n = 0; n < 40; n += 1) {
      const taken = await takeTry(db(), 'log-in', anEmail(), at('192.0.2.68'), now)
      if (!taken.allowed) throw new Error('An office in the morning was sent away')
      await giveTryBack(db(), taken.counted)
    }
  })
})

describe('codes', () => {
  it('are five in all from wherever, but not for the browser that is known', async () => {
    const { id, email } = await aMember()
    const known = await logIn({ email, password: PASSWORD }, at('203.0.113.3'), now)
    if (!known.loggedIn) throw new Error(known.why)
    for (let n = 0; n < 5; n += 1)
      expect(await takeTry(db(), 'code', id, at(`203.0.113.1${n}`), now)).toMatchObject({ allowed: true })
    expect(await takeTry(db(), 'code', id, at('203.0.113.4'), now)).toEqual({ allowed: false, seconds: 1 })
    expect(await takeTry(db(), 'code', id, at('203.0.113.3', known.browser), now)).toMatchObject({ allowed: true })
  })
})

it('keeps no address and no e-mail, only what cannot be read back', async () => {
  const email = anEmail()
  await takeTry(db(), 'log-in', email, at('192.0.2.200'), now)
  const kept = JSON.stringify(await db().tryCount.findMany())
  expect(kept).not.toContain(email)
  expect(kept).not.toContain('192.0.2')
})
