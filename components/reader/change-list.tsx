import { Section } from '#components/reader/background'
import { Box } from '#components/reader/box'
import { CorrectionLine } from '#components/reader/correction-line'
import { Pin } from '#components/reader/pins'
import { BackgroundLinks, KeyMoments, PLACES } from '#components/reader/rail'
import { Related } from '#components/reader/related'
import { StateLine } from '#components/reader/state-line'
import { Credits, Headline, LeadImage, Lede } from '#components/reader/story-header'
import { ListHeading } from '#components/reader/timeline'
import { Update } from '#components/reader/update'
import { creditsRevision, frameOf, linksRevision } from '#lib/stories/marks'
import type { Gone, StoryChanges } from '#lib/stories/reader-views'
import { longDate } from '#lib/stories/times'

/** Every mark of a story with a number above `after`, wherever it stands: the live message. */
export function ChangeList({ changes }: { changes: StoryChanges }) {
  const { after, story, isTooOld } = changes
  return (
    <main
      id="changes"
      data-epoch={story.site.epoch}
      data-revision={story.revision}
      data-after={after}
      data-state={story.state}
      data-frame={frameOf(story)}
      data-members={story.updates.map(({ id }) => `u-${id}`).join(' ')}
      data-sections={story.sections.map(({ id }) => `s-${id}`).join(' ')}
      data-pins={story.pins.map(({ updateId }) => `pin-${updateId}`).join(' ')}
      data-older-page={story.olderPage ?? ''}
      data-reset={isTooOld ? '1' : undefined}
    >
      {!isTooOld && <ChangedMarks changes={changes} />}
    </main>
  )
}

function ChangedMarks({ changes: { after, story, updates, lines, unpinned } }: { changes: StoryChanges }) {
  const isChanged = ({ revision }: { revision: number }) => revision > after
  return (
    <>
      {story.revision > after && <StateLine story={story} knownDate={longDate(story.publishedAt, story.timeZone)} />}
      {story.textRevision > after && <Headline story={story} />}
      {creditsRevision(story) > after && <Credits story={story} />}
      {story.textRevision > after && <LeadImage story={story} />}
      {story.textRevision > after && <Lede story={story} />}
      {story.pins.filter(isChanged).map((pin) => (
        <Pin key={pin.updateId} pin={pin} story={story} />
      ))}
      <Removed gone={unpinned} prefix="pin" />
      {story.textRevision > after && <ListHeading story={story} />}
      {story.box.revision > after && <Box story={story} />}
      {story.keyMoments.revision > after &&
        PLACES.map((place) => <KeyMoments key={place} story={story} place={place} />)}
      {linksRevision(story) > after &&
        PLACES.map((place) => <BackgroundLinks key={place} story={story} place={place} />)}
      {updates.map(({ update, page }) => (
        <Update key={update.id} update={update} story={story} page={page ?? ''} />
      ))}
      {lines.map(({ line, page }) => (
        <CorrectionLine key={line.id} line={line} story={story} page={page ?? ''} />
      ))}
      {story.relatedRevision > after && <Related story={story} />}
      {story.sections.filter(isChanged).map((section) => (
        <Section key={section.id} section={section} story={story} />
      ))}
      <Removed gone={story.removedSections.filter(isChanged)} prefix="s" />
    </>
  )
}

function Removed({ gone, prefix }: { gone: Gone[]; prefix: string }) {
  return gone.map(({ id, revision }) => (
    <div key={id} id={`${prefix}-${id}`} data-rev={revision} data-change="removal" hidden />
  ))
}
