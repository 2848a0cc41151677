import { expect } from 'playwright/test'
import { newId } from '#lib/platform/ids'
import { editStory } from '#lib/stories/commands'
import { EditStory } from '#lib/stories/schema'
import { anUpdate } from '#test/factories'
import { aPhoto } from '#test/pictures'
import { DEMO_PASSWORD } from '../support/demo-people.ts'
import { test } from '../support/test.ts'
import { ask } from './ask.ts'
import { METRICS_TOKEN, type Newsroom } from './newsroom.ts'
import type { Method } from './walk.ts'

interface Kind {
  path: string
  status: number
  method?: Method
  headers?: Record<string, string>
  /** Whether pages of other sites may show it: same-origin where it is left out. */
  sharing?: 'cross-origin' | 'same-origin'
}

const POLICY = {
  reader:
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  data: "default-src 'none'; frame-ancestors 'none'",
}

/** Every kind of answer there is. */
async function everyKind({ stack, world, planted }: Newsroom): Promise<Record<string, Kind>> {
  const { slug, storyId } = planted
  const editor = world.callers.editor.headers
  const post = {
    method: 'POST',
    headers: { ...editor, origin: stack.url, 'content-type': 'application/json' },
  } as const
  const page = (await ask(stack.url, 'GET', `/live/${slug}`)).body
  const moved = await world.story()
  const change = { storyId: moved.id, baseVersion: moved.version, slug: `moved-${newId()}`, kind: 'typo' }
  await world.do(editStory, EditStory.parse(change))
  return {
    'the front': { path: '/', status: 200 },
    'a story': { path: `/live/${slug}`, status: 200 },
    'a story, not modified': { path: `/live/${slug}`, status: 304, headers: { 'if-none-match': '*' } },
    'no such story': { path: '/live/nothing', status: 404 },
    'no such page': { path: '/nothing', status: 404 },
    'a change of a page': { path: `/live/${slug}`, status: 405, method: 'POST' },
    'a former slug': { path: `/live/${moved.slug}`, status: 308 },
    'another way to write it': { path: `/live/${slug}/`, status: 308 },
    'a path that nobody may write': { path: '/live/%zz', status: 400 },
    'a path with dots': { path: '/live/%2e%2e/x', status: 404 },
    'a feed': { path: `/live/${slug}/feed.rss`, status: 200, sharing: 'cross-origin' },
    'the site’s feed': { path: '/feed.json', status: 200, sharing: 'cross-origin' },
    'a list of changes': { path: `/live/${slug}/changes?after=0`, status: 200 },
    'a stream': { path: `/live/${slug}/stream`, status: 200 },
    'a stream of nothing': { path: '/live/nothing/stream', status: 404 },
    'a stylesheet': { path: /href="(\/_next\/static\/[^"]+\.css[^"]*)"/.exec(page)?.[1] ?? '', status: 200 },
    'the script': { path: /src="(\/live[^"]*\.js[^"]*)"/.exec(page)?.[1] ?? '', status: 200 },
    'no such asset': { path: '/_next/static/nothing.js', status: 404 },
    'a file': { path: '/icon.svg', status: 200 },
    'the worker': { path: '/desk.webmanifest', status: 200 },
    'a picture': {
      path: `/media/${await aPicture(stack.url, world, storyId)}/full.webp`,
      status: 200,
      sharing: 'cross-origin',
    },
    'no such picture': { path: `/media/${newId()}/480.webp`, status: 404 },
    'the image optimiser': { path: '/_next/image?url=/icon.svg&w=64&q=75', status: 404 },
    'the log-in page': { path: '/login', status: 200 },
    'an invitation': { path: '/invitation/nothing', status: 200 },
    'the desk, to a stranger': { path: '/desk', status: 307 },
    'the desk': { path: '/desk', status: 200, headers: editor },
    'no such page of the desk': { path: '/desk/nothing', status: 404, headers: editor },
    'a preview': { path: `/desk/stories/${storyId}/preview`, status: 200, headers: editor },
    'the desk’s stream': { path: `/desk/stream?story=${storyId}`, status: 200, headers: editor },
    'the desk’s stream, to a stranger': { path: '/desk/stream', status: 401 },
    'the API': { path: '/api/v1/me', status: 200, headers: editor },
    'the API, to a stranger': { path: '/api/v1/me', status: 401 },
    'the API, of nothing': { path: `/api/v1/stories/${newId()}`, status: 404, headers: editor },
    'no such path of the API': { path: '/api/v1/nothing', status: 404 },
    'another method': { path: '/api/v1/me', status: 405, method: 'DELETE' },
    'another site': {
      path: '/api/v1/stories',
      status: 403,
      method: 'POST' as const,
      headers: { ...post.headers, origin: 'null' },
    },
    'no JSON': {
      path: '/api/v1/stories',
      status: 415,
      method: 'POST' as const,
      headers: { ...post.headers, 'content-type': 'text/plain' },
    },
    'too much': {
      path: '/api/v1/stories',
      status: 413,
      method: 'POST' as const,
      headers: { ...post.headers, 'x-much': '1' },
    },
    'the API’s description': { path: '/api/v1/openapi.json', status: 200 },
    'next-auth': { path: '/api/auth/csrf', status: 200 },
    'what next-auth has and we have not': { path: '/api/auth/session', status: 404 },
    'a page of next-auth’s': { path: '/api/auth/signin', status: 302 },
    health: { path: '/healthz', status: 200 },
    metrics: { path: '/metrics', status: 200, headers: { authorization: `Bearer ${METRICS_TOKEN}` } },
    'metrics, to a stranger': { path: '/metrics', status: 404 },
  }
}

