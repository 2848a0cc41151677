import { AmendmentFlag, AmendmentNote } from '#components/reader/amendment'
import { wordsIn } from '#components/reader/language'
import { RichText } from '#components/reader/rich-text'
import { changeOf } from '#lib/stories/marks'
import type { SectionForReader, StoryForReader } from '#lib/stories/reader-views'

/** The sections under the updates: what a reader who comes late needs to understand them. */
export function Background({ story }: { story: StoryForReader }) {
  return (
    <div id="sections">
      {story.sections.map((section) => (
        <Section key={section.id} section={section} story={story} />
      ))}
    </div>
  )
}

export function Section({ section, story }: { section: SectionForReader; story: StoryForReader }) {
  const { id, revision, heading, body, amendment } = section
  return (
    <section className="background text" id={`s-${id}`} data-rev={revision} data-change={changeOf(amendment)}>
      <AmendmentFlag amendment={amendment} timeZone={story.timeZone} publishedAt={story.publishedAt} />
      <div {...wordsIn(story.language)}>
        <h2>{heading}</h2>
        <RichText doc={body} timeZone={story.timeZone} />
      </div>
      <AmendmentNote amendment={amendment} language={story.language} />
    </section>
  )
}
