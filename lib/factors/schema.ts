import { z } from 'zod'
import { RoleName } from '#lib/contributors/views'
import { Id } from '#lib/platform/ids'

/** As apps show it: perhaps in two groups. */
export const Code = z
  .string()
  .max(20)
  .transform((typed) => typed.replace(/\s/g, ''))
  .pipe(z.string().regex(/^\d{6}$/, 'A code has six digits.'))
  .meta({ description: 'The six digits that the authenticator app shows' })

/** Base64url, as WebAuthn's JSON has its bytes; none of those we ask for comes near 8 KB. */
const Bytes = z
  .string()
  .min(1)
  .max(8_000)
  .regex(/^[\w-]+$/)
const Attachment = z.enum(['platform', 'cross-platform']).optional()

const credential = {
  id: Bytes,
  rawId: Bytes,
  type: z.literal('public-key'),
  authenticatorAttachment: Attachment,
  // Browsers put what they like into it, and nothing here depends on it.
  clientExtensionResults: z.object({}),
}

/** What a browser answers when a passkey has signed (WebAuthn, AuthenticationResponseJSON). */
export const Assertion = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: Bytes,
    authenticatorData: Bytes,
    signature: Bytes,
    userHandle: z.string().max(200).optional(),
  }),
})
export type Assertion = z.infer<typeof Assertion>

/** What a browser answers when a passkey was made (RegistrationResponseJSON). */
const Attestation = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: Bytes,
    attestationObject: Bytes,
    transports: z.array(z.string().max(30)).max(10).optional(),
  }),
})

export const Nothing = z.strictObject({})
export type Nothing = z.infer<typeof Nothing>

export const ActivateAuthenticator = z.strictObject({ authenticatorId: Id, code: Code })
export type ActivateAuthenticator = z.infer<typeof ActivateAuthenticator>

export const AddPasskey = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1, 'Give it a name, such as the device it is on.')
    .max(60)
    .regex(/^\P{Cc}*$/u, 'A name is one line of text.'),
  credential: Attestation,
})
export type AddPasskey = z.infer<typeof AddPasskey>

export const RemovePasskey = z.strictObject({ passkeyId: Id })
export type RemovePasskey = z.infer<typeof RemovePasskey>

export const ConfirmIdentity = z.discriminatedUnion('way', [
  z.strictObject({ way: z.literal('password'), password: z.string().max(200) }),
  z.strictObject({ way: z.literal('code'), code: Code }),
  z.strictObject({ way: z.literal('passkey'), credential: Assertion }),
])
export type ConfirmIdentity = z.infer<typeof ConfirmIdentity>

/** What pays for the second step of a log-in. */
export const SecondStep = z.discriminatedUnion('way', [
  z.strictObject({ way: z.literal('code'), code: Code }),
  z.strictObject({ way: z.literal('recovery-code'), recoveryCode: z.string().max(60) }),
  z.strictObject({ way: z.literal('passkey'), credential: Assertion }),
])
export type SecondStep = z.infer<typeof SecondStep>

export const ResetFactors = z.strictObject({ contributorId: Id })
export type ResetFactors = z.infer<typeof ResetFactors>

export const ChangeTwoFactorRoles = z.strictObject({
  baseVersion: z.int().positive(),
  roles: z
    .array(RoleName)
    .max(3)
    .transform((roles) => RoleName.options.filter((role) => roles.includes(role))),
})
export type ChangeTwoFactorRoles = z.infer<typeof ChangeTwoFactorRoles>

export const EndMySession = z.strictObject({ sessionId: Id })
export type EndMySession = z.infer<typeof EndMySession>
