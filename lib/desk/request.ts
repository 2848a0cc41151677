import { z } from 'zod'
import { ConfirmingWay } from '#lib/factors/views'

export const EyesAsked = z.object({
  statements: z.array(z.string()),
  answers: z.array(z.enum(['ask', 'alone', 'notNeeded'])),
  /** The editors who are in the room. */
  others: z.array(z.string()),
  /** From when it may go out by whoever asked alone; null where nobody was asked yet. */
  aloneFrom: z.string().nullable(),
})
export type EyesAsked = z.infer<typeof EyesAsked>

/** How whoever sits here can prove again who they are. */
const IdentityWays = z.object({ ways: z.array(ConfirmingWay) })

/** Why the desk did not do it, for the person who pressed the button. */
export interface Refusal {
  ok: false
  /** 0 where no answer came. */
  status: number
  code: string
  /** One sentence that says what to do. */
  sentence: string
  /** Why in particular, where the code alone does not say: `disabled`. */
  reason: string
  /** When the desk said to try again. */
  retryAfterMs: number | null
  /** What to mend, by field name. */
  fields: Record<string, string>
  /** At a conflict: the item as it is now. */
  current: unknown
  /** Words on the list Do not publish, which the caller may let out for a reason (`banReason`). */
  mayGiveReason?: true
  /** Our own words that need a second pair of eyes, and what may be answered (`secondEyes`). */
  secondEyes?: EyesAsked
  /** It is done once they have proved who they are, in one of these ways. */
  identityWays?: ConfirmingWay[]
}

export type Reply<T> = { ok: true; value: T } | Refusal

export interface DeskRequest<T> {
  method: 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  path: string
  body: Record<string, unknown>
  /** One per press of a button; a retry of the same press repeats it. Null where doing it twice is the same as once. */
  key: string | null
  /** Whose words these are: the desk refuses them where somebody else is signed in by now. */
  as?: string | undefined
  returns: z.ZodType<T>
}

/** A lost connection on a train comes back within seconds; after that a person decides. */
const RETRY_AFTER_MS = [400, 1_200, 3_000]
/** The server gives up on a command after 8 s. */
const PATIENCE_MS = 12_000
const KEPT = 'Your text is still here'

const Issue = z.object({ path: z.union([z.string(), z.array(z.union([z.string(), z.number()]))]), message: z.string() })

const Problem = z.object({
  title: z.string().default(''),
  detail: z.string().default(''),
  code: z.string().default(''),
  issues: z.array(Issue).default([]),
  reason: z.string().default(''),
  field: z.string().optional(),
  current: z.unknown().optional(),
  mayGiveReason: z.boolean().optional(),
})

/** Sends one press of a button to the one door; repeats it, with the same key, until an answer comes. */
export async function send<T>(request: DeskRequest<T>, wait = pause): Promise<Reply<T>> {
  for (const ms of [...RETRY_AFTER_MS, null]) {
    const answer = await sendOnce(request)
    if (ms === null || !mayRepeat(answer)) return answer
    await wait(ms)
  }
  return UNREACHED
}

/** Reads a view; null where it could not be read, so that the desk goes on showing what it has. */
export async function look<T>(path: string, returns: z.ZodType<T>): Promise<T | null> {
  const reply = await readOnce(path, returns)
  return reply.ok ? reply.value : null
}

/** Reads a view, or says why not. */
export async function readOnce<T>(path: string, returns: z.ZodType<T>, as?: string): Promise<Reply<T>> {
  return replyOf(await ask(`/api/v1${path}`, { headers: { Accept: 'application/json', ...writtenBy(as) } }), returns)
}

/** One try. */
export async function sendOnce<T>({ method, path, body, key, as, returns }: DeskRequest<T>): Promise<Reply<T>> {
  const response = await ask(`/api/v1${path}`, {
    method,
    headers: {
      'Content-Type': 'application/json',
      ...(key === null ? {} : { 'Idempotency-Key': key }),
      ...writtenBy(as),
    },
    body: JSON.stringify(body),
  })
  return replyOf(response, returns)
}

