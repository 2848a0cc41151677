import { Timer } from 'lucide-react'
import type { AuditEntryView } from '#lib/audit/views'
import { dayAndTimeIn } from '#lib/desk/clock'

/** Nobody reads them; the file has them. */
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** One entry in words: who did what to what, when and from where. */
export function AuditRow({ entry, timeZone }: { entry: AuditEntryView; timeZone: string }) {
  const { who, words, subject, story, at, address, token, detail, isSealed } = entry
  const said = Object.entries(detail)
    .filter(([, value]) => value !== null && value !== '' && !UUID.test(String(value)))
    .map(([name, value]) => `${name}: ${value}`)
    .join(' · ')
  return (
    <li className="grid gap-0.5 py-2.5">
      <p>
        <b className="font-semibold">{who?.name ?? 'The newsroom'}</b> {words}
        {subject.name &&
          subject.name !== who?.name &&
          (subject.type === 'contributor' ? <Person name={subject.name} /> : ` (${subject.name})`)}
        {story && (
          <>
            {' · '}
            <a href={`/desk/stories/${story.id}`} className="underline decoration-edge underline-offset-2">
              {story.headline}
            </a>
          </>
        )}
      </p>
      <p className="flex flex-wrap gap-x-2 text-sm text-soft">
        <time dateTime={at}>{dayAndTimeIn(timeZone, at)}</time>
        {address && <span>from {address}</span>}
        {token && <span>with the token “{token.name}”</span>}
        {!isSealed && (
          <span className="inline-flex items-center gap-1">
            <Timer aria-hidden="true" className="size-3.5" /> not sealed yet
          </span>
        )}
      </p>
      {said && <p className="text-xs break-words text-soft">{said}</p>}
    </li>
  )
}

const Person = ({ name }: { name: string }) => (
  <>
    {': '}
    <a href="/desk/contributors" className="underline decoration-edge underline-offset-2">
      {name}
    </a>
  </>
)
