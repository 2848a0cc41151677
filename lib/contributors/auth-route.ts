import { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { authOptions, type Heard } from '#lib/contributors/auth-options'
import { returnCookie, returnPath } from '#lib/contributors/return-cookie'
import { PROVIDER_ID, singleSignOn } from '#lib/contributors/single-sign-on'
import { browserCookie, visitorOf } from '#lib/contributors/visitor'
import { siteOrigin } from '#lib/platform/env'
import { addressOf } from '#lib/platform/http-address'
import { routeOf, tellRefused } from '#lib/platform/refusals-told'
import { safePath } from '#lib/platform/safe-path'

/** The parts of next-auth in use; the others (client logs, provider lists, session look-ups) answer 404. */
const ACTIONS = new Set(['csrf', 'signin', 'signout', 'callback', 'error'])

/** An e-mail address, a password, a token and a return address fit in a quarter of it. */
const MAX_BODY_BYTES = 16_000

interface Context {
  params: Promise<{ nextauth: string[] }>
}

/** next-auth behind a guard that turns away what would make it answer 500 or log what a stranger wrote. */
export async function answerAuth(request: NextRequest, context: Context): Promise<Response> {
  const [action = '', provider] = (await context.params).nextauth
  if (!ACTIONS.has(action) || (provider === PROVIDER_ID && !singleSignOn()))
    return refuse(404, 'There is nothing here.')
  if (request.method === 'POST' && !isSmallForm(request)) return refuse(415, 'Send a small urlencoded form.')
  // From here alone does next-auth learn its own address; a request's Host header never counts.
  process.env.NEXTAUTH_URL = siteOrigin()
  const heard: Heard = {}
  const options = authOptions(visitorOf(request.headers), heard)
  const journey = provider === PROVIDER_ID ? journeyOf(action, request) : null
  const response: Response = await NextAuth(journey?.request ?? withSafeReturn(request), context, options)
  // The cookie stays while the session behind it lives, so that the person sees that it does.
  if (heard.signOutFailed) return refuse(503, 'You are not signed out yet: the newsroom cannot be reached. Try again.')
  response.headers.set('Cache-Control', 'private, no-store')
  if (heard.browser) response.headers.append('Set-Cookie', browserCookie(heard.browser))
  if (journey) response.headers.append('Set-Cookie', journey.cookie)
  if (heard.waitSeconds) response.headers.set('Retry-After', String(heard.waitSeconds))
  await tellOf(request, response, heard)
  return response
}

/** next-auth answers a wrong CSRF token with the way to the log-in, which says so in its address. */
async function tellOf(request: NextRequest, response: Response, { waitSeconds }: Heard): Promise<void> {
  if (request.method !== 'POST') return
  const to = `${response.headers.get('location')} ${await response.clone().text()}`
  const code = waitSeconds ? 'rate_limited' : /[?&]csrf=true/.test(to) ? 'wrong_csrf' : null
  const route = routeOf('POST', request.nextUrl.pathname)
  if (code) tellRefused({ code, who: null, route, from: addressOf(request.headers) }, Date.now())
}

function isSmallForm({ headers }: NextRequest): boolean {
  const length = Number(headers.get('content-length') ?? Number.POSITIVE_INFINITY)
  return (
    length <= MAX_BODY_BYTES && /^application\/x-www-form-urlencoded\s*(;|$)/i.test(headers.get('content-type') ?? '')
  )
}

/** next-auth answers 500 to a malformed return address in the query, and writes what stands in `error` into a header as it is. */
function withSafeReturn(request: NextRequest): NextRequest {
  const url = request.nextUrl.clone()
  const { searchParams } = url
  const address = searchParams.get('callbackUrl')
  if (address !== null) searchParams.set('callbackUrl', safePath(address, siteOrigin(), '/desk'))
  if (/[^\w-]/.test(searchParams.get('error') ?? '')) searchParams.set('error', 'Default')
  return url.search === request.nextUrl.search ? request : new NextRequest(url, request)
}

/**
 * To the provider and back. Where somebody was going is kept by us meanwhile: next-auth would hand what stands in the query to
 * the provider. Null for what is neither.
 */
function journeyOf(action: string, request: NextRequest): { request: NextRequest; cookie: string } | null {
  const url = request.nextUrl.clone()
  if (action === 'signin') {
    const to = safePath(url.searchParams.get('callbackUrl'), siteOrigin(), '/desk')
    // OIDC Core 3.1.2.1: it asks the person, and says when it did.
    url.search = url.searchParams.has('anew') ? '?prompt=login&max_age=0' : ''
    return { request: new NextRequest(url, request), cookie: returnCookie(to) }
  }
  if (action !== 'callback') return null
  url.searchParams.set('callbackUrl', returnPath(request.headers))
  return { request: new NextRequest(url, request), cookie: returnCookie('') }
}

const refuse = (status: number, detail: string): Response =>
  Response.json({ status, detail }, { status, headers: { 'Cache-Control': 'private, no-store' } })
