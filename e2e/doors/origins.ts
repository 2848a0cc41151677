import { expect } from 'playwright/test'
import { aContributor } from '#test/factories'
import { DEMO_PASSWORD } from '../support/demo-people.ts'
import { test } from '../support/test.ts'
import { ask, fill } from './ask.ts'
import { type Caller, signedIn } from './callers.ts'
import type { Newsroom } from './newsroom.ts'
import { readingOf } from './readings.ts'
import { type Door, isChange, nameOf, walkApp } from './walk.ts'

/** A page that makes a browser ask with the editor’s cookies. `null` is what a sandboxed frame or a local file says. */
const origins = (own: URL): Record<string, Record<string, string>> => ({
  'no origin': {},
  null: { origin: 'null' },
  'another site': { origin: 'https://evil.example' },
  'a subdomain': { origin: `${own.protocol}//desk.${own.host}` },
  'another port': { origin: `${own.protocol}//${own.hostname}:1` },
  'another scheme': { origin: `https://${own.host}` },
  'ours, with more': { origin: `${own.origin}.evil.example` },
  'ours, and another': { origin: `${own.origin}, https://evil.example` },
  'ours, says a browser of another site': { origin: own.origin, 'sec-fetch-site': 'same-site' },
})

const BODIES: Record<string, string> = {
  'application/json': '{}',
  'application/x-www-form-urlencoded': 'a=1',
  'text/plain': '{"a":"="}',
  'multipart/form-data; boundary=x': '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--x--\r\n',
}

const changes = walkApp().filter((door) => isChange(door) && door.path.startsWith('/api/v1/'))

export function testOrigins(newsroom: () => Newsroom): void {
  test('no change is made for another site, nor by what a form can send', async () => {
    test.setTimeout(240_000)
    const { stack } = newsroom()
    const own = new URL(stack.url)
    const surprises: string[] = []
    let calls = 0
    for (const [type, body] of Object.entries(BODIES)) {
      // One admin for each type: nobody may ask so much in ten seconds.
      const victim = await signedIn(await aContributor('admin', 'Vic Tim'))
      for (const door of changes) {
        for (const [whose, headers] of Object.entries(origins(own))) {
          calls += 1
          const status = await send(door, victim, { ...headers, 'content-type': type }, body)
          if (status !== 403) surprises.push(`${nameOf(door)} from ${whose} as ${type}: ${status}`)
        }
        if (type === 'application/json') continue
        calls += 1
        const status = await send(door, victim, { origin: own.origin, 'content-type': type }, body)
        if (status !== 415) surprises.push(`${nameOf(door)} from our own page as ${type}: ${status}`)
      }
    }
    console.log(`doors: ${calls} changes asked by other sites and forms, ${surprises.length} surprises`)
    expect(surprises).toEqual([])

    async function send(door: Door, { headers }: Caller, more: Record<string, string>, body: string): Promise<number> {
      const address = stack.url + fill(door.path, readingOf(newsroom().planted, door.path))
      const response = await fetch(address, { method: door.method, headers: { ...headers, ...more }, body })
      await response.arrayBuffer()
      return response.status
    }
  })

  // The one exception is next-auth’s own, with a token of its own instead of the origin.
  test('nobody is signed in or out without next-auth’s own token', async () => {
    const { stack, world } = newsroom()
    const victim = world.callers.editor
    const csrf = await ask(stack.url, 'GET', '/api/auth/csrf')
    const { csrfToken } = JSON.parse(csrf.body)
    const cookie = csrf.headers.getSetCookie().map((each) => each.split(';')[0])
    const logIn = { email: 'editor@writethru.test', password: DEMO_PASSWORD, json: 'true' }
    const post = async (path: string, fields: Record<string, string>, headers: Record<string, string>) => {
      const body = new URLSearchParams(fields)
      const response = await fetch(stack.url + path, { method: 'POST', body, headers, redirect: 'manual' })
      await response.arrayBuffer()
      return response
    }
    const isIn = async () => (await ask(stack.url, 'GET', '/api/v1/me', { headers: victim.headers })).status
    const opens = (response: Response) =>
      response.headers.getSetCookie().some((each) => each.includes('session-token=e'))

    const tokens: Record<string, string>[] = [{}, { csrfToken: '' }, { csrfToken: 'wrong' }, { csrfToken }]
    for (const token of tokens) {
      await post('/api/auth/signout', token, { ...victim.headers, origin: 'https://evil.example' })
      expect(await isIn()).toBe(200)
      const response = await post(
        '/api/auth/callback/credentials',
        { ...logIn, ...token },
        { origin: 'https://evil.example' },
      )
      expect(opens(response)).toBe(false)
    }
    for (const type of ['application/json', 'text/plain', 'multipart/form-data; boundary=x']) {
      const body = JSON.stringify({ ...logIn, csrfToken })
      const headers = { 'content-type': type, cookie: cookie.join('; ') }
      const response = await fetch(`${stack.url}/api/auth/callback/credentials`, { method: 'POST', body, headers })
      expect([type, response.status]).toEqual([type, 415])
    }
    const right = await post('/api/auth/callback/credentials', { ...logIn, csrfToken }, { cookie: cookie.join('; ') })
    expect(opens(right)).toBe(true)
  })
}
