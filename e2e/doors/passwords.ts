import { hashPassword } from '#lib/contributors/passwords'
import { db } from '#lib/platform/db'

export const NEW_PASSWORD = 'harbour lights at half past nine'

let hash: Promise<string> | undefined

/** A password that somebody has and nobody gives: the factories’ is no hash at all, and cannot be compared. */
export async function givePassword({ id }: { id: string }): Promise<void> {
  hash ??= hashPassword('nobody ever types this one')
  await db().contributor.update({ where: { id }, data: { passwordHash: await hash } })
}
