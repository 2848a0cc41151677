import type { LinkCard, Post } from '#lib/richtext/schema'
import { postedBy } from '#lib/richtext/text'

/** A post on the desk, with what readers will miss in it. */
export function PostWords({ post: { attrs } }: { post: Post }) {
  const { text, translation, url } = attrs
  return (
    <figure data-block="post">
      <p dir="auto">{text.trim() || 'A post without words: readers do not see it yet'}</p>
      {translation && <p>{translation}</p>}
      <p>— {url ? <a href={url}>{postedBy(attrs) || url}</a> : postedBy(attrs)}</p>
    </figure>
  )
}

export function LinkCardWords({ card: { attrs } }: { card: LinkCard }) {
  const { title, description, site, url } = attrs
  return (
    <figure data-block="link-card">
      <p>{url ? <a href={url}>{title || url}</a> : title || 'A link card without a title'}</p>
      {description && <p>{description}</p>}
      <p>{site || (url ? '' : 'No address: readers do not see it yet')}</p>
    </figure>
  )
}
