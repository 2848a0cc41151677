import { encode } from 'next-auth/jwt'
import { sessionCookieName } from '#lib/contributors/session-cookie'
import { openSession } from '#lib/contributors/sessions'
import { issueToken } from '#lib/contributors/tokens'
import type { Actor } from '#lib/permissions'
import { db } from '#lib/platform/db'
import { env } from '#lib/platform/env'

/** The token next-auth would put into the cookie of somebody who has just logged in. */
export const sessionToken = (sessionSecret: string): Promise<string> =>
  encode({ token: { sessionSecret }, secret: env().NEXTAUTH_SECRET })

/** A session without the log-in form: the cookie's name and value, and the secret in it. */
export async function aSession(of: Pick<Actor, 'id'>, now = new Date()) {
  const secret = await openSession(db(), of.id, now)
  return { secret, name: sessionCookieName(), value: await sessionToken(secret) }
}

export async function aToken(of: Actor): Promise<string> {
  const { email } = await db().contributor.findUniqueOrThrow({ where: { id: of.id } })
  return (await issueToken(db(), { email, name: 'test' }, new Date())).token
}

export const requestWith = (headers: Record<string, string>): Request =>
  new Request('http://localhost:3000/', { headers })
