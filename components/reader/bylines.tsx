import { type BylineForReader, bylinePath } from '#lib/bylines/shown'

const list = new Intl.ListFormat('en-GB', { type: 'conjunction' })

/** "Ines Okafor, Reuters": a contributor's name leads to everything else they wrote. */
export const Bylines = ({ bylines }: { bylines: BylineForReader[] }) =>
  bylines.map((byline, place) => (
    <span key={`${byline.name} ${byline.slug}`}>
      {place > 0 && ', '}
      <Name byline={byline} />
    </span>
  ))

/** "Ines Okafor, Tom Baker and Reuters", in a sentence. */
export function BylineSentence({ bylines }: { bylines: BylineForReader[] }) {
  const places = bylines.map((_, place) => String(place))
  return list.formatToParts(places).map(({ type, value }, part) => {
    const byline = type === 'element' ? bylines[Number(value)] : undefined
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence, which is written anew as a whole
    return <span key={part}>{byline ? <Name byline={byline} /> : value}</span>
  })
}

const Name = ({ byline: { name, slug } }: { byline: BylineForReader }) =>
  slug ? (
    <a className="byline" href={bylinePath(slug)} rel="author">
      {name}
    </a>
  ) : (
    name
  )
