import { type Actor, authorize } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'
import { SiteSettingsView } from '#lib/site/schema'

/** What a new story begins with: the newsroom's own clock and language, and the languages it is offered in. */
export async function getSitePresets(tx: Tx): Promise<{ timeZone: string; language: string; languages: string[] }> {
  return tx.site.findUniqueOrThrow({ where: { id: 1 }, select: { timeZone: true, language: true, languages: true } })
}

/** How long what somebody new publishes can be taken back. */
export async function presetGoingOutSeconds(tx: Tx): Promise<number> {
  const site = await tx.site.findUniqueOrThrow({ where: { id: 1 }, select: { goingOutSeconds: true } })
  return site.goingOutSeconds
}

/** Of which statements two people must be sure. */
export async function listEyesKinds(tx: Tx): Promise<string[]> {
  const site = await tx.site.findUniqueOrThrow({ where: { id: 1 }, select: { secondEyesFor: true } })
  return site.secondEyesFor
}

const SETTINGS = {
  settingsVersion: true,
  name: true,
  language: true,
  languages: true,
  timeZone: true,
  policies: true,
  goingOutSeconds: true,
  secondEyesFor: true,
} as const

export async function readSettings(tx: Tx): Promise<SiteSettingsView> {
  const { settingsVersion: version, ...settings } = await tx.site.findUniqueOrThrow({
    where: { id: 1 },
    select: SETTINGS,
  })
  return SiteSettingsView.parse({ version, ...settings })
}

export async function getSiteSettings(tx: Tx, actor: Actor): Promise<SiteSettingsView> {
  authorize(actor, 'site:set')
  return readSettings(tx)
}

/** The zone in which somebody reads the desk's own times: theirs, or the newsroom's. */
export async function getDeskZone(tx: Tx, { id }: { id: string }): Promise<string> {
  const { timeZone } = await tx.contributor.findUniqueOrThrow({ where: { id }, select: { timeZone: true } })
  return timeZone ?? (await getSitePresets(tx)).timeZone
}
