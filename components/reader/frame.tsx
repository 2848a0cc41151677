import type { ReactNode } from 'react'
import { BreakingLine } from '#components/reader/breaking'
import { Masthead, type Topic } from '#components/reader/masthead'
import { policiesIn } from '#lib/site/policies'
import type { SiteForReader } from '#lib/stories/reader-views'

export interface Live {
  /** Where the page's stream and changes are: the address before `/stream` and `/changes`. */
  follow: string
  /** What all marks are printed with: where it differs from the list's, the page is read anew. */
  frame: string
  /** The number of an older page. */
  page?: number
  /** Whose page it is; where it is another story's, this one was folded into that. */
  story?: string
  /** JSON: id, number, ordinal and kind of the last amended updates. */
  amended?: string
}

interface FrameProps {
  /** What every page says of the newspaper; null where the database cannot say. */
  site: SiteForReader | null
  topics: Topic[]
  /** The front page carries the name as its own title. */
  isFront?: boolean
  /** What a printed copy says of itself: its address and the number of its text. */
  imprint?: { url: string; revision: number }
  dir?: 'rtl' | undefined
  /** What the page says to the script that keeps it up to date; without it the page has none. */
  live?: Live
  children: ReactNode
}

/** What stands around every page for readers. */
export function Frame({ site, topics, isFront = false, imprint, dir, live, children }: FrameProps) {
  return (
    <>
      <a className="skip" href="#main">
        Skip to the news
      </a>
      <Masthead name={site?.name ?? null} topics={topics} isFront={isFront} />
      {site && <BreakingLine site={site} />}
      <main
        id="main"
        className="wrap"
        dir={dir}
        data-follow={live?.follow}
        data-frame={live?.frame}
        data-page={live?.page}
        data-story={live?.story}
        data-amended={live?.amended}
      >
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
          <a className="quiet" href="/corrections">
            Corrections
          </a>
          {policiesIn(site?.policies ?? {}).map(({ name, words, href }) => (
            <a className="quiet" key={name} href={href}>
              {words}
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
      {live && <script src="/live.js" defer />}
    </>
  )
}
