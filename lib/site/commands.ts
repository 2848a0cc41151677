import { type Actor, authorize } from '#lib/permissions'
import { audit } from '#lib/platform/audit'
import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import { wake } from '#lib/platform/wake'
import { wakeNewsroom } from '#lib/site/newsroom'
import { readSettings } from '#lib/site/queries'
import { type ChangeSite, SiteSettings, type SiteSettingsView } from '#lib/site/schema'

/** What stands on every page for readers: all of them are printed again. */
const READERS_SEE: readonly string[] = ['name', 'language', 'policies']

/** Changes settings of the site: those that are given, and of them those that differ. */
export async function changeSite(
  tx: Tx,
  actor: Actor,
  { baseVersion, ...given }: ChangeSite,
  now: Date,
): Promise<SiteSettingsView> {
  authorize(actor, 'site:set')
  await tx.$executeRaw`SELECT 1 FROM "Site" WHERE id = 1 FOR UPDATE`
  const current = await readSettings(tx)
  if (current.version !== baseVersion) {
    throw new AppError('conflict', 'A colleague changed the settings meanwhile. Look at them as they are now.', {
      current,
    })
  }
  const { version: _, ...before } = current
  const after = SiteSettings.parse({ ...before, ...given })
  const changed = changesBetween(before, after)
  if (changed.length === 0) return current
  const { epoch } = await tx.site.update({
    where: { id: 1 },
    data: { ...after, settingsVersion: { increment: 1 } },
    select: { epoch: true },
  })
  for (const detail of changed) {
    await audit(tx, { actor, action: 'site.changed', subjectType: 'site', subjectId: epoch, detail, now })
  }
  if (changed.some(({ setting }) => READERS_SEE.some((name) => setting.split('.')[0] === name))) await reprintAll(tx)
  await wakeNewsroom(tx)
  return readSettings(tx)
}

/** Each with what it was and is, in words that the audit log can keep. A policy is a setting of its own. */
function changesBetween(before: SiteSettings, after: SiteSettings) {
  const [was, is] = [flat(before), flat(after)]
  return [...new Set([...was.keys(), ...is.keys()])]
    .filter((setting) => was.get(setting) !== is.get(setting))
    .map((setting) => ({ setting, from: was.get(setting) ?? null, to: is.get(setting) ?? null }))
}

function flat({ policies, ...settings }: SiteSettings): Map<string, string | number> {
  const own = Object.entries(settings).map(
    ([name, value]) => [name, Array.isArray(value) ? wordsOf(value) : value] as const,
  )
  const links = Object.entries(policies).map(([name, href]) => [`policies.${name}`, href] as const)
  return new Map([...own, ...links])
}

const wordsOf = (list: readonly string[]) => (list.length === 0 ? 'none' : list.join(', '))

async function reprintAll(tx: Tx): Promise<void> {
  const { revision } = await tx.site.update({ where: { id: 1 }, data: { revision: { increment: 1 } } })
  await tx.site.update({ where: { id: 1 }, data: { mastheadRevision: revision } })
  await wake(tx, 'site')
}
