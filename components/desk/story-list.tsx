import Link from 'next/link'
import { StoryState } from '#components/desk/story-state'
import { cityOf, dayAndTimeIn } from '#lib/desk/clock'
import type { StoryRow } from '#lib/stories/views'

/** Every story: how it stands, and who last published what into it. */
export function StoryList({ stories }: { stories: StoryRow[] }) {
  return (
    <ul aria-label="Stories" className="border-t border-hair">
      {stories.map((story) => (
        <li
          key={story.id}
          className="relative grid gap-x-4 gap-y-0.5 border-b border-hair px-1 py-3 sm:grid-cols-[4rem_1fr_auto]"
        >
          <StoryState state={story.state} pulledAt={story.pulledAt} />
          <div className="min-w-0">
            <Link
              href={`/desk/stories/${story.id}`}
              className="font-serif text-lg leading-snug font-semibold hover:underline after:absolute after:inset-0"
            >
              {story.headline}
            </Link>
            <p className="text-xs text-soft">
              {story.topic} · {latestWords(story)}
            </p>
          </div>
          {story.submitted > 0 && <b className="text-sm text-amber">{story.submitted} to review</b>}
        </li>
      ))}
    </ul>
  )
}

function latestWords({ lastUpdate, createdAt, timeZone }: StoryRow): string {
  const when = (iso: string) => `${dayAndTimeIn(timeZone, iso)} in ${cityOf(timeZone)}`
  return lastUpdate
    ? `last update ${when(lastUpdate.publishedAt)}, by ${lastUpdate.by}`
    : `nothing published yet, begun ${when(createdAt)}`
}
