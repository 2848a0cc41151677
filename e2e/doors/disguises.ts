import { expect } from 'playwright/test'
import { test } from '../support/test.ts'
import type { Newsroom } from './newsroom.ts'
import { rawAsk } from './raw.ts'
import { leaksIn } from './secrets.ts'

/** Headers under which Next, or a proxy in front of it, might take a request for another. */
const HEADERS: readonly string[][] = [
  [],
  ['RSC: 1'],
  ['RSC: 1', 'Next-Router-Prefetch: 1'],
  [
    'RSC: 1',
    'Next-Router-State-Tree: %5B%22%22%2C%7B%22children%22%3A%5B%22desk%22%2C%7B%7D%5D%7D%2Cnull%2C%22refetch%22%5D',
  ],
  ['RSC: 1', 'Next-Router-Segment-Prefetch: /_tree', 'Next-Router-Prefetch: 1'],
  ['RSC: 1', 'Next-Router-Segment-Prefetch: /desk/__PAGE__', 'Next-Router-Prefetch: 1'],
  ['Next-Action: 00', 'Content-Type: text/plain'],
  ['Next-Url: /desk'],
  ['x-middleware-subrequest: middleware'],
  ['x-middleware-subrequest: src/middleware:src/middleware:src/middleware:src/middleware:src/middleware'],
  ['x-middleware-subrequest: proxy:proxy:proxy:proxy:proxy', 'x-middleware-subrequest-id: 1'],
  ['x-middleware-prefetch: 1', 'x-nextjs-data: 1'],
  ['x-middleware-rewrite: /desk', 'x-middleware-next: 1'],
  ['x-middleware-override-headers: cookie', 'x-middleware-request-cookie: next-auth.session-token=x'],
  ['x-invoke-path: /desk', 'x-invoke-status: 200', 'x-invoke-output: /desk'],
  ['x-matched-path: /desk', 'x-now-route-matches: 1=desk'],
  ['x-nextjs-rewritten-path: /desk', 'x-prerender-revalidate: 1', 'x-prerender-bypass-mode: 1'],
  ['next-resume: 1', 'x-next-resume-state-length: 0'],
  ['X-Original-URL: /desk'],
  ['X-Rewrite-URL: /desk', 'X-Override-URL: /desk'],
  ['X-Forwarded-Host: localhost', 'X-Forwarded-Proto: https', 'X-Forwarded-For: 127.0.0.1', 'X-Real-IP: 127.0.0.1'],
  ['X-Forwarded-Prefix: /desk', 'X-Forwarded-Uri: /desk', 'Forwarded: for=127.0.0.1;host=localhost'],
  ['X-HTTP-Method-Override: GET', 'X-Method-Override: GET', 'X-HTTP-Method: GET'],
  ['Host: evil.example'],
  ['Host: localhost, evil.example'],
  ['x-writethru-path: /desk', 'writethru-contributor: 00000000-0000-7000-8000-000000000000'],
  ['Cookie: __prerender_bypass=1; __next_preview_data=1', 'x-vercel-protection-bypass: 1'],
  ['Authorization: Basic YWRtaW46YWRtaW4='],
  ['Purpose: prefetch', 'Sec-Purpose: prefetch', 'Sec-Fetch-Dest: iframe'],
  ['Upgrade: websocket', 'Connection: Upgrade'],
  ['Range: bytes=0-99', 'If-None-Match: *'],
]

