import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser'
import { type Refusal, sendOnce } from '#lib/desk/request'
import { PasskeyAskedView, type PasskeyOfferedView } from '#lib/factors/views'

/** Browsers have them in secure contexts only. */
export const knowsPasskeys = (): boolean => browserSupportsWebAuthn()

type Asking = '/session/passkey-challenge' | '/me/passkeys/challenge'
type Signed = { ok: true; credential: unknown } | { ok: false; refusal: Refusal | null }

/** Asks the server what to sign and the person for their passkey; without a refusal where they turned away. */
export async function signWithPasskey(path: Asking): Promise<Signed> {
  const asked = await sendOnce({ method: 'POST', path, body: {}, key: null, returns: PasskeyAskedView })
  if (!asked.ok) return { ok: false, refusal: asked }
  try {
    return { ok: true, credential: await startAuthentication({ optionsJSON: withoutUndefined(asked.value) }) }
  } catch {
    return { ok: false, refusal: null } // the browser has said why in its own window, or they pressed Cancel
  }
}

/** Null where they turned away, or where this device has one for this account already. */
export async function makePasskey(offer: PasskeyOfferedView): Promise<unknown> {
  try {
    return await startRegistration({ optionsJSON: offer })
  } catch {
    return null // as above
  }
}

/** A list that is not given means any passkey; a list of none would mean none. */
function withoutUndefined({ allowCredentials, ...options }: PasskeyAskedView) {
  return allowCredentials ? { ...options, allowCredentials } : options
}

export const NO_PASSKEY = 'No passkey was used. Try again, or choose another way.'
