import { globSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { operationOf } from '#lib/api/route'
import { logIn } from '#lib/contributors/log-in'
import { sessionCookieName } from '#lib/contributors/session-cookie'
import { newId } from '#lib/platform/ids'
import { aMember, anApp, PASSWORD } from '#test/account'
import { sessionToken } from '#test/callers'
import { testDatabase } from '#test/database'
import { OPERATIONS } from '../app/api/v1/operations.ts'

testDatabase()

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
/** What a session that owes its second factor reaches: what it signs in the second step. */
const OPEN = ['POST /me/passkeys/challenge']

describe('whoever has given the password alone', () => {
  it('is nobody to every route but the second step’s', async () => {
    const member = await aMember('admin')
    await anApp(member)
    const result = await logIn(
      { email: member.email, password: PASSWORD },
      { address: 'here', browser: null },
      new Date(),
    )
    if (!result.loggedIn) throw new Error(result.why)
    const cookie = `${sessionCookieName()}=${await sessionToken(result.sessionSecret)}`
    const headers = { cookie, origin: 'http://localhost:3000', 'content-type': 'application/json' }
    const reached: string[] = []
    let asked = 0
    for (const [path, load] of Object.entries(OPERATIONS)) {
      const handlers = Object(await load())
      const params = Object.fromEntries([...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [name, newId()]))
      for (const method of METHODS) {
        if (operationOf(handlers[method])?.caller !== 'session') continue
        const address = `http://localhost:3000/api/v1${path}`
        const request = new Request(address, { method, headers, ...(method === 'GET' ? {} : { body: '{}' }) })
        const { status } = await handlers[method](request, { params: Promise.resolve(params) })
        asked += 1
        if (status !== 401) reached.push(`${method} ${path}`)
      }
    }
    expect(reached).toEqual(OPEN)
    expect(asked).toBeGreaterThan(globSync('app/api/v1/**/route.ts').length - 10)
  })
})
