import type { ReactNode } from 'react'
import { BoxClaim, BoxWrong } from '#components/reader/box-rows'
import type { BoxForReader, StoryForReader } from '#lib/stories/reader-views'

/** On a phone three rows stand before the news; whoever wants the rest opens it. A rail has room for all. */
const ROWS_BEFORE_FOLD = 3

/**
 * What the desk holds to be known, what it does not know, and what it got wrong. One mark: a row that comes, moves, changes
 * its part or goes changes the box.
 */
export function Box({ story }: { story: StoryForReader }) {
  const { revision, change, known, open, wrong } = story.box
  const shown = shownOf(story.box)
  const folded = foldedWords(story.box, shown)
  return (
    <section
      id="box"
      className="box"
      data-rev={revision}
      data-change={change}
      aria-label="What we know, and what we do not"
      hidden={known.length + open.length + wrong.length === 0}
    >
      <Part id="known" title="What we know" shown={shown.known}>
        {known.map((row, place) => (
          <BoxClaim key={row.id} row={row} story={story} folded={place >= shown.known} />
        ))}
      </Part>
      <Part id="open" title="What we don’t know yet" shown={shown.open}>
        {open.map((row, place) => (
          <BoxClaim key={row.id} row={row} story={story} folded={place >= shown.open} />
        ))}
      </Part>
      <Part id="wrong" title="What we got wrong" shown={shown.wrong}>
        {wrong.map((row, place) => (
          <BoxWrong key={row.id} row={row} story={story} folded={place >= shown.wrong} />
        ))}
      </Part>
      {folded && (
        <details className="fold">
          <summary>{folded}</summary>
        </details>
      )}
    </section>
  )
}

interface PartProps {
  /** A change is patched into the part that it is in. */
  id: keyof Shown
  title: string
  shown: number
  children: ReactNode[]
}

/** A part of the box; it is not there while it has no rows. On a phone its heading goes with its last row. */
function Part({ id, title, shown, children }: PartProps) {
  if (children.length === 0) return null
  return (
    <div id={`box-${id}`} className={shown === 0 ? 'part folded' : 'part'}>
      <h2>{title}</h2>
      <ul>{children}</ul>
    </div>
  )
}

interface Shown {
  known: number
  open: number
  wrong: number
}

/** How many rows of each part stand before the fold: the first of what is open is always among them. */
function shownOf({ known, open, wrong }: BoxForReader): Shown {
  const ofKnown = Math.min(known.length, ROWS_BEFORE_FOLD - Math.min(1, open.length))
  const ofOpen = Math.min(open.length, ROWS_BEFORE_FOLD - ofKnown)
  return { known: ofKnown, open: ofOpen, wrong: Math.min(wrong.length, ROWS_BEFORE_FOLD - ofKnown - ofOpen) }
}

/** "3 more, 1 corrected": what was wrong is never folded away unsaid. Null where nothing is folded. */
function foldedWords({ known, open, wrong }: BoxForReader, shown: Shown): string | null {
  const more = known.length - shown.known + open.length - shown.open
  const corrected = wrong.length - shown.wrong
  const words = [more > 0 ? `${more} more` : '', corrected > 0 ? `${corrected} corrected` : ''].filter(Boolean)
  return words.length > 0 ? words.join(', ') : null
}
