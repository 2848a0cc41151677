import { z } from 'zod'
import { findOpenSession, lockPerson } from '#lib/contributors/callers'
import { enterWhole } from '#lib/contributors/entering'
import type { LogInResult } from '#lib/contributors/log-in'
import type { LogInFailure } from '#lib/contributors/log-in-words'
import { giveTryBack, takeTry } from '#lib/contributors/tries'
import type { Visitor } from '#lib/contributors/visitor'
import { findPasskey, spendAssertion } from '#lib/factors/passkeys'
import { spendProof } from '#lib/factors/proving'
import { Assertion, SecondStep } from '#lib/factors/schema'
import { db } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import { log, messageOf } from '#lib/platform/log'

type Cookies = Iterable<readonly [string, string]>

/** A proof as it comes in a form: JSON in one field. */
const Form = z.object({ proof: z.string().max(12_000) })

/**
 * The second step of a log-in, for whoever has given the password in this browser. The half session is never made whole: it
 * ends, and another one with another secret begins.
 */
export function logInBySecondStep(
  credentials: unknown,
  cookies: Cookies,
  visitor: Visitor,
  now: Date,
): Promise<LogInResult> {
  return answering(async () => {
    const proof = SecondStep.safeParse(proofIn(credentials))
    const half = await findOpenSession(cookies)
    if (half?.standing !== 'pending') return refuse('begin-again')
    const taken = await takeTry(db(), 'code', half.owner.id, visitor, now)
    if (!taken.allowed) return refuse(`wait-${taken.seconds}`)
    if (!proof.success) return refuse('wrong-code')
    const result = await db().$transaction<LogInResult>(async (tx) => {
      const person = await lockPerson(tx, half.owner.id)
      // Whoever came first with the same half session has ended it.
      const open = await tx.session.findFirst({ where: { id: half.id, endedAt: null, expiresAt: { gt: now } } })
      if (!person || person.disabledAt || !open) return refuse('begin-again')
      const holder = { contributorId: person.id, sessionId: half.id }
      if (!(await spendProof(tx, holder, proof.data, now))) {
        log('warn', 'second-step.refused', { contributorId: person.id, way: proof.data.way })
        return refuse(`wrong-${proof.data.way}`)
      }
      await tx.session.update({ where: { id: half.id }, data: { endedAt: now } })
      const coming = { ...visitor, bySingleSignOn: half.bySingleSignOn }
      return { loggedIn: true, ...(await enterWhole(tx, person, coming, now, { way: proof.data.way })) }
    })
    if (result.loggedIn) await giveTryBack(db(), taken.counted)
    return result
  })
}

/** A passkey alone: it is on something they have, and asked for a finger, a face or a PIN. */
export function logInByPasskey(credentials: unknown, visitor: Visitor, now: Date): Promise<LogInResult> {
  return answering(async () => {
    const credential = Assertion.safeParse(proofIn(credentials))
    const passkey = credential.success ? await findPasskey(db(), credential.data.id) : null
    if (!credential.success || !passkey) return refuse('wrong-passkey')
    const { contributorId } = passkey
    return db().$transaction(async (tx) => {
      const person = await lockPerson(tx, contributorId)
      const isRight = await spendAssertion(tx, { contributorId, sessionId: null }, credential.data, now)
      if (!person || !isRight) return refuse('wrong-passkey')
      if (person.disabledAt) return refuse('disabled')
      return { loggedIn: true, ...(await enterWhole(tx, person, visitor, now, { way: 'passkey' })) }
    })
  })
}

function proofIn(credentials: unknown): unknown {
  try {
    return JSON.parse(Form.parse(credentials).proof)
  } catch {
    return null // refused like any wrong proof
  }
}

async function answering(work: () => Promise<LogInResult>): Promise<LogInResult> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof AppError && error.code === 'rate_limited') return refuse('busy')
    if (error instanceof AppError && error.code === 'unauthenticated') return refuse('disabled')
    // Told to the person as "try again"; the log has what happened.
    log('error', 'log-in.failed', { why: messageOf(error) })
    return refuse('unavailable')
  }
}

const refuse = (why: LogInFailure): LogInResult => ({ loggedIn: false, why })
