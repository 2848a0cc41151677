import type { Tx } from '#lib/platform/db'

/** The zone in which somebody reads the desk's own times: theirs, or the newsroom's. */
export async function getDeskZone(tx: Tx, { id }: { id: string }): Promise<string> {
  const { timeZone } = await tx.contributor.findUniqueOrThrow({ where: { id }, select: { timeZone: true } })
  return timeZone ?? (await getSitePresets(tx)).timeZone
}

/** What a new story begins with: the newsroom's own clock and language. */
export function getSitePresets(tx: Tx): Promise<{ timeZone: string; language: string }> {
  return tx.site.findUniqueOrThrow({ where: { id: 1 }, select: { timeZone: true, language: true } })
}
