import { Fragment } from 'react'
import { Clock } from '#components/reader/clock'
import { wordsIn } from '#components/reader/language'
import { OlderPageHeader } from '#components/reader/older-updates'
import { StoryFrame } from '#components/reader/story-frame'
import type { LogEntry, StoryLog } from '#lib/history/views'
import { BEFORE_NOTE } from '#lib/revisions/words'
import { longDate } from '#lib/stories/times'

/** What happened to a story, in words: the newest first. */
export function StoryLogBody({ log, url }: { log: StoryLog; url: string }) {
  const { entries, typos, isCut, timeZone } = log
  const days = Map.groupBy(entries, ({ at }) => longDate(at, timeZone))
  return (
    <StoryFrame story={log} url={url} isStill>
      <OlderPageHeader story={log} />
      <section className="record" aria-labelledby="log">
        <h2 id="log">What changed</h2>
        {typos > 0 && (
          <p>{typos === 1 ? 'One typing error was mended' : `${typos} typing errors were mended`} besides.</p>
        )}
        {[...days].map(([day, items]) => (
          <Fragment key={day}>
            <h3 className="day">{day}</h3>
            <ol>
              {items.map((entry) => (
                <Entry key={entry.revision} entry={entry} log={log} />
              ))}
            </ol>
          </Fragment>
        ))}
        {isCut && <p className="empty">What came before stands on the pages of the updates.</p>}
      </section>
    </StoryFrame>
  )
}

function Entry({ entry, log }: { entry: LogEntry; log: StoryLog }) {
  const { revision, at, words, kind, note, about } = entry
  const { slug, timeZone, language } = log
  const isWrong = kind === 'correction' || kind === 'clarification' || kind === 'retraction'
  return (
    <li>
      <p>
        <a className="then" href={`/live/${slug}/at/${revision}`}>
          <Clock at={at} timeZone={timeZone} />
        </a>
        <strong className={isWrong ? 'flag' : undefined}>{words}</strong>
        {about && (
          <a className="about" href={about.href} {...wordsIn(language)}>
            {about.words}
          </a>
        )}
      </p>
      {note && kind && kind !== 'typo' && (
        <p className="said-of-it">
          {BEFORE_NOTE[kind]} <span {...wordsIn(language)}>{note}</span>
        </p>
      )}
    </li>
  )
}