/** Other ways to write the address of a page of the desk. */
const ADDRESSES: readonly ((path: string) => string)[] = [
  (path) => path,
  (path) => `${path}?_rsc=1a2b3`,
  (path) => `${path}?__nextLocale=en&__nextDataReq=1&nextInternalLocale=en`,
  (path) => `${path}/`,
  (path) => `/${path}`,
  (path) => `//${path}//`,
  (path) => path.replace('desk', '%64esk'),
  (path) => path.replace('desk', '%2564esk'),
  (path) => path.replace('desk', 'DESK'),
  (path) => path.replace('desk', 'Desk'),
  (path) => path.replace('/desk', '/./desk'),
  (path) => path.replace('/desk', '/live/../desk'),
  (path) => path.replace('/desk', '/live/%2e%2e/desk'),
  (path) => path.replace('/desk', '/live/..%2fdesk'),
  (path) => path.replace('/desk', '/login/..;/desk'),
  (path) => path.replace('/desk', '\\desk'),
  (path) => path.replace('/desk', '/%5cdesk'),
  (path) => path.replace('/desk', '/desk;x=1'),
  (path) => path.replace('/desk', '/desk.'),
  (path) => path.replace('/desk', '/desk%20'),
  (path) => path.replace('/desk', '/desk%00'),
  (path) => path.replace('/desk', '/desk%09'),
  (path) => path.replace('/desk', '/desk%0a'),
  (path) => path.replace('/desk', '/ｄesk'),
  (path) => `${path}#/login`,
  (path) => `${path}%3f`,
  (path) => `${path}.rsc`,
  (path) => `${path}.txt`,
  (path) => `${path}.json`,
  (path) => `${path}.segments/_tree.segment.rsc`,
  (path) => `/_next/data/build${path}.json`,
  (path) => `/_next/static/..${path}`,
  (path) => `/_next/image?url=${encodeURIComponent(path)}&w=64&q=75`,
  (path) => `/error-pages${path}`,
  (path) => `/(desk)${path}`,
  (path) => `/en${path}`,
  (path) => `http://localhost${path}`,
  (path) => `https://evil.example${path}`,
  (path) => `//evil.example${path}`,
  (path) => `/login?callbackUrl=${encodeURIComponent(path)}&${path}`,
]

const METHODS = ['GET', 'HEAD', 'POST', 'OPTIONS', 'PUT', 'PATCH', 'DELETE', 'QUERY', 'PROPFIND', 'TRACE']

export function testDisguises(newsroom: () => Newsroom): void {
  test('no disguise of a page of the desk brings a byte of it', async () => {
    test.setTimeout(120_000)
    const { stack, planted } = newsroom()
    const pages = [
      '/desk',
      `/desk/stories/${planted.storyId}`,
      `/desk/stories/${planted.storyId}/preview`,
      '/desk/front',
    ]
    const plain = pages.flatMap((page) => ADDRESSES.map((write) => ({ target: write(page), headers: [] as string[] })))
    const dressed = pages.flatMap((page) => HEADERS.map((headers) => ({ target: page, headers })))
    const both = [...plain.filter((_, at) => at < ADDRESSES.length), { target: '/', headers: [] }].flatMap(
      ({ target }) => HEADERS.map((headers) => ({ target, headers })),
    )
    const asked = [
      ...[...plain, ...dressed, ...both].map((each) => ({ ...each, method: 'GET' })),
      ...METHODS.map((method) => ({ target: '/desk', headers: [], method })),
    ]
    const surprises: string[] = []
    for (const { target, headers, method } of asked) {
      const { status, said } = await rawAsk(stack.url, target, { method, headers })
      const shown = [
        ...leaksIn(said, planted.plants, 'nobody', true),
        ...DESK_MARKS.filter((mark) => said.includes(mark)),
      ]
      const isServed = status >= 200 && status < 300 && !mayBeServed(target)
      if (shown.length > 0 || status >= 500 || isServed)
        surprises.push(`${method} ${target} ${headers.join(' | ')}: ${status} ${shown}`)
    }
    console.log(`doors: ${asked.length} disguises of the desk, ${surprises.length} surprises`)
    expect(surprises).toEqual([])
  })

  test('whoever is signed in sees what the search looks for', async () => {
    const { stack, world } = newsroom()
    const cookie = `Cookie: ${world.callers.editor.headers.cookie}`
    const { said } = await rawAsk(stack.url, '/desk', { headers: [cookie] })
    for (const mark of DESK_MARKS) expect(said).toContain(mark)
  })
}

/** Stands on the desk’s first page, and nowhere else. */
const DESK_MARKS = ['Running first, then by their last change']

const mayBeServed = (target: string): boolean => /^\/(?:$|\?|login\?)/.test(target)
