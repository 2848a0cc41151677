import Link from 'next/link'
import { SettingsGroup } from '#components/desk/settings-group'
import type { PersonView } from '#lib/contributors/views'
import { dayAndTimeIn } from '#lib/desk/clock'
import { actionWords } from '#lib/desk/people-words'

/** What somebody did last; all of it is in the audit log. */
export const PersonLately = ({ lately, zone }: { lately: PersonView['lately']; zone: string }) => (
  <SettingsGroup title="Lately">
    {lately.length === 0 && <p className="text-soft">They have done nothing here yet.</p>}
    <ol className="divide-y divide-hair empty:hidden">
      {lately.map((entry) => (
        <li key={entry.id} className="flex flex-wrap items-baseline gap-x-3 py-1.5 first:pt-0">
          <span className="text-sm whitespace-nowrap text-soft tabular-nums">{dayAndTimeIn(zone, entry.at)}</span>
          <span className="min-w-0">
            {actionWords(entry)}
            {entry.story && (
              <>
                {' in '}
                <Link href={`/desk/stories/${entry.story.id}`} className="underline decoration-edge underline-offset-2">
                  {entry.story.headline}
                </Link>
              </>
            )}
          </span>
        </li>
      ))}
    </ol>
  </SettingsGroup>
)
