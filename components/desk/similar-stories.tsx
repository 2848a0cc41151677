import Link from 'next/link'
import { findAlike } from '#lib/stories/likeness'

export interface RunningStory {
  id: string
  headline: string
}

/** Somebody may be at it already: said while the headline is written, and nothing is held back for it. */
export function SimilarStories({ headline, running }: { headline: string; running: RunningStory[] }) {
  const alike = findAlike(headline, running)
  return (
    <div role="status">
      {alike.length > 0 && (
        <div className="border-l-[3px] border-amber bg-amber-wash px-3 py-2 text-sm">
          <p className="font-semibold">
            {alike.length === 1 ? 'A story like this is running' : 'Stories like this are running'}. File there instead?
          </p>
          <ul>
            {alike.map(({ id, headline: other }) => (
              <li key={id}>
                <Link
                  href={`/desk/stories/${id}`}
                  className="press inline-flex items-center font-serif text-lg underline"
                >
                  {other}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}
