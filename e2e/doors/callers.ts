import { sessionCookieName } from '#lib/contributors/session-cookie'
import { openSession } from '#lib/contributors/sessions'
import type { TokenOrder } from '#lib/contributors/tokens'
import type { Actor } from '#lib/permissions'
import { db } from '#lib/platform/db'
import type { TokenRight } from '#lib/rights'
import { aSession, aToken, sessionToken } from '#test/callers'
import { aContributor, aStory } from '#test/factories'
import { givePassword } from './passwords.ts'

/** Whoever stands before a door, in the order of the columns of `expected.ts`. */
export const CALLERS = [
  'nobody',
  'junk',
  'disabled',
  'revoked',
  'pending',
  'elsewhere',
  'reporter',
  'editor',
  'admin',
  // Tokens of an editor’s, each with one right; the last with all of them, for another story.
  'reads',
  'files',
  'publishes',
  'manages',
  'narrow',
] as const
export type CallerName = (typeof CALLERS)[number]

export interface Caller {
  /** What proves who it is: a cookie, a token, or nothing. */
  headers: Record<string, string>
  /** Null for strangers. */
  who: Actor | null
}

/** They must never see anything that only the desk may. */
export const isStranger = (name: CallerName): boolean =>
  ['nobody', 'junk', 'disabled', 'revoked', 'pending'].includes(name)

export type Callers = Record<CallerName, Caller>

/** @param people whoever writes the updates that the doors are about is the `reporter` */
export async function admitCallers(people: { reporter: Actor }): Promise<Callers> {
  const { reporter } = people
  return {
    nobody: { headers: {}, who: null },
    junk: { headers: { cookie: JUNK }, who: null },
    disabled: await aDisabled(),
    revoked: await aRevoked(),
    pending: await aPending(),
    elsewhere: await signedIn(await aReporterElsewhere()),
    reporter: await signedIn(reporter),
    editor: await signedIn(await aContributor('editor', 'Edith Itor')),
    admin: await signedIn(await aContributor('admin', 'Ada Min')),
    reads: await tokenFor(['read']),
    files: await tokenFor(['file']),
    publishes: await tokenFor(['publish']),
    manages: await tokenFor(['manage']),
    narrow: await narrow(),
  }
}

/** What a browser may bring along from anywhere: a forged token, a broken one, one of another name, names of ours. */
const JUNK = [
  'next-auth.session-token=eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..AAAA.BBBB.CCCC',
  '__Host-next-auth.session-token=admin',
  'next-auth.session-token.0=%00',
  'role=admin',
  'session=1',
  'x-middleware-subrequest=1',
  '__proto__=1',
].join('; ')

export async function signedIn(who: Actor): Promise<Caller> {
  await givePassword(who)
  const { name, value } = await aSession(who)
  return { headers: { cookie: `${name}=${value}` }, who }
}

async function byToken(who: Actor, order: Partial<TokenOrder> = {}): Promise<Caller> {
  return { headers: { authorization: `Bearer ${await aToken(who, order)}` }, who }
}

const tokenFor = async (rights: TokenRight[]): Promise<Caller> =>
  byToken(await aContributor('editor', 'Toke Ken'), { rights })

async function narrow(): Promise<Caller> {
  const who = await aContributor('editor', 'Nar Row')
  return byToken(who, { storyIds: [(await aStory(who, { headline: 'Another story' })).id] })
}

/** A reporter of another topic. */
async function aReporterElsewhere(): Promise<Actor> {
  const who = await aContributor('reporter', 'Else Where')
  await db().contributor.update({
    where: { id: who.id },
    data: { restrictedAt: new Date(), coversTopics: ['elsewhere'] },
  })
  return who
}

/** An admin who was shut out while a tab was open. */
async function aDisabled(): Promise<Caller> {
  const who = await aContributor('admin', 'Dis Abled')
  const caller = await signedIn(who)
  await db().contributor.update({ where: { id: who.id }, data: { disabledAt: new Date(), disabledById: who.id } })
  return caller
}

/** An admin who has given the password, and not the second factor. */
async function aPending(): Promise<Caller> {
  const who = await aContributor('admin', 'Pen Ding')
  const secret = await openSession(db(), who.id, new Date(), { factorPending: true })
  return { headers: { cookie: `${sessionCookieName()}=${await sessionToken(secret)}` }, who }
}

async function aRevoked(): Promise<Caller> {
  const who = await aContributor('admin', 'Re Voked')
  const caller = await byToken(who)
  await db().apiToken.updateMany({ where: { contributorId: who.id }, data: { revokedAt: new Date() } })
  return caller
}
