import { Timer } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import type { AuditEntryView } from '#lib/audit/views'
import { subjectHref } from '#lib/desk/audit-links'
import { dayAndTimeIn } from '#lib/desk/clock'

/** Nobody reads them; the file has them. */
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** One entry in words: who did what to what, when and from where. */
export function AuditRow({ entry, timeZone }: { entry: AuditEntryView; timeZone: string }) {
  const { who, words, subject, story, at, address, token, detail, isSealed } = entry
  const href = subjectHref(entry)
  // Whoever did something to themselves is named already.
  const name = subject.id === who?.id ? null : subject.name
  const said = Object.entries(detail)
    .filter(([, value]) => value !== null && value !== '' && !UUID.test(String(value)))
    .map(([name, value]) => `${name}: ${value}`)
    .join(' · ')
  return (
    <li className="grid gap-0.5 py-2.5">
      <p>
        <b className="font-semibold">{who?.name ?? 'The newsroom'}</b>{' '}
        {name ? words : <Thing href={href}>{words}</Thing>}
        {name && (
          <>
            {': '}
            <Thing href={href}>{name}</Thing>
          </>
        )}
        {story && (
          <>
            {' · '}
            <Thing href={`/desk/stories/${story.id}`}>{story.headline}</Thing>
          </>
        )}
      </p>
      <p className="flex flex-wrap gap-x-2 text-sm text-soft">
        <time dateTime={at}>{dayAndTimeIn(timeZone, at)}</time>
        {address && <span>from {address}</span>}
        {token && <span>with the token “{token.name}”</span>}
        {said && <span className="min-w-0 break-words">{said}</span>}
        {!isSealed && (
          <span className="inline-flex items-center gap-1">
            <Timer aria-hidden="true" className="size-3.5" /> not sealed yet
          </span>
        )}
      </p>
    </li>
  )
}

/** What an entry is about, where there is a place to see it. */
function Thing({ href, children }: { href: string | null; children: ReactNode }) {
  if (!href) return children
  return (
    <Link href={href} prefetch={false} className="underline decoration-edge underline-offset-2">
      {children}
    </Link>
  )
}
