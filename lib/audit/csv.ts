import { MOST_EXPORTED } from '#lib/audit/queries'
import type { AuditEntryView } from '#lib/audit/views'
import { csvOf } from '#lib/platform/csv'

const HEAD = [
  'Time (UTC)',
  'Who',
  'With token',
  'From',
  'Action',
  'In words',
  'What',
  'Id',
  'Name',
  'Story',
  'Detail',
  'Sealed',
]

/** The audit log as a file for a spreadsheet; where it is cut off, its last line says so. */
export function auditCsv(entries: readonly AuditEntryView[]): string {
  const rows = entries.slice(0, MOST_EXPORTED).map((entry) => [
    entry.at,
    entry.who?.name ?? '',
    entry.token?.name ?? '',
    entry.address ?? '',
    entry.action,
    entry.words,
    entry.subject.type,
    entry.subject.id,
    entry.subject.name ?? '',
    entry.story?.headline ?? '',
    Object.entries(entry.detail)
      .map(([name, value]) => `${name}: ${value ?? 'none'}`)
      .join('; '),
    entry.isSealed ? 'yes' : 'not yet',
  ])
  const isCut = entries.length > MOST_EXPORTED
  const end = isCut
    ? [[`Only the newest ${MOST_EXPORTED} entries are here. Choose a day or a person for older ones.`]]
    : []
  return csvOf([HEAD, ...rows, ...end])
}
