import type { AppError, ErrorCode } from '#lib/platform/errors'
import { type Log, log } from '#lib/platform/log'

/** Who asked for what, from where: what an operator looks for after an attack (OWASP ASVS 5.0, 16.3.2). */
export interface Refused {
  code: ErrorCode | 'wrong_csrf'
  /** A contributor's or a token's id; null where nobody known asked. */
  who: string | null
  /** Method and path, with the names of its parameters instead of what stood there. */
  route: string
  /** The address. */
  from: string | null
}

/** What is said by the rulebook or by a wall; whoever is only signed out, or typed something wrong, is not of interest here. */
const TOLD = new Set<ErrorCode>(['forbidden', 'confirm_identity', 'rate_limited'])

/** A script that is refused a thousand times a second is one line a minute, so that the log stays one that can be read. */
const TOLD_EVERY_MS = 60_000
/** Remembered at once; beyond that the oldest are told again, so that strangers cannot fill the memory. */
const MOST_REMEMBERED = 10_000

/** Tells the log of refusals, each actor's at each route once a minute. */
export function refusalTeller(tell: Log) {
  const told = new Map<string, number>()
  return (refused: Refused, now: number): void => {
    const { who, route, from } = refused
    const key = JSON.stringify([who ?? from, route])
    const last = told.get(key)
    if (last !== undefined && now - last < TOLD_EVERY_MS) return
    told.delete(key)
    told.set(key, now)
    const [oldest] = told.keys()
    if (told.size > MOST_REMEMBERED && oldest !== undefined) told.delete(oldest)
    tell('warn', 'request.refused', { ...refused })
  }
}

export const tellRefused = refusalTeller(log)

const callers = new WeakMap<Request, string>()

/** Who sent a request, as soon as that is known. */
export const noteCaller = (request: Request, who: string): void => void callers.set(request, who)

export const callerNoted = (request: Request): string | null => callers.get(request) ?? null

export const isTold = ({ code }: AppError): boolean => TOLD.has(code)

type Values = Record<string, string | string[] | undefined>

/** `POST /api/v1/updates/[updateId]/publication`: what stands in an address may be a secret, or a name a stranger made up. */
export function routeOf(method: string, pathname: string, params: Values = {}): string {
  const names = new Map(
    Object.entries(params).flatMap(([name, value]) => [value ?? []].flat().map((each) => [each, name])),
  )
  const parts = pathname.split('/').map((part) => {
    const name = names.get(part) ?? names.get(decoded(part))
    return name === undefined ? part : `[${name}]`
  })
  return `${method} ${parts.join('/')}`
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