const writtenBy = (as: string | undefined): Record<string, string> => (as ? { 'Writethru-Contributor': as } : {})

async function replyOf<T>(response: Response | null, returns: z.ZodType<T>): Promise<Reply<T>> {
  if (!response) return UNREACHED
  const json = await jsonOf(response)
  if (!response.ok) return refusalOf(response.status, json, retryAfterOf(response))
  const parsed = returns.safeParse(json)
  return parsed.success ? { ok: true, value: parsed.data } : ODD
}

async function ask(path: string, init: RequestInit): Promise<Response | null> {
  try {
    const headers = { ...init.headers, ...unseen(init) }
    return await fetch(path, { ...init, headers, cache: 'no-store', signal: AbortSignal.timeout(PATIENCE_MS) })
  } catch {
    return null // no answer came: the caller repeats it or says so
  }
}

/** A hidden tab reads on, for its title and its sound: that is nobody's use of the session. What is sent, somebody wrote. */
const unseen = ({ method }: RequestInit): Record<string, string> =>
  method === undefined && globalThis.document?.visibilityState === 'hidden' ? { 'Writethru-Unseen': '1' } : {}

async function jsonOf(response: Response): Promise<unknown> {
  try {
    return await response.json()
  } catch {
    return {} // a proxy's page instead of ours: the status alone must do
  }
}

/** No answer, or "this very press is being worked on": the same press may be sent again. */
const mayRepeat = (answer: Reply<unknown>): boolean => !answer.ok && (answer.status === 0 || answer.code === 'busy')

/** Source: RFC 9110 10.2.3: seconds, or a date. */
function retryAfterOf({ headers }: Response): number | null {
  const said = headers.get('retry-after')
  if (said === null) return null
  const ms = /^\d+$/.test(said) ? Number(said) * 1_000 : Date.parse(said) - Date.now()
  return Number.isFinite(ms) ? Math.max(0, ms) : null
}

export function refusalOf(status: number, json: unknown, retryAfterMs: number | null = null): Refusal {
  const problem = Problem.safeParse(json).data ?? Problem.parse({})
  const fields = Object.fromEntries(problem.issues.map(({ path, message }) => [fieldOf(path), message]))
  if (problem.field) fields[problem.field] = problem.detail
  const sentence = problem.detail || WORDS_FOR[status] || `The desk could not do this (${status}). ${KEPT}; try again.`
  const { code, reason, current } = problem
  const asks = problem.mayGiveReason ? { mayGiveReason: true as const } : {}
  const eyes = code === 'second_eyes' ? EyesAsked.safeParse(json).data : undefined
  const asksEyes = eyes ? { secondEyes: eyes } : {}
  const ways = code === 'confirm_identity' ? IdentityWays.safeParse(json).data?.ways : undefined
  const asksIdentity = ways ? { identityWays: ways } : {}
  return {
    ok: false,
    status,
    code,
    reason,
    sentence,
    retryAfterMs,
    fields,
    current,
    ...asks,
    ...asksEyes,
    ...asksIdentity,
  }
}

const fieldOf = (path: string | (string | number)[]): string =>
  (typeof path === 'string' ? path.split('.')[0] : `${path[0]}`) ?? ''

const WORDS_FOR: Record<number, string | undefined> = {
  401: `You are signed out. ${KEPT}; sign in again.`,
  403: `You may not do this. ${KEPT}; ask an editor or an admin.`,
  413: `This is too long to send. ${KEPT}; split it up.`,
  429: `Too many requests at once. ${KEPT}; wait a moment and try again.`,
  503: `The desk cannot reach its database. ${KEPT}; try again in a moment.`,
}

const UNREACHED: Refusal = {
  ok: false,
  status: 0,
  code: 'unreached',
  reason: '',
  retryAfterMs: null,
  sentence: `No answer from the desk. ${KEPT}; check your connection and press again. It cannot go out twice.`,
  fields: {},
  current: undefined,
}

const ODD: Refusal = {
  ...UNREACHED,
  status: 200,
  code: 'odd',
  sentence: `The desk answered in a form this page does not know. ${KEPT}; reload the page.`,
}

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))
