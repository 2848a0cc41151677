import type { ReactNode } from 'react'
import { Frame } from '#components/reader/frame'
import { directionOf } from '#components/reader/language'
import { frameOf, placeOfLine } from '#lib/stories/marks'
import type { AmendedUpdate, StoryHead } from '#lib/stories/reader-views'

interface Props {
  story: StoryHead
  url: string
  /** The number of an older page. */
  page?: number
  amended?: AmendedUpdate[]
  /** Of the record: what it shows is not kept up to date while it is open. */
  isStill?: boolean
  children: ReactNode
}

const amendedMarks = ({ id, revision, ordinal, kind, lines = [] }: AmendedUpdate) => [
  [`u-${id}`, revision, ordinal, kind],
  ...lines.map((line) => [`k-${line.id}`, revision, Number(placeOfLine(line)), kind]),
]

/** A story's page depends on its own story's number alone, so its masthead names no topic but its own. */
export function StoryFrame({ story, url, page, amended = [], isStill = false, children }: Props) {
  const topics = [{ name: story.topic, slug: story.topicSlug }]
  const { dir } = directionOf(story.language)
  const live = {
    follow: `/live/${story.slug}`,
    frame: frameOf(story),
    page,
    story: story.id,
    amended: JSON.stringify(amended.flatMap(amendedMarks)),
  }
  return (
    <Frame
      site={story.site}
      topics={topics}
      imprint={{ url, revision: story.revision }}
      dir={dir}
      live={isStill ? undefined : live}
    >
      <div className="page">{children}</div>
    </Frame>
  )
}
