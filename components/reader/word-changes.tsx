import { Fragment } from 'react'
import { wordsIn } from '#components/reader/language'
import { isUnchanged, type WordPart } from '#lib/richtext/word-diff'

/** What became of the words of a text; for who hears the page as well. */
export function WordChanges({ parts, language }: { parts: WordPart[]; language: string }) {
  if (isUnchanged(parts)) return <p className="unchanged">The words stayed the same.</p>
  const keyed = parts.map((part, place) => ({ part, key: `at-${place}` }))
  return (
    <p className="word-changes" {...wordsIn(language)}>
      {keyed.map(({ part, key }) => (
        <Fragment key={key}>
          <Words part={part} />
        </Fragment>
      ))}
    </p>
  )
}

function Words({ part: { kind, text } }: { part: WordPart }) {
  if (kind === 'same') return text
  const words = text.trimEnd()
  const after = text.slice(words.length)
  return kind === 'was' ? (
    <>
      <del>
        <Said>was: </Said>
        {words}
      </del>{' '}
    </>
  ) : (
    <>
      <ins>
        <Said>now: </Said>
        {words}
      </ins>
      {after}
    </>
  )
}

function Said({ children }: { children: string }) {
  return (
    <span className="spoken" lang="en">
      {children}
    </span>
  )
}
