import type { OAuthConfig } from 'next-auth/providers/oauth'
import { z } from 'zod'
import { type Entry, enter } from '#lib/contributors/entering'
import { endInvitations } from '#lib/contributors/invitations'
import { lockContributor } from '#lib/contributors/lock'
import type { LogInFailure } from '#lib/contributors/log-in-words'
import { findForSingleSignOn } from '#lib/contributors/queries'
import { Email } from '#lib/contributors/schema'
import type { Visitor } from '#lib/contributors/visitor'
import { audit } from '#lib/platform/audit'
import type { Tx } from '#lib/platform/db'
import { env } from '#lib/platform/env'

export const PROVIDER_ID = 'oidc'

/** Somebody waits before the log-in page. */
const PROVIDER_TIMEOUT_MS = 5_000

/**
 * Whoever is asked for a `max_age` says when they last asked the person themselves (`auth_time`; OIDC Core 3.1.2.1). So long that
 * nobody is asked on its account; who has to confirm who they are asks with 0 (`signOnAddress`).
 */
const ASKED_WITHIN_SECONDS = 30 * 24 * 60 * 60

/** What the provider says of somebody (OpenID Connect Core 5.1). */
const Claims = z.object({
  iss: z.string().min(1),
  sub: z.string().min(1).max(255),
  email: Email.optional(),
  email_verified: z.boolean().optional(),
  /** Seconds since 1970. */
  auth_time: z.number().int().positive().optional(),
})

const IdToken = z.looseObject({ iss: z.string(), sub: z.string() })

/** Null where the newsroom has no single sign-on. */
export function singleSignOn(): { name: string } | null {
  const { OIDC_ISSUER, OIDC_NAME } = env()
  return OIDC_ISSUER ? { name: OIDC_NAME } : null
}

/** The provider for next-auth: discovered, with PKCE, state and nonce; nobody is created or linked by next-auth itself. */
export function oidcProvider(): OAuthConfig<Record<string, unknown>>[] {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME } = env()
  if (!OIDC_ISSUER || !OIDC_CLIENT_ID || !OIDC_CLIENT_SECRET) return []
  return [
    {
      id: PROVIDER_ID,
      name: OIDC_NAME,
      type: 'oauth',
      wellKnown: `${OIDC_ISSUER.replace(/\/$/, '')}/.well-known/openid-configuration`,
      authorization: { params: { scope: 'openid email', max_age: ASKED_WITHIN_SECONDS } },
      clientId: OIDC_CLIENT_ID,
      clientSecret: OIDC_CLIENT_SECRET,
      checks: ['pkce', 'state', 'nonce'],
      idToken: true,
      httpOptions: { timeout: PROVIDER_TIMEOUT_MS },
      userinfo: {
        // Most providers give the address here alone; who it is about must be whom the ID token names (OIDC Core 5.3.2).
        request: async ({ client, tokens }) => {
          const told = IdToken.parse(typeof tokens.claims === 'function' ? tokens.claims() : null)
          const info = await client.userinfo(String(tokens.access_token))
          if (info.sub !== told.sub) throw new Error('The provider’s two answers are about two people')
          return { ...info, ...told }
        },
      },
      // The session's secret is put in once `signOn` has decided.
      profile: ({ sub }) => ({ id: String(sub), sessionSecret: '' }),
    },
  ]
}

export type SignOnResult = ({ loggedIn: true } & Entry) | { loggedIn: false; why: LogInFailure }

/**
 * Lets somebody in whom the provider vouches for: it must have checked their e-mail address, and the address must belong to an
 * account or an open invitation here. From then on the account belongs to that subject, because addresses are given to others.
 * A provider that lets somebody through without asking has not confirmed anew who sits there; one that says nothing of when it
 * asked is taken to have asked now, as it cannot be asked otherwise.
 */
export async function signOn(tx: Tx, said: unknown, visitor: Visitor, now: Date): Promise<SignOnResult> {
  const claims = Claims.safeParse(said).data
  if (!claims?.email) return refuse('sso-unknown')
  if (claims.email_verified !== true) return refuse('sso-unverified')
  const found = await findForSingleSignOn(tx, claims.email)
  if (!found) return refuse('sso-unknown')
  const { joinedAt, disabledAt } = await lockContributor(tx, found.id)
  if (disabledAt) return refuse('disabled')
  const subject = `${claims.iss} ${claims.sub}`
  if (found.singleSignOn !== null && found.singleSignOn !== subject) return refuse('sso-other')
  if (!joinedAt && !(await hasOpenInvitation(tx, found.id, now))) return refuse('sso-unknown')
  await tx.contributor.update({
    where: { id: found.id },
    data: { singleSignOn: subject, ...(joinedAt ? {} : { joinedAt: now, version: { increment: 1 } }) },
  })
  if (!joinedAt) await join(tx, found.id, visitor, now)
  const shownAt = claims.auth_time === undefined ? now : new Date(Math.min(claims.auth_time * 1000, now.getTime()))
  return { loggedIn: true, ...(await enter(tx, found.id, { ...visitor, bySingleSignOn: true, shownAt }, now)) }
}

const hasOpenInvitation = async (tx: Tx, contributorId: string, now: Date): Promise<boolean> =>
  (await tx.invitation.count({ where: { contributorId, acceptedAt: null, expiresAt: { gt: now } } })) > 0

async function join(tx: Tx, id: string, { address }: Visitor, now: Date): Promise<void> {
  await endInvitations(tx, id)
  const detail = { by: 'single sign-on' }
  const subject = { subjectType: 'contributor', subjectId: id }
  await audit(tx, { actor: { id, address }, action: 'contributor.joined', ...subject, detail, now })
}

const refuse = (why: LogInFailure): SignOnResult => ({ loggedIn: false, why })
