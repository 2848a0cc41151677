import type { ReactNode } from 'react'
import type { ParsedArticle as Parsed } from '#lib/importing/parsed-article'

/** What the importer made of a text: the doubts first, then every part in the order in which it will stand. */
export function ParsedArticle({ article }: { article: Parsed }) {
  const { doubtful, unplaced, headline, credit, lede, listHeading, bullets, sections } = article
  return (
    <div className="grid gap-5">
      <Part title={`Look at these (${doubtful.length})`}>
        {doubtful.length === 0 && <p className="text-soft">Nothing looks doubtful.</p>}
        <ul className="grid gap-2">
          {numbered(doubtful).map(({ part: { text, why }, place }) => (
            <li key={place} className="border-l-[3px] border-amber bg-amber-wash px-3 py-1.5">
              <b className="text-sm text-amber">{why}</b>
              <p className="font-serif">{text}</p>
            </li>
          ))}
        </ul>
      </Part>
      <Part title={`Not placed (${unplaced.length})`}>
        {unplaced.length === 0 ? (
          <p className="text-soft">Every sentence has its place.</p>
        ) : (
          <>
            <p className="text-sm text-soft">These will not be in the story; take over by hand what you need.</p>
            <Paragraphs texts={unplaced} />
          </>
        )}
      </Part>
      <Part title="Headline">
        {headline ? <p className="font-serif text-xl">{headline}</p> : <p>None found; give it one below.</p>}
      </Part>
      <Part title="Source credit">
        <p>{credit ?? 'None found.'}</p>
      </Part>
      <Part title={`Lede, ${counted(lede.length, 'paragraph')}`}>
        <Paragraphs texts={lede} />
        <Captions article={article} after={0} />
      </Part>
      <Part title={`${listHeading ?? 'No list heading found'}: ${counted(bullets.length, 'bullet')}`}>
        <ol className="grid list-decimal gap-2 pl-6">
          {numbered(bullets).map(({ part: { paragraphs }, place }) => (
            <li key={place}>
              <Paragraphs texts={paragraphs} />
              <Captions article={article} after={place} />
            </li>
          ))}
        </ol>
      </Part>
      <Part title={`Background, ${counted(sections.length, 'section')}`}>
        {numbered(sections).map(({ part: { heading, paragraphs }, place }) => (
          <section key={place} className="mt-2">
            <h3 className="font-serif text-lg font-semibold">{heading}</h3>
            <Paragraphs texts={paragraphs} />
          </section>
        ))}
      </Part>
    </div>
  )
}

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <section>
    <h2 className="mb-1 text-xs font-semibold text-soft">{title}</h2>
    {children}
  </section>
)

const Paragraphs = ({ texts }: { texts: string[] }) => (
  <div className="grid gap-1.5 font-serif text-lg">
    {numbered(texts).map(({ part, place }) => (
      <p key={place}>{part}</p>
    ))}
  </div>
)

const Captions = ({ article: { captions }, after }: { article: Parsed; after: number }) =>
  numbered(captions.filter(({ afterBullet }) => afterBullet === after)).map(({ part, place }) => (
    <p key={place} className="mt-1 text-sm text-soft">
      Image to come: {part.text}
    </p>
  ))

/** Parts of a text have no names but their places, from 1. */
const numbered = <Item,>(parts: Item[]): { part: Item; place: number }[] =>
  parts.map((part, index) => ({ part, place: index + 1 }))

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`
