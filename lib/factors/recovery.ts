import { randomInt } from 'node:crypto'
import type { Tx } from '#lib/platform/db'
import { newId } from '#lib/platform/ids'
import { keyedHash } from '#lib/platform/sealing'

const CODES = 10
/** Read aloud and typed by hand: no 0 and O, no 1, I and L. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
/** Three groups of four: 59 bits, so that nobody guesses one however long they try. */
const GROUPS = 3
const GROUP_LETTERS = 4
const PURPOSE = 'recovery codes'

/** Ten new ones; those from before end. They leave the building here alone. */
export async function issueRecoveryCodes(tx: Tx, contributorId: string, now: Date): Promise<string[]> {
  const codes = Array.from({ length: CODES }, newCode)
  await tx.recoveryCode.deleteMany({ where: { contributorId } })
  await tx.recoveryCode.createMany({
    data: codes.map((code) => ({ id: newId(), contributorId, codeHash: hashOf(contributorId, code), createdAt: now })),
  })
  return codes
}

/** False where it is none of theirs, or was used: of two at once one gets through. */
export async function spendRecoveryCode(tx: Tx, contributorId: string, typed: string, now: Date): Promise<boolean> {
  const { count } = await tx.recoveryCode.updateMany({
    where: { codeHash: hashOf(contributorId, typed), contributorId, usedAt: null },
    data: { usedAt: now },
  })
  return count === 1
}

const hashOf = (contributorId: string, code: string): string =>
  keyedHash(`${contributorId} ${code.toUpperCase().replace(/[^A-Z0-9]/g, '')}`, PURPOSE)

const newCode = (): string => Array.from({ length: GROUPS }, newGroup).join('-')
const newGroup = (): string => Array.from({ length: GROUP_LETTERS }, () => LETTERS[randomInt(LETTERS.length)]).join('')
