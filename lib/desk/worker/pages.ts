/** Written in by the build: pages of one build stand in one cache, with the scripts that belong to them. */
declare const BUILD: string

const PREFIX = 'writethru-desk:'
const OWN = `${PREFIX}${BUILD}`
/** Says whose pages these are. */
const WHOSE = '/desk/.whose'
/** A person has a few rooms open; a page is 50 to 400 KB. */
const MOST_PAGES = 20

/** What a page needs to run: named by content, so that a name means the same bytes for ever. */
const ASSET = /\/_next\/static\/[\w./~@%()[\]-]+\.(?:js|css|woff2)/g

export const isAsset = (url: URL): boolean => url.pathname.startsWith('/_next/static/')
export const isDesk = (url: URL): boolean => /^\/desk(?:\/|$)/.test(url.pathname)

/** Whether this answer is a page of the desk, and not the way to the log-in. */
const isPage = (answer: Response): boolean =>
  answer.ok && !answer.redirected && (answer.headers.get('content-type') ?? '').startsWith('text/html')

/** The page as it is now, or as it was when there was a line. */
export async function answerPage(request: Request): Promise<Response> {
  try {
    return await fetch(request)
  } catch {
    return (await findKept(request.url)) ?? notKept(new URL(request.url).pathname)
  }
}

export async function answerAsset(request: Request): Promise<Response> {
  const kept = await findKept(request.url)
  if (kept) return kept
  const answer = await fetch(request)
  if (answer.ok) await (await caches.open(OWN)).put(request.url, answer.clone())
  return answer
}

/** In the newest build's cache first: while it has no pages yet, those of the one before are still there. */
async function findKept(url: string): Promise<Response | undefined> {
  for (const name of [OWN, ...(await listCaches()).filter((other) => other !== OWN)]) {
    const found = await (await caches.open(name)).match(url, { ignoreVary: true })
    if (found) return found
  }
}

const listCaches = async () => (await caches.keys()).filter((name) => name.startsWith(PREFIX))

/** Keeps a page with all that it runs on. What belongs to somebody else, or to an earlier build, goes then. */
export async function keepPage(path: string, whose: string): Promise<void> {
  const answer = await fetch(path, { headers: { Accept: 'text/html' }, cache: 'no-store' })
  if (!isPage(answer)) return
  await forgetOthers(whose)
  const html = await answer.clone().text()
  for (const asset of new Set(html.match(ASSET))) await keepAsset(asset)
  const cache = await caches.open(OWN)
  await cache.put(WHOSE, new Response(whose))
  await cache.delete(path)
  await cache.put(path, answer)
  await forgetOldest(cache)
  for (const name of await listCaches()) if (name !== OWN) await caches.delete(name)
}

async function forgetOthers(whose: string) {
  for (const name of await listCaches()) {
    const owner = await (await caches.open(name)).match(WHOSE)
    if (owner && (await owner.text()) !== whose) await caches.delete(name)
  }
}

async function keepAsset(path: string): Promise<void> {
  const cache = await caches.open(OWN)
  if (await cache.match(path)) return
  const answer = (await findKept(path)) ?? (await fetch(path))
  if (!answer.ok) return
  await cache.put(path, answer.clone())
  if (!path.endsWith('.css')) return
  for (const [, url = ''] of (await answer.text()).matchAll(/url\(["']?([^"')]+)["']?\)/g)) {
    if (!url.startsWith('data:')) await keepAsset(new URL(url, new URL(path, location.origin)).pathname)
  }
}

async function forgetOldest(cache: Cache) {
  const pages = (await cache.keys()).filter(({ url }) => isDesk(new URL(url)) && !url.endsWith(WHOSE))
  for (const page of pages.slice(0, Math.max(0, pages.length - MOST_PAGES))) await cache.delete(page)
}

async function listKept(): Promise<string[]> {
  const paths = new Set<string>()
  for (const name of await listCaches()) {
    for (const { url } of await (await caches.open(name)).keys()) {
      const { pathname } = new URL(url)
      if (isDesk(new URL(url)) && pathname !== WHOSE) paths.add(pathname)
    }
  }
  return [...paths]
}

/** Without a line, and never opened here. */
async function notKept(path: string): Promise<Response> {
  const rooms = (await listKept()).filter((kept) => kept !== path)
  const list = rooms.map((kept) => `<li><a href="${kept}">${kept}</a></li>`).join('')
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>No connection – Writethru</title><style>body{font:1rem/1.5 system-ui,sans-serif;max-width:34rem;margin:3rem auto;padding:0 1rem;color-scheme:light dark}</style>
<h1>No connection</h1><p>This page was never opened on this device, so it cannot be shown without a line. What you wrote is kept.</p>
${list ? `<p>These pages are here:</p><ul>${list}</ul>` : ''}<p><a href="">Try again</a></p></html>`
  const headers = {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'",
  }
  return new Response(html, { status: 503, headers })
}
