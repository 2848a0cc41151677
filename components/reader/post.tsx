import type { ReactNode } from 'react'
import { Moment } from '#components/reader/clock'
import { directionOf, LANGUAGE_OF_LABELS } from '#components/reader/language'
import type { LinkCard, Post } from '#lib/richtext/schema'
import { postedBy } from '#lib/richtext/text'

/** What somebody wrote elsewhere, set as a quotation: their words, ours for those who cannot read them, and where they stand. */
export function PostQuoted({ post: { attrs }, timeZone }: { post: Post; timeZone: string }): ReactNode {
  const { text, url, postedAt, translation } = attrs
  if (text.trim() === '') return null
  const by = postedBy(attrs)
  const when = postedAt ? <Moment at={postedAt} timeZone={timeZone} knownDate={null} /> : url && 'Read the post'
  return (
    <figure className="post">
      <blockquote cite={url || undefined} {...spoken(attrs.language)}>
        {paragraphs(text)}
      </blockquote>
      {translation.trim() !== '' && (
        <>
          <p className="label" lang={LANGUAGE_OF_LABELS} dir="ltr">
            Translation
          </p>
          {paragraphs(translation)}
        </>
      )}
      {(by || when) && (
        <figcaption lang={LANGUAGE_OF_LABELS} dir="ltr">
          {by && <cite>{by}</cite>}
          {by && when && ', '}
          {url ? <a href={url}>{when}</a> : when}
        </figcaption>
      )}
    </figure>
  )
}

/** A page elsewhere, in our words: nothing of it is loaded. */
export function LinkCardSet({ card: { attrs } }: { card: LinkCard }): ReactNode {
  const { title, description, site, url } = attrs
  if (title.trim() === '' || url === '') return null
  return (
    <figure className="card">
      {site && <p className="label">{site}</p>}
      <p className="title">
        <a href={url}>{title}</a>
      </p>
      {description && <p>{description}</p>}
    </figure>
  )
}

/** The language of the words, and the side they begin on; where nobody said which it is, the browser looks at the letters. */
const spoken = (language: string | null) =>
  language ? { lang: language, dir: directionOf(language).dir ?? 'ltr' } : { dir: 'auto' }

function paragraphs(text: string): ReactNode {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, place) => ({ line, key: `at-${place}` }))
    .map(({ line, key }) => <p key={key}>{line}</p>)
}
