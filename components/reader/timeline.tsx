import { Fragment, type ReactNode } from 'react'
import { wordsIn } from '#components/reader/language'
import { Update } from '#components/reader/update'
import type { StoryHead, UpdateForReader } from '#lib/stories/reader-views'
import { longDate, partByDay } from '#lib/stories/times'

/** On a phone the rail follows this update: by then the reader has the newest news. */
const RAIL_AFTER = 3

interface TimelineProps {
  story: StoryHead
  updates: UpdateForReader[]
  /** Stands beside the timeline where there is room, otherwise inside it. */
  rail?: ReactNode
}

export function Timeline({ story, updates, rail }: TimelineProps) {
  const days = partByDay(updates, story.timeZone)
  // One day needs no heading where the page has named it already as the day that coverage began.
  const isDated = days.length > 1 || days[0]?.date !== longDate(story.publishedAt, story.timeZone)
  const last = updates[Math.min(RAIL_AFTER, updates.length) - 1]
  return (
    <section className={`timeline ${story.state}`} aria-labelledby="timeline">
      <h2 id="timeline" {...wordsIn(story.language)}>
        {story.listHeading || 'Latest updates'}
      </h2>
      {days.map((day) => (
        <Fragment key={day.date}>
          {isDated && <h3 className="day">{day.date}</h3>}
          {day.items.map((update) => (
            <Fragment key={update.id}>
              <Update update={update} story={story} />
              {update === last && rail}
            </Fragment>
          ))}
        </Fragment>
      ))}
      {updates.length === 0 && <p className="empty">There are no updates yet.</p>}
    </section>
  )
}
