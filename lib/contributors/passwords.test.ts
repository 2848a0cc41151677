import { describe, expect, it } from 'vitest'
import { hashPassword, Password, verifyPassword } from '#lib/contributors/passwords'

const WORDS = 'correct horse battery'

describe('a password', () => {
  it('is stored as argon2id in the PHC format, never twice alike', async () => {
    const [one, two] = await Promise.all([hashPassword(WORDS), hashPassword(WORDS)])
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
    expect(one).not.toBe(two)
  })

  it('is known again, and no other is', async () => {
    const stored = await hashPassword(WORDS)
    expect(await verifyPassword(WORDS, stored)).toBe(true)
    expect(await verifyPassword('correct horse batterY', stored)).toBe(false)
    expect(await verifyPassword('', stored)).toBe(false)
  })

  it('is the same however the keyboard composes its letters', async () => {
    const stored = await hashPassword('caf\u00e9 au lait, s\u2019il')
    expect(await verifyPassword('cafe\u0301 au lait, s\u2019il', stored)).toBe(true)
  })

  it('is checked at the cost it was stored with, and only in our format', async () => {
    const stored = await hashPassword(WORDS)
    expect(await verifyPassword(WORDS, stored.replace('m=19456', 'm=1024'))).toBe(false)
    await expect(verifyPassword(WORDS, '$2b$10$abcdefghijklmnopqrstuv')).rejects.toThrow('PHC')
  })

  it('of nobody takes about as long as a wrong one', async () => {
    const stored = await hashPassword(WORDS)
    const time = async (hash: string | null) => {
      const from = performance.now()
      expect(await verifyPassword('something else', hash)).toBe(false)
      return performance.now() - from
    }
    const rounds = Array.from({ length: 5 })
    const known: number[] = []
    const unknown: number[] = []
    for (const _ of rounds) {
      known.push(await time(stored))
      unknown.push(await time(null))
    }
    expect(Math.min(...unknown)).toBeGreaterThan(Math.min(...known) / 2)
  })

  it('needs 12 to 200 characters', () => {
    expect(Password.safeParse('elevenchars').success).toBe(false)
    expect(Password.safeParse('twelve chars').success).toBe(true)
    expect(Password.safeParse('🦊'.repeat(6)).success).toBe(false)
    expect(Password.safeParse('a'.repeat(201)).success).toBe(false)
  })

  it('waits its turn, two at a time, and is refused when the queue is a second long', async () => {
    const crowd = await Promise.allSettled(Array.from({ length: 60 }, () => verifyPassword('x', null)))
    const refused = crowd.filter(({ status }) => status === 'rejected')
    expect(refused).toHaveLength(60 - 42)
    for (const one of refused) expect(one).toMatchObject({ reason: { code: 'rate_limited' } })
    expect(await verifyPassword('x', null)).toBe(false) // the queue is free again
  })
})
