import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { route } from '#lib/api/route'
import type { OpenSession } from '#lib/contributors/callers'
import { confirmIdentity, prepareConfirmation } from '#lib/factors/confirmation'
import { db } from '#lib/platform/db'
import { aMember, anApp, asSelf, codeOf, openOf, PASSWORD } from '#test/account'
import { aSession, aToken } from '#test/callers'
import { testDatabase } from '#test/database'

testDatabase()
const now = new Date()
const LONG_AGO = new Date(now.getTime() - 16 * 60_000)

let done = 0
const change = route(
  z.strictObject({}),
  async () => {
    done += 1
    return { done }
  },
  { summary: 'x', returns: z.strictObject({ done: z.int() }), sudo: true },
)

async function press(headers: Record<string, string>, key = 'one-press') {
  const sent = { origin: 'http://localhost:3000', 'content-type': 'application/json', 'idempotency-key': key }
  const request = new Request('http://localhost:3000/api/v1/x', {
    method: 'POST',
    headers: { ...sent, ...headers },
    body: '{}',
  })
  const response = await change(request, { params: Promise.resolve({}) })
  return { status: response.status, ...(await response.json()) }
}
const cookie = ({ name, value }: { name: string; value: string }) => ({ cookie: `${name}=${value}` })
const confirm = async (session: OpenSession, input: Parameters<typeof prepareConfirmation>[2]) =>
  asSelf(session, confirmIdentity, await prepareConfirmation(db(), session, input), now)

describe('what changes who may do what', () => {
  it('goes on right after a log-in', async () => {
    expect(await press(cookie(await aSession(await aMember())))).toMatchObject({ status: 200 })
  })

  it('asks again after a quarter of an hour, says how, and the same press then has its one effect', async () => {
    const member = await aMember()
    const session = await aSession(member, LONG_AGO)
    const before = done
    expect(await press(cookie(session))).toMatchObject({ status: 403, code: 'confirm_identity', ways: ['password'] })
    expect(done).toBe(before)
    await confirm(await openOf(session), { way: 'password', password: PASSWORD })
    expect(await press(cookie(session))).toMatchObject({ status: 200, done: before + 1 })
    expect(await press(cookie(session))).toMatchObject({ status: 200, done: before + 1 })
  })

  it('takes a code too, and names every way there is', async () => {
    const member = await aMember()
    const app = await anApp(member, now)
    const session = await aSession(member, LONG_AGO)
    expect(await press(cookie(session))).toMatchObject({ ways: ['code', 'password'] })
    const open = await openOf(session)
    const proof = { way: 'code', code: codeOf(app, now) } as const
    await confirm(open, proof)
    expect(await press(cookie(session))).toMatchObject({ status: 200 })
    await expect(confirm(open, proof)).rejects.toMatchObject({ code: 'invalid' })
  })

  it('is confirmed for one browser, not for the person', async () => {
    const member = await aMember()
    const [here, there] = [await aSession(member, LONG_AGO), await aSession(member, LONG_AGO)]
    await confirm(await openOf(here), { way: 'password', password: PASSWORD })
    expect(await press(cookie(there))).toMatchObject({ code: 'confirm_identity' })
  })

  it('is not confirmed by a wrong password', async () => {
    const session = await openOf(await aSession(await aMember(), LONG_AGO))
    const wrong = confirm(session, { way: 'password', password: 'not the password' })
    await expect(wrong).rejects.toMatchObject({ code: 'invalid', details: { field: 'password' } })
  })

  it('never takes a token', async () => {
    const token = await aToken(await aMember('admin'))
    expect(await press({ authorization: `Bearer ${token}` })).toMatchObject({ status: 403, code: 'forbidden' })
  })
})
