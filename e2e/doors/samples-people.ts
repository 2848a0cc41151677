import { openInvitation } from '#lib/contributors/invitations'
import { openSession } from '#lib/contributors/sessions'
import { db } from '#lib/platform/db'
import { newId } from '#lib/platform/ids'
import { getSiteSettings } from '#lib/site/queries'
import { aContributor } from '#test/factories'
import type { Call, Samples } from './call.ts'
import { NEW_PASSWORD } from './passwords.ts'

const PERSON = '/api/v1/contributors/[contributorId]'

async function onSomebody(body: object = {}): Promise<Call & { params: { contributorId: string } }> {
  const { id } = await aContributor('reporter', 'Some Body')
  return { params: { contributorId: id }, body }
}

/** What an admin does with the newsroom’s people and settings, and what somebody does who lost a password. */
export const PEOPLE_SAMPLES: Samples = {
  [`PATCH ${PERSON}`]: () => onSomebody({ baseVersion: 1, timeZone: 'Europe/Istanbul' }),
  [`POST ${PERSON}/rights`]: () => onSomebody({ baseVersion: 1, coverage: { topics: ['doors'] } }),
  [`POST ${PERSON}/handing-on`]: (world) => onSomebody({ toId: world.colleague.id }),
  [`POST ${PERSON}/invitation/withdrawal`]: async () => {
    const call = await onSomebody()
    await openInvitation(db(), { ...call.params, createdById: call.params.contributorId }, new Date())
    return call
  },
  [`POST ${PERSON}/sessions/ending`]: () => onSomebody(),
  [`POST ${PERSON}/sessions/[sessionId]/ending`]: async () => {
    const call = await onSomebody()
    await openSession(db(), call.params.contributorId, new Date())
    const { id } = await db().session.findFirstOrThrow({ where: call.params })
    return { ...call, params: { ...call.params, sessionId: id } }
  },
  'POST /api/v1/me/password': async () => ({ body: { present: 'not this one', password: NEW_PASSWORD } }),
  'POST /api/v1/password-resets': async () => ({ body: { email: `${newId()}@example.test` } }),
  'POST /api/v1/password-resets/use': async () => ({ body: { secret: 'nobody-has-this', password: NEW_PASSWORD } }),
  'PATCH /api/v1/site': async (world) => {
    const { version } = await getSiteSettings(db(), world.colleague)
    return { body: { baseVersion: version, goingOutSeconds: 5 } }
  },
}
