import { Fragment, type ReactNode } from 'react'
import { CorrectionLine } from '#components/reader/correction-line'
import { wordsIn } from '#components/reader/language'
import { Update } from '#components/reader/update'
import type { LineForReader, StoryHead, UpdateForReader } from '#lib/stories/reader-views'
import { partByDay } from '#lib/stories/times'

/** On a phone the ways into the page follow this update: by then the reader has the newest news. */
const WAYS_AFTER = 3

interface TimelineProps {
  story: StoryHead
  updates: UpdateForReader[]
  /** Corrections' lines among them. */
  lines?: LineForReader[]
  /** A heading of our own; without it the story's. */
  heading?: string
  /** The date that stands above: a page of this day alone needs no heading for it. */
  knownDate?: string
  /** Key moments and background, where there is no room for them beside the timeline. */
  ways?: ReactNode
}

export function Timeline({ story, updates, lines = [], heading, knownDate, ways }: TimelineProps) {
  const days = partByDay(withLines(updates, lines), story.timeZone)
  const isDated = days.length > 1 || days[0]?.date !== knownDate
  const last = updates[Math.min(WAYS_AFTER, updates.length) - 1]
  const title = heading ? <h2 id="list-heading">{heading}</h2> : <ListHeading story={story} />
  return (
    <section className={`timeline ${story.state}`} aria-labelledby="list-heading">
      <div className="timeline-head">{title}</div>
      {days.map((day) => (
        <Fragment key={day.date}>
          {isDated && <h3 className="day">{day.date}</h3>}
          {day.items.map(({ id, line, update }) => (
            <Fragment key={id}>
              {line && <CorrectionLine line={line} story={story} />}
              {update && <Update update={update} story={story} />}
              {update && update === last && ways}
            </Fragment>
          ))}
        </Fragment>
      ))}
      {updates.length === 0 && (
        <>
          <p className="empty">There are no updates yet.</p>
          {ways}
        </>
      )}
    </section>
  )
}

interface Item {
  id: string
  publishedAt: string
  update?: UpdateForReader
  line?: LineForReader
}

/** Each line above the update that was the newest when it came. */
const withLines = (updates: UpdateForReader[], lines: LineForReader[]): Item[] =>
  updates.flatMap((update): Item[] => [
    ...lines
      .filter(({ above }) => above === update.ordinal)
      .map((line) => ({ id: line.id, publishedAt: line.publishedAt, line })),
    { id: update.id, publishedAt: update.publishedAt, update },
  ])

export function ListHeading({ story }: { story: StoryHead }) {
  const { listHeading, textRevision, language } = story
  const mark = { id: 'list-heading', 'data-rev': textRevision, 'data-change': 'publication' }
  if (!listHeading) return <h2 {...mark}>Latest updates</h2>
  return (
    <h2 {...mark} {...wordsIn(language)}>
      {listHeading}
    </h2>
  )
}
