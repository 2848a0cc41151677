import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { z } from 'zod'
import { read, route } from '#lib/api/route'
import { authorize } from '#lib/permissions'
import { newId } from '#lib/platform/ids'
import { refusalTeller } from '#lib/platform/refusals-told'
import { aMember } from '#test/account'
import { aSession, aToken } from '#test/callers'
import { testDatabase } from '#test/database'
import { aContributor } from '#test/factories'

testDatabase()
const ORIGIN = 'http://localhost:3000'
const FROM = '203.0.113.77'
const LONG_AGO = new Date(Date.now() - 16 * 60_000)

let lines: string[] = []
beforeEach(() => {
  lines = []
  vi.spyOn(process.stderr, 'write').mockImplementation((line) => {
    lines.push(String(line))
    return true
  })
  return () => vi.restoreAllMocks()
})
const told = () => lines.map((line) => JSON.parse(line)).filter(({ event }) => event === 'request.refused')

const Input = z.strictObject({ thingId: z.string() })
const View = z.strictObject({})
const change = route(Input, async (_tx, actor) => authorize(actor, 'site:set') ?? {}, { summary: '', returns: View })
const careful = route(Input, async () => ({}), { summary: '', returns: View, sudo: true })
const closed = route(Input, async () => ({}), { summary: '', returns: View })
const looked = read(Input, async () => ({}), { summary: '', returns: View })

type Door = typeof change
async function press(door: Door, headers: Record<string, string>, thingId = newId()) {
  const sent = { origin: ORIGIN, 'content-type': 'application/json', 'x-forwarded-for': FROM, ...headers }
  const request = new Request(`${ORIGIN}/api/v1/things/${thingId}/closing?why=a-secret`, {
    method: 'POST',
    headers: sent,
    body: '{}',
  })
  return (await door(request, { params: Promise.resolve({ thingId }) })).status
}
const cookieOf = async (of: { id: string }, at?: Date) => {
  const { name, value } = await aSession(of, at)
  return { cookie: `${name}=${value}` }
}
const ROUTE = 'POST /api/v1/things/[thingId]/closing'

describe('a refusal is told once, with who, what and from where', () => {
  it('where a right is missing, however often and for whichever thing in the same minute', async () => {
    const bo = await aContributor('reporter')
    const session = await cookieOf(bo)
    for (const _time of [1, 2, 3]) expect(await press(change, session)).toBe(403)
    expect(told()).toMatchObject([{ level: 'warn', code: 'forbidden', who: bo.id, route: ROUTE, from: FROM }])
    const cy = await aContributor('reporter')
    await press(change, await cookieOf(cy))
    expect(told().map(({ who }) => who)).toEqual([bo.id, cy.id])
  })

  it('where a page elsewhere asks', async () => {
    const from = '203.0.113.78'
    expect(await press(change, { origin: 'https://evil.example', 'x-forwarded-for': from })).toBe(403)
    expect(told()).toMatchObject([{ code: 'forbidden', who: null, route: ROUTE, from }])
  })

  it('where the person has to prove again who they are', async () => {
    const ana = await aMember('admin')
    expect(await press(careful, await cookieOf(ana, LONG_AGO))).toBe(403)
    expect(told()).toMatchObject([{ code: 'confirm_identity', who: ana.id }])
  })

  it('where somebody asks too much, by the token’s id and without the token', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date() }) // however long it takes here
    onTestFinished(() => void vi.useRealTimers())
    const token = await aToken(await aContributor())
    const headers = { authorization: `Bearer ${token}`, 'x-forwarded-for': FROM }
    const look = async () => {
      const request = new Request(`${ORIGIN}/api/v1/things/x?thingId=x`, { headers })
      return (await looked(request, { params: Promise.resolve({}) })).status
    }
    const often = async (times: number, ask: () => Promise<number>) => {
      const statuses = new Set<number>()
      for (let n = 0; n < times; n += 1) statuses.add(await ask())
      return [...statuses].sort()
    }
    expect(await often(301, () => press(closed, headers))).toEqual([200, 429])
    expect(told()).toMatchObject([{ code: 'rate_limited', route: ROUTE }])
    lines = []
    // Eight tabs that read every second are no attack, and go on reading.
    expect(await often(1_000, look)).toEqual([200])
    expect(await often(1, look)).toEqual([429])
    expect(told()).toMatchObject([{ code: 'rate_limited', who: expect.stringMatching(/^[\w-]{36}$/) }])
    expect(lines.join('')).not.toContain(token)
  })

  it('and holds no secret, whatever was sent', async () => {
    const session = await cookieOf(await aContributor('reporter'))
    await press(change, { ...session, 'x-token': 'planted' }, 'planted-in-the-path')
    expect(told()).toHaveLength(1)
    const said = lines.join('')
    for (const secret of ['planted', 'a-secret', session.cookie]) expect(said).not.toContain(secret)
  })

  it('and nothing is told of what is only wrong, or of who is signed out', async () => {
    expect(await press(change, {})).toBe(401)
    expect(
      await press(change, { ...(await cookieOf(await aContributor('admin'))), 'content-type': 'text/plain' }),
    ).toBe(415)
    expect(told()).toEqual([])
  })
})

describe('the log stays one that can be read', () => {
  const refused = { code: 'forbidden', who: 'ana', route: 'POST /x', from: '192.0.2.1' } as const

  it('a minute later it is told again', () => {
    const tell = vi.fn()
    const teller = refusalTeller(tell)
    for (const at of [0, 1, 59_999, 60_000, 60_001]) teller(refused, at)
    expect(tell).toHaveBeenCalledTimes(2)
  })

  it('and an actor is one, from however many addresses; strangers are one each', () => {
    const tell = vi.fn()
    const teller = refusalTeller(tell)
    teller(refused, 0)
    teller({ ...refused, from: '192.0.2.2' }, 0)
    expect(tell).toHaveBeenCalledTimes(1)
    teller({ ...refused, who: null }, 0)
    teller({ ...refused, who: null, from: '192.0.2.2' }, 0)
    expect(tell).toHaveBeenCalledTimes(3)
  })
})
