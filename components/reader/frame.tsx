import type { ReactNode } from 'react'
import { Masthead, type Topic } from '#components/reader/masthead'

interface FrameProps {
  /** The newspaper's name; null where the database cannot say. */
  name: string | null
  topics: Topic[]
  /** The front page carries the name as its own title. */
  isFront?: boolean
  /** What a printed copy says of itself: its address and the number of its text. */
  imprint?: { url: string; revision: number }
  dir?: 'rtl' | undefined
  children: ReactNode
}

/** What stands around every page for readers. */
export function Frame({ name, topics, isFront = false, imprint, dir, children }: FrameProps) {
  return (
    <>
      <a className="skip" href="#main">
        Skip to the news
      </a>
      <Masthead name={name} topics={topics} isFront={isFront} />
      <main id="main" className="wrap" dir={dir}>
        {children}
      </main>
      <footer className="mt-14 border-t border-ink font-sans text-small text-soft">
        <div className="wrap flex flex-wrap items-center gap-x-6 gap-y-1 pt-4 pb-10">
          <a className="quiet" href="/">
            {isFront ? 'Top of the front page' : 'Front page'}
          </a>
          {topics.map((topic) => (
            <a className="quiet" key={topic.slug} href={`/topic/${topic.slug}`}>
              {topic.name}
            </a>
          ))}
          <p>Times are those of the place each story is told from.</p>
        </div>
      </footer>
      {imprint && (
        <p className="imprint">
          {imprint.url} · revision {imprint.revision}
        </p>
      )}
    </>
  )
}
