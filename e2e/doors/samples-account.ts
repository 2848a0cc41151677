import { openSession } from '#lib/contributors/sessions'
import { getTwoFactorRoles } from '#lib/factors/required'
import { db } from '#lib/platform/db'
import { newId } from '#lib/platform/ids'
import { anApp } from '#test/account'
import { aContributor } from '#test/factories'
import type { Samples } from './call.ts'

const ME = '/api/v1/me'
const nothing = async () => ({ body: {} })

/** What a browser says of a passkey, in its form and of no key. */
const PASSKEY = { id: 'AAAA', rawId: 'AAAA', type: 'public-key', clientExtensionResults: {} }

/** What somebody does with their own account; a proof that nobody has is refused as wrong, by whoever was let in. */
export const ACCOUNT_SAMPLES: Samples = {
  [`POST ${ME}/authenticator`]: nothing,
  [`DELETE ${ME}/authenticator`]: nothing,
  [`POST ${ME}/authenticator/activation`]: async () => ({ body: { authenticatorId: newId(), code: '123456' } }),
  [`POST ${ME}/passkeys/challenge`]: nothing,
  [`POST ${ME}/passkeys/offer`]: nothing,
  [`POST ${ME}/passkeys`]: async () => ({
    body: {
      name: 'Laptop',
      credential: { ...PASSKEY, response: { clientDataJSON: 'AAAA', attestationObject: 'AAAA' } },
    },
  }),
  [`DELETE ${ME}/passkeys/[passkeyId]`]: async () => ({ params: { passkeyId: newId() }, body: {} }),
  [`POST ${ME}/recovery-codes`]: nothing,
  [`POST ${ME}/sessions/[sessionId]/ending`]: async (_world, who) => {
    await openSession(db(), who.id, new Date())
    const { id } = await db().session.findFirstOrThrow({
      where: { contributorId: who.id },
      orderBy: { createdAt: 'desc' },
    })
    return { params: { sessionId: id }, body: {} }
  },
  [`POST ${ME}/sessions/ending`]: nothing,
  'POST /api/v1/session/confirmation': async () => ({ body: { way: 'password', password: 'not this one' } }),
  'POST /api/v1/session/passkey-challenge': nothing,
  'PUT /api/v1/site/two-factor-roles': async (world) => {
    const { version } = await getTwoFactorRoles(db(), world.colleague)
    return { body: { baseVersion: version, roles: [] } }
  },
  'POST /api/v1/contributors/[contributorId]/factor-reset': async () => {
    const of = await aContributor('reporter', 'Lost Phone')
    await anApp(of)
    return { params: { contributorId: of.id }, body: {} }
  },
}