export function testHeaders(newsroom: () => Newsroom): void {
  test('every kind of answer says what a browser must not do with it', async () => {
    const { stack } = newsroom()
    const kinds = await everyKind(newsroom())
    const surprises: string[] = []
    for (const [name, kind] of Object.entries(kinds)) {
      const call = kind.headers?.['x-much'] ? { body: { text: 'x'.repeat(3_000_000) } } : {}
      const given = { headers: kind.headers ?? {}, call }
      const { status, headers } = await ask(stack.url, kind.method ?? 'GET', kind.path, given)
      const wrong = [
        ...(status === kind.status ? [] : [`status ${status}, not ${kind.status}`]),
        ...Object.entries(wanted(kind)).flatMap(([header, value]) => {
          const got = headers.get(header)
          return (value instanceof RegExp ? value.test(got ?? '') : got === value) ? [] : [`${header}: ${got}`]
        }),
      ]
      surprises.push(...wrong.map((each) => `${name} (${kind.path}): ${each}`))
    }
    console.log(`doors: ${Object.keys(kinds).length} kinds of answers, ${surprises.length} surprises`)
    expect(surprises).toEqual([])
  })

  test('readers’ pages run no inline script, and the desk’s run those of its nonce, never the same twice', async () => {
    const { stack, planted, world } = newsroom()
    for (const path of ['/', `/live/${planted.slug}`, '/corrections', '/nothing']) {
      const { headers, body } = await ask(stack.url, 'GET', path)
      expect(headers.get('content-security-policy')).toBe(POLICY.reader)
      const scripts = body.match(/<script\b[^>]*>/g) ?? []
      expect(scripts.filter((tag) => !/ src="\/|type="application\/ld\+json"/.test(tag))).toEqual([])
    }
    const nonces = new Set<string>()
    for (let at = 0; at < 24; at += 1) {
      const path = ['/login', '/desk', '/invitation/nothing'][at % 3] ?? ''
      const { headers, body } = await ask(stack.url, 'GET', path, { headers: world.callers.editor.headers })
      const policy = headers.get('content-security-policy') ?? ''
      const nonce = /script-src 'self' 'nonce-([A-Za-z0-9+/=]{22,})' 'strict-dynamic';/.exec(policy)?.[1] ?? ''
      nonces.add(nonce)
      expect(policy).not.toMatch(/script-src[^;]*unsafe|https?:|\*/)
      expect(policy).toMatch(/default-src 'none'.*base-uri 'none'.*frame-ancestors 'none'/)
      const scripts = body.match(/<script\b[^>]*>/g) ?? []
      expect(scripts.length).toBeGreaterThan(2)
      expect(scripts.filter((tag) => !tag.includes(`nonce="${nonce}"`))).toEqual([])
    }
    expect(nonces.size).toBe(24)
    // Whoever sends a policy along does not choose the nonce.
    const mine = { 'content-security-policy': "script-src 'nonce-mine'" }
    expect((await ask(stack.url, 'GET', '/login', { headers: mine })).said).not.toContain('mine')
  })

  test('cookies are out of scripts’ reach; behind TLS they are this host’s alone, and HTTPS is for ever', async () => {
    const { stack } = newsroom()
    const [plain, ...others] = await sessionCookies(stack.url, stack.url)
    expect(others).toEqual([])
    expect(plain).toMatch(/^next-auth\.session-token=[^;]+; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/i)
    const url = 'https://news.example'
    const behind = await stack.startAnother({ SITE_URL: url, NEXTAUTH_URL: url })
    const [secure] = await sessionCookies(behind, url)
    expect(secure).toMatch(/^__Host-next-auth\.session-token=/)
    for (const part of [/; Path=\/(?:;|$)/, /; HttpOnly/, /; Secure/, /; SameSite=Lax/i]) expect(secure).toMatch(part)
    expect(secure).not.toMatch(/domain=/i)
    for (const path of [
      '/',
      '/login',
      '/desk',
      '/api/v1/me',
      '/healthz',
      '/feed.rss',
      '/nothing',
      '/stream',
      '/desk/stream',
    ]) {
      const { headers } = await ask(behind, 'GET', path)
      expect([path, headers.get('strict-transport-security')]).toEqual([path, 'max-age=63072000; includeSubDomains'])
    }
  })
}

function wanted({ path, sharing = 'same-origin', status }: Kind): Record<string, string | null | RegExp> {
  const isDesk = /^\/(?:desk|login|invitation)(?:\/|$|\?)/.test(path) && status === 200
  return {
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': sharing,
    'permissions-policy': /camera=\(\).*geolocation=\(\)/,
    'referrer-policy': isDesk
      ? /^(?:same-origin|no-referrer)$/
      : /^(?:no-referrer|same-origin|strict-origin-when-cross-origin)$/,
    'content-security-policy': /default-src 'none'.*frame-ancestors '(?:none|self)'/,
    // There is no TLS here, and a browser must not believe that there is.
    'strict-transport-security': null,
    'x-powered-by': null,
    server: null,
    // A feed, a page, an answer of ours is nobody’s to read with a reader’s cookies.
    'access-control-allow-origin': null,
    'access-control-allow-credentials': null,
  }
}

/** A picture as an editor brings it, before readers. */
async function aPicture(url: string, world: Newsroom['world'], storyId: string): Promise<string> {
  const imageId = newId()
  const file = { type: 'image/jpeg', bytes: await aPhoto(640, 480) }
  const call = { query: { imageId, storyId }, file }
  const { status } = await ask(url, 'POST', '/api/v1/images', { headers: world.callers.editor.headers, call })
  expect(status).toBe(201)
  const image = { type: 'image' as const, attrs: { imageId, alt: 'A guard at a door', caption: '' } }
  await anUpdate(world.desk, storyId, { body: { type: 'doc', content: [image] }, headline: 'A picture', publish: true })
  return imageId
}

async function sessionCookies(url: string, origin: string): Promise<string[]> {
  const csrf = await ask(url, 'GET', '/api/auth/csrf')
  const cookie = csrf.headers.getSetCookie().map((each) => each.split(';')[0])
  const fields = { email: 'editor@writethru.test', password: DEMO_PASSWORD, csrfToken: JSON.parse(csrf.body).csrfToken }
  const response = await fetch(`${url}/api/auth/callback/credentials`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: cookie.join('; '), origin },
    body: new URLSearchParams({ ...fields, json: 'true' }),
  })
  await response.arrayBuffer()
  return response.headers.getSetCookie().filter((each) => each.includes('session-token'))
}
