import { encode } from 'next-auth/jwt'
import { sessionCookieName } from '#lib/contributors/session-cookie'
import { openSession } from '#lib/contributors/sessions'
import { storeToken, type TokenOrder } from '#lib/contributors/tokens'
import type { Actor } from '#lib/permissions'
import { db } from '#lib/platform/db'
import { env } from '#lib/platform/env'
import { newId } from '#lib/platform/ids'
import { TOKEN_RIGHTS } from '#lib/rights'

/** The token next-auth would put into the cookie of somebody who has just logged in. */
export const sessionToken = (sessionSecret: string): Promise<string> =>
  encode({ token: { sessionSecret }, secret: env().NEXTAUTH_SECRET })

/** A session without the log-in form: the cookie's name and value, and the secret in it. */
export async function aSession(of: Pick<Actor, 'id'>, now = new Date()) {
  const secret = await openSession(db(), of.id, now)
  return { secret, name: sessionCookieName(), value: await sessionToken(secret) }
}

/** With every right, for every story, unless the order says otherwise. */
export async function aToken(of: Actor, order: Partial<TokenOrder> = {}): Promise<string> {
  const given = { name: 'test', rights: TOKEN_RIGHTS, storyIds: [], days: null, ...order }
  return storeToken(db(), null, { id: newId(), ownerId: of.id, ...given }, new Date())
}

export const requestWith = (headers: Record<string, string>): Request =>
  new Request('http://localhost:3000/', { headers })
