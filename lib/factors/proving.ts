import { spendCode } from '#lib/factors/authenticator'
import { spendAssertion } from '#lib/factors/passkeys'
import { spendRecoveryCode } from '#lib/factors/recovery'
import type { SecondStep } from '#lib/factors/schema'
import type { Tx } from '#lib/platform/db'

interface Holder {
  contributorId: string
  sessionId: string
}

/** Whether this proves that the holder of the session is who they say; each proof works once. */
export function spendProof(tx: Tx, holder: Holder, proof: SecondStep, now: Date): Promise<boolean> {
  const { contributorId } = holder
  switch (proof.way) {
    case 'code':
      return spendCode(tx, contributorId, proof.code, now)
    case 'recovery-code':
      return spendRecoveryCode(tx, contributorId, proof.recoveryCode, now)
    case 'passkey':
      return spendAssertion(tx, holder, proof.credential, now)
  }
}
