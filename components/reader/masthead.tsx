export interface Topic {
  name: string
  slug: string
}

/** More topics than this do not fit a line of the masthead; the footer has them all. */
const TOPICS_IN_MASTHEAD = 7

interface MastheadProps {
  name: string | null
  topics: Topic[]
  isFront: boolean
}

export function Masthead({ name, topics, isFront }: MastheadProps) {
  return (
    <header className={isFront ? 'masthead nameplate' : 'masthead'}>
      <div className="wrap">
        {isFront ? <h1>{name}</h1> : <a href="/">{name ?? 'Front page'}</a>}
        {topics.length > 0 && (
          <nav aria-label="Topics">
            {topics.slice(0, TOPICS_IN_MASTHEAD).map((topic) => (
              <a className="quiet" key={topic.slug} href={`/topic/${topic.slug}`}>
                {topic.name}
              </a>
            ))}
          </nav>
        )}
      </div>
    </header>
  )
}
