import type { Tx } from '#lib/platform/db'

/** What a new story begins with: the newsroom's own clock and language. */
export function getSitePresets(tx: Tx): Promise<{ timeZone: string; language: string }> {
  return tx.site.findUniqueOrThrow({ where: { id: 1 }, select: { timeZone: true, language: true } })
}
