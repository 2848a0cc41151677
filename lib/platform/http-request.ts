import type { IncomingMessage } from 'node:http'
import { clientAddress, type Proxies } from '#lib/platform/http-address'

/** What Next takes from headers as if it had said it itself, and what only a proxy of ours may say. */
const FOREIGN =
  /^(?:x-middleware-|x-forwarded-|x-nextjs-|x-next-|x-invoke-|x-prerender-|x-now-|x-vercel-|x-matched-|x-action-|next-action|next-resume|forwarded$|x-real-ip$|x-original-|x-rewrite-|x-http-method|upgrade$|content-security-policy)/
/** Only the desk's own pages are fetched piecemeal by Next's router. */
const ROUTER = /^(?:rsc|next-router-.*|next-url|next-hmr-refresh)$/

export interface Identity {
  /** The origin of SITE_URL: what we are called, whatever a request says. */
  origin: URL
  proxies: Proxies
}

/** Removes what a stranger must not say and states who asked whom, so that code behind it may believe the headers. */
export function cleanHeaders(req: IncomingMessage, { origin, proxies }: Identity, path: string): void {
  const address = clientAddress(req, proxies)
  const mayRoute = /^\/desk(?:\/|$)/.test(path) || isDeskDoor(path)
  for (const name of Object.keys(req.headers)) {
    if (FOREIGN.test(name) || (!mayRoute && ROUTER.test(name))) delete req.headers[name]
  }
  if (req.headers.connection && /upgrade/i.test(req.headers.connection)) delete req.headers.connection
  req.headers.host = origin.host
  req.headers['x-forwarded-for'] = address
  req.headers['x-forwarded-host'] = origin.host
  req.headers['x-forwarded-proto'] = origin.protocol.slice(0, -1)
  req.rawHeaders = Object.entries(req.headers).flatMap(([name, value]) =>
    [value ?? []].flat().flatMap((one) => [name, one]),
  )
}
