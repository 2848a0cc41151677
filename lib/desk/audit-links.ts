import type { AuditEntryView } from '#lib/audit/views'
import { updateHref } from '#lib/desk/filters'

/** Beside a story's room, by what an entry is about. */
const TABS: Record<string, string> = { section: 'sections', claim: 'box', story: '' }

/** Where somebody sees the very thing that an entry of the audit log is about; null where there is no such place. */
export function subjectHref({
  action,
  subject: { type, id },
  story,
}: Pick<AuditEntryView, 'action' | 'subject' | 'story'>): string | null {
  if (type === 'contributor') return /^(?:byline|profile)\./.test(action) ? `/desk/bylines/${id}` : personHref(id)
  if (type === 'token') return '/desk/tokens'
  if (action === 'site.two-factor-roles-changed') return '/desk/settings/signing-in'
  if (type === 'site') return '/desk/settings/site'
  if (type === 'front' || type === 'breaking') return '/desk/front'
  if (!story) return null
  if (type === 'update') return updateHref(story.id, id)
  const tab = TABS[type]
  return tab ? `/desk/stories/${story.id}#${tab}` : `/desk/stories/${story.id}`
}

export const personHref = (id: string): string => `/desk/contributors/${id}`
