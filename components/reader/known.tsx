import { Fragment } from 'react'
import { Moment } from '#components/reader/clock'
import { wordsIn } from '#components/reader/language'
import { textOf } from '#lib/richtext/text'
import { joints, unsaid } from '#lib/sources/attribution'
import { independenceWords } from '#lib/sources/independent'
import { knownOf, type Source, type Verification } from '#lib/sources/schema'
import { LABELS, TYPE_WORDS } from '#lib/sources/words'
import type { UpdateForReader } from '#lib/stories/reader-views'
import { longDate } from '#lib/stories/times'

/** "Not yet confirmed" or "Disputed", at the head of what is. */
export function DoubtFlag({ verification = 'attributed' }: { verification?: Verification | undefined }) {
  const label = LABELS[verification]
  return label && <p className="flag">{label}</p>
}

interface KnownProps {
  update: UpdateForReader
  timeZone: string
  language: string
}

/** Whose word it is where the sentence does not say so; then what else there is to say of how we know. */
export function HowWeKnow({ update, timeZone, language }: KnownProps) {
  const { verification, sources } = knownOf(update)
  const isOurs = verification === 'confirmed'
  const apart = isOurs ? [] : unsaid(`${update.headline ?? ''} ${textOf(update.body)}`, sources)
  const before = joints(apart.map(({ label }) => label))
  const knownDate = longDate(update.publishedAt, timeZone)
  return (
    <>
      {apart.length > 0 && (
        <p className="whose">
          According to{' '}
          {apart.map((source, place) => (
            <Fragment key={keyOf(source)}>
              {before[place]}
              <Named source={source} language={language} />
              {source.at && ', '}
              {source.at && <Moment at={source.at} timeZone={timeZone} knownDate={knownDate} />}
            </Fragment>
          ))}
        </p>
      )}
      {(isOurs || apart.length < sources.length) && (
        <details className="known">
          <summary>How we know this</summary>
          {isOurs && <p>Confirmed by us.</p>}
          <Count words={independenceWords(sources)} />
          {sources.length > 0 && (
            <ul>
              {sources.map((source) => (
                <li key={keyOf(source)}>
                  {TYPE_WORDS[source.type]}: <Named source={source} language={language} />
                  {source.at && ', '}
                  {source.at && <Moment at={source.at} timeZone={timeZone} knownDate={knownDate} />}
                  {source.agency && `, repeating ${source.agency}`}
                </li>
              ))}
            </ul>
          )}
        </details>
      )}
    </>
  )
}

/** One may be named twice, for two things it said. */
const keyOf = ({ label, href, at }: Source): string => [label, href, at].join(' ')

const Count = ({ words }: { words: string | null }) => words && <p>{words}</p>

function Named({ source: { label, href }, language }: { source: Source; language: string }) {
  return href ? (
    <a href={href} {...wordsIn(language)}>
      {label}
    </a>
  ) : (
    <span {...wordsIn(language)}>{label}</span>
  )
}
