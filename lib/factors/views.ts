import { z } from 'zod'
import { ContributorView, RoleName, SessionView } from '#lib/contributors/views'

/** How somebody can prove who they are. */
export const Way = z.enum(['password', 'code', 'passkey', 'recovery-code'])
export type Way = z.infer<typeof Way>

/** How somebody who is signed in can confirm that it is still they. */
export const ConfirmingWay = z.enum(['password', 'code', 'passkey', 'single-sign-on'])
export type ConfirmingWay = z.infer<typeof ConfirmingWay>

export const LogInStepView = z.strictObject({
  step: z.enum(['log-in', 'second-step', 'set-up', 'done']).meta({
    description: 'What this browser has to do next: sign in, prove a second factor, set one up first, or nothing',
  }),
  name: z.string().nullable(),
  ways: z.array(Way),
})
export type LogInStepView = z.infer<typeof LogInStepView>

export const PasskeyView = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  createdAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable(),
})
export type PasskeyView = z.infer<typeof PasskeyView>

export const FactorsView = z.strictObject({
  authenticatorSince: z.iso.datetime().nullable(),
  passkeys: z.array(PasskeyView),
  recoveryCodesLeft: z.int(),
  isRequired: z.boolean().meta({ description: 'Whether your role needs a second factor' }),
})
export type FactorsView = z.infer<typeof FactorsView>

const recoveryCodes = z.array(z.string()).optional().meta({ description: 'Shown once, and not kept' })

/** The factors after a change, and new recovery codes where it made some. */
export const FactorsChangedView = z.strictObject({ factors: FactorsView, recoveryCodes })
export type FactorsChangedView = z.infer<typeof FactorsChangedView>

export const AuthenticatorBegunView = z.strictObject({
  authenticatorId: z.uuid(),
  secret: z.string().meta({ description: 'For typing into the app, in base32' }),
  uri: z.string().meta({ description: 'For a QR code' }),
})
export type AuthenticatorBegunView = z.infer<typeof AuthenticatorBegunView>

export const ConfirmedView = z.strictObject({ confirmedAt: z.iso.datetime() })
export type ConfirmedView = z.infer<typeof ConfirmedView>

const Transport = z.enum(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'])
const Credential = z.object({
  id: z.string(),
  type: z.literal('public-key'),
  // A browser of tomorrow may name one that this list does not have; it is a hint.
  transports: z.array(Transport).catch([]).optional(),
})

/** PublicKeyCredentialRequestOptionsJSON, as far as we use it. */
export const PasskeyAskedView = z.object({
  challenge: z.string(),
  rpId: z.string(),
  timeout: z.int(),
  userVerification: z.literal('required'),
  allowCredentials: z.array(Credential).optional(),
})
export type PasskeyAskedView = z.infer<typeof PasskeyAskedView>

/** PublicKeyCredentialCreationOptionsJSON, as far as we use it. */
export const PasskeyOfferedView = z.object({
  challenge: z.string(),
  rp: z.object({ id: z.string(), name: z.string() }),
  user: z.object({ id: z.string(), name: z.string(), displayName: z.string() }),
  pubKeyCredParams: z.array(z.object({ alg: z.int(), type: z.literal('public-key') })),
  timeout: z.int(),
  attestation: z.literal('none'),
  excludeCredentials: z.array(Credential),
  authenticatorSelection: z.object({ residentKey: z.literal('required'), userVerification: z.literal('required') }),
})
export type PasskeyOfferedView = z.infer<typeof PasskeyOfferedView>

export const FactorsResetView = z.strictObject({ contributor: ContributorView, mailed: z.boolean() })
export type FactorsResetView = z.infer<typeof FactorsResetView>

export const TwoFactorRolesView = z.strictObject({
  version: z.int(),
  roles: z.array(RoleName),
  without: z.array(z.string()).meta({ description: 'Who has one of these roles and no second factor yet' }),
})
export type TwoFactorRolesView = z.infer<typeof TwoFactorRolesView>

export const MySessionsView = z.strictObject({
  here: z.uuid().meta({ description: 'The session of this browser' }),
  sessions: z.array(SessionView),
})
export type MySessionsView = z.infer<typeof MySessionsView>
