import { expect } from 'playwright/test'
import { newId } from '#lib/platform/ids'
import { editStory } from '#lib/stories/commands'
import { EditStory } from '#lib/stories/schema'
import { test } from '../support/test.ts'
import { ask } from './ask.ts'
import type { Newsroom } from './newsroom.ts'
import { type RawAnswer, rawAsk } from './raw.ts'

/** Ways to say “another site” that some browser or some parser has once taken for one. */
const PAYLOADS = [
  'https://evil.example',
  'http://evil.example/desk',
  'HTTPS://EVIL.EXAMPLE',
  '//evil.example',
  '///evil.example',
  '////evil.example//',
  '/\\evil.example',
  '\\\\evil.example',
  '\\/evil.example',
  '/\\/evil.example',
  '/.//evil.example',
  '/..//evil.example',
  '/desk/..//evil.example',
  '/%2f/evil.example',
  '/%5cevil.example',
  '%2f%2fevil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '\r\n//evil.example',
  ' //evil.example',
  '\u0000//evil.example',
  'https:evil.example',
  'https:/evil.example',
  'http:\\\\evil.example',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)//https://localhost',
  'java\tscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:msgbox(1)',
  'blob:https://evil.example/1',
  'https://localhost@evil.example',
  'https://localhost.evil.example',
  'https://evil.example#localhost',
  'https://evil.example?localhost',
  '//evil.example:80/desk',
  '//[::1]/',
  'ftp://evil.example',
  '/desk\r\nX-Evil: 1',
  '/desk%0d%0aX-Evil:%201',
  '//evil。example',
  'http://%',
  '.evil.example',
  '@evil.example',
]

export function testRedirects(newsroom: () => Newsroom): void {
  test('no payload makes an address of ours lead to another site', async () => {
    test.setTimeout(120_000)
    const { stack } = newsroom()
    const { origin } = new URL(stack.url)
    const slug = await aFormerSlug(newsroom())
    const { cookie, csrfToken } = await csrf(stack.url)
    const surprises: string[] = []
    let calls = 0
    for (const payload of PAYLOADS) {
      const value = encodeURIComponent(payload)
      const form = ['Content-Type: application/x-www-form-urlencoded', `Cookie: ${cookie}`]
      const said = `csrfToken=${csrfToken}&callbackUrl=${value}`
      const asked: [string, Promise<RawAnswer>][] = [
        ['sign in', rawAsk(origin, `/api/auth/signin?callbackUrl=${value}`)],
        [
          'sign in, planted',
          rawAsk(origin, '/api/auth/signin', { headers: [`Cookie: next-auth.callback-url=${value}`] }),
        ],
        [
          'signing in',
          rawAsk(origin, `/api/auth/signin/credentials?callbackUrl=${value}`, {
            method: 'POST',
            headers: form,
            body: said,
          }),
        ],
        ['sign out', rawAsk(origin, `/api/auth/signout?callbackUrl=${value}`)],
        ['signing out', rawAsk(origin, '/api/auth/signout', { method: 'POST', headers: form, body: said })],
        ['a failure', rawAsk(origin, `/api/auth/error?error=${value}&callbackUrl=${value}`)],
        ['log in', rawAsk(origin, `/login?callbackUrl=${value}&error=${value}`)],
        ['the desk', rawAsk(origin, `/desk?callbackUrl=${value}`)],
        ['the desk, by a header', rawAsk(origin, '/desk', { headers: [`x-writethru-path: ${value}`] })],
        ['a former slug', rawAsk(origin, `/live/${slug}?to=${value}`)],
        ...written(payload).flatMap((path): [string, Promise<RawAnswer>][] => [
          ['a path', rawAsk(origin, path)],
          ['a path of the desk', rawAsk(origin, `/desk${path}`)],
          ['a path of a former slug', rawAsk(origin, `/live/${slug}${path}`)],
        ]),
      ]
      for (const [what, answer] of asked) {
        calls += 1
        const wrong = judge(origin, await answer)
        if (wrong) surprises.push(`${what}, ${JSON.stringify(payload)}: ${wrong}`)
      }
    }
    console.log(`doors: ${PAYLOADS.length} payloads, ${calls} calls, ${surprises.length} surprises`)
    expect(surprises).toEqual([])
  })

  test('a former slug and a log-in do lead somewhere, of our own', async () => {
    const { stack } = newsroom()
    const slug = await aFormerSlug(newsroom())
    // The server hears of it as of another process’s change.
    await expect.poll(async () => (await rawAsk(stack.url, `/live/${slug}`)).location).toMatch(/^\/live\/moved-[\w-]+$/)
    expect((await rawAsk(stack.url, '/desk/front')).location).toBe('/login?callbackUrl=%2Fdesk%2Ffront')
  })
}

/** What is sent as a path must be a line of HTTP still. */
const written = (payload: string): string[] => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they would end the line, and with it the request
  const line = payload.replace(/[\u0000-\u0020]/g, (sign) => encodeURIComponent(sign))
  return [line.startsWith('/') ? line : `/${line}`]
}

/** Where a browser would go, and where the page it gets would go next; null where both are ours. */
function judge(origin: string, { status, location, said }: RawAnswer): string | null {
  if (status >= 500 || status === 0) return `answered ${status}`
  if (/^x-evil:/im.test(said)) return 'a header was written'
  const next = location ?? ''
  if (!isOurs(origin, next)) return `leads to ${next}`
  const inner = new URL(next, origin).searchParams.get('callbackUrl')
  if (inner !== null && !isOurs(origin, inner)) return `would lead to ${inner}`
  const form = /\\"to\\":\\"([^"]*)\\"/.exec(said)?.[1]
  return form !== undefined && !isOurs(origin, form) ? `the form would lead to ${form}` : null
}

const isOurs = (origin: string, address: string): boolean =>
  URL.canParse(address, origin) && new URL(address, origin).origin === origin

async function csrf(origin: string): Promise<{ cookie: string; csrfToken: string }> {
  const answer = await ask(origin, 'GET', '/api/auth/csrf')
  const cookie = answer.headers.getSetCookie().map((each) => each.split(';')[0])
  return { cookie: cookie.join('; '), csrfToken: JSON.parse(answer.body).csrfToken }
}

async function aFormerSlug({ world }: Newsroom): Promise<string> {
  const { id, version, slug } = await world.story()
  const change = { storyId: id, baseVersion: version, slug: `moved-${newId()}`, kind: 'typo' }
  await world.do(editStory, EditStory.parse(change))
  return slug
}
