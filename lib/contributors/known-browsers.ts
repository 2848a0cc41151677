import type { Tx } from '#lib/platform/db'
import { newSecret, sha256 } from '#lib/platform/ids'

/**
 * Whether this browser has been used to sign in to this account before (OWASP: device cookies against guessing).
 * @param account an e-mail address, whether or not somebody has it, or a contributor's id
 */
export async function isKnownBrowser(db: Tx, account: string, browser: string | null): Promise<boolean> {
  if (browser === null) return false
  const [known] = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM "KnownBrowser" b JOIN "Contributor" c ON c.id = b."contributorId"
    WHERE b."secretHash" = ${sha256(browser)} AND (c.email = ${account} OR c.id::text = ${account})`
  return known !== undefined
}

/**
 * From here on this browser is known to be this person's. Only after all that is asked of them was right: the password, and
 * the second factor too. Returns the secret to keep in its cookie; one that nobody knows is not taken over.
 */
export async function rememberBrowser(
  tx: Tx,
  contributorId: string,
  browser: string | null,
  now: Date,
): Promise<string> {
  const kept = browser !== null && (await isAnybodys(tx, browser)) ? browser : newSecret()
  const key = { secretHash: sha256(kept), contributorId }
  await tx.knownBrowser.upsert({
    where: { secretHash_contributorId: key },
    create: { ...key, seenAt: now },
    update: { seenAt: now },
  })
  return kept
}

const isAnybodys = async (tx: Tx, browser: string): Promise<boolean> =>
  (await tx.knownBrowser.count({ where: { secretHash: sha256(browser) } })) > 0

/** Whoever signed in with an old password may have left a known browser behind. */
export async function forgetBrowsers(tx: Tx, contributorId: string, but: string | null = null): Promise<void> {
  const others = but === null ? {} : { secretHash: { not: sha256(but) } }
  await tx.knownBrowser.deleteMany({ where: { contributorId, ...others } })
}
