import { deviceOf } from '#lib/contributors/device'
import { countTokens } from '#lib/contributors/tokens'
import type { Visitor } from '#lib/contributors/visitor'
import type { Tx } from '#lib/platform/db'
import { env, siteOrigin } from '#lib/platform/env'
import { sendMail } from '#lib/platform/mail'
import { getDeskZone } from '#lib/site/queries'

/** What changed about the ways into an account, for the subject and the first sentence. */
const CHANGED = {
  'password-changed': 'Your password was changed',
  'password-renewed': 'A new password was chosen by a link',
  'authenticator-added': 'An authenticator app was added',
  'authenticator-removed': 'Your authenticator app was removed',
  'passkey-added': 'A passkey was added',
  'passkey-removed': 'A passkey was removed',
  'recovery-codes-renewed': 'New recovery codes were made, and the earlier ones ended',
}
export type AccountChange = keyof typeof CHANGED

interface Changed {
  contributorId: string
  change: AccountChange
  /** Where it was done from. */
  visitor: Pick<Visitor, 'address' | 'userAgent'>
}

/**
 * After the commit, and after the answer: the owner hears of it at an address that whoever did it may not hold (OWASP ASVS 5.0,
 * 6.3.7). A mail that fails is in the log, and undoes nothing.
 */
export async function mailAccountChange(db: Tx, { contributorId, change, visitor }: Changed, now: Date): Promise<void> {
  if (!env().SMTP_URL) return
  const owner = { where: { id: contributorId }, select: { name: true, email: true } }
  const { name, email } = await db.contributor.findUniqueOrThrow(owner)
  const newsroom = new URL(env().SITE_URL).host
  await sendMail({
    to: email,
    subject: `${CHANGED[change]} at ${newsroom}`,
    text: [
      `Hello ${name},`,
      `${CHANGED[change]}, for your account at ${newsroom}.`,
      `When: ${whenIn(await getDeskZone(db, { id: contributorId }), now)}\nFrom: ${placeOf(visitor)}`,
      ...tokensLeft(await countTokens(db, contributorId, now)),
      'If it was you, there is nothing to do.',
      `If it was not you: choose another password now, at ${siteOrigin()}/login/forgotten, which signs you out everywhere. Then look through your second factors at ${siteOrigin()}/desk/settings/signing-in, and tell an admin of the newsroom, by phone or in person.`,
    ].join('\n\n'),
  })
}

/** A token outlives a password: whoever had the account may have made one. */
function tokensLeft(tokens: number): string[] {
  if (tokens === 0) return []
  const [which, them] =
    tokens === 1 ? ['1 API token of yours works', 'it'] : [`${tokens} API tokens of yours work`, 'them']
  return [`${which} as before. If you do not know what for, end ${them}: ${siteOrigin()}/desk/tokens`]
}

/** "Monday, 30 November 2026 at 23:51 (Europe/Istanbul)" */
export const whenIn = (timeZone: string, at: Date): string =>
  `${new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'full', timeStyle: 'short' }).format(at)} (${timeZone})`

const placeOf = ({ address, userAgent }: Changed['visitor']): string =>
  `${deviceOf(userAgent) ?? 'a browser that did not say what it is'}, at the address ${address}`
