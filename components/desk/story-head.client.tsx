'use client'

import Link from 'next/link'
import { useState } from 'react'
import { ChangeCoverage } from '#components/desk/change-coverage.client'
import { ContinueStory } from '#components/desk/continue-story.client'
import { Preview } from '#components/desk/preview.client'
import { PublishStory } from '#components/desk/publish-story.client'
import { StoryState } from '#components/desk/story-state'
import { TakeDown } from '#components/desk/take-down.client'
import { useActions } from '#components/desk/use-actions.client'
import { Button } from '#components/ui/button'
import { timesOf } from '#lib/desk/acts'
import { cityOf, dayAndTimeIn } from '#lib/desk/clock'
import type { Room } from '#lib/desk/room'
import { type Actor, can } from '#lib/permissions'
import { type NamedStory, StoryView } from '#lib/stories/views'
import type { UpdateView } from '#lib/updates/views'

interface StoryHeadProps {
  actor: Actor
  room: Room
  onChanged: (story: StoryView) => void
}

/** Which story this is, how it stands, and what changes that. */
export function StoryHead({ actor, room, onChanged }: StoryHeadProps) {
  const { story, updates } = room
  const [asking, setAsking] = useState<Step | 'preview' | null>(null)
  const steps = stepsOf(actor, story)
  useActions([
    ...(story.publishedAt ? [] : [{ id: 'preview', words: 'Preview the story', run: () => setAsking('preview') }]),
    ...steps.map((step) => ({ id: step, words: STEPS[step], run: () => setAsking(step) })),
  ])

  function close(changed?: StoryView) {
    setAsking(null)
    if (changed) onChanged(changed)
  }

  return (
    <header className="mb-3 grid gap-2">
      <h1 className="font-serif text-xl leading-tight font-semibold text-balance">{story.texts.headline}</h1>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-soft">
        <StoryState state={story.state} pulledAt={story.pulledAt} />
        <span>
          {story.publishedAt ? `Revision ${story.revision}` : 'Readers have not seen it yet'} · times are{' '}
          {cityOf(story.timeZone)}’s
        </span>
        {story.publishedAt && !story.pulledAt && (
          <a href={`/live/${story.slug}`} className="text-ink underline">
            Readers’ page
          </a>
        )}
        {!story.publishedAt && (
          <Button tone="plain" onClick={() => setAsking('preview')}>
            Preview
          </Button>
        )}
        <span className="flex flex-wrap gap-x-1 max-md:-ml-1.5 md:ml-auto md:-mr-1.5">
          {asking === null &&
            steps.map((step) => (
              <Button key={step} tone={step === 'publish' ? 'quiet' : 'plain'} onClick={() => setAsking(step)}>
                {STEPS[step]}
              </Button>
            ))}
        </span>
      </div>
      {story.pulledAt && (
        <p className="border-l-2 border-live bg-live-wash px-2 py-1">
          <b className="font-semibold text-live">Taken down</b> {dayAndTimeIn(story.timeZone, story.pulledAt)}. Readers
          are told so at its address and find it nowhere else. Nothing can be published in it until it is put back.
        </p>
      )}
      {(asking === 'pull' || asking === 'putBack') && (
        <TakeDown
          key={asking}
          step={asking}
          what="story"
          path={`/stories/${story.id}`}
          baseVersion={story.version}
          returns={StoryView}
          onDone={close}
          onClose={() => close()}
        />
      )}
      {asking === 'preview' && <Preview storyId={story.id} updateId={null} onClose={() => close()} />}
      {asking === 'publish' && (
        <PublishStory story={story} waiting={updates.filter(isWaiting)} onPublished={close} onClose={() => close()} />
      )}
      {story.foldedInto && <WentOn words="Folded into" to={story.foldedInto} />}
      {story.continuedIn && <WentOn words="Continues in" to={story.continuedIn} />}
      {asking === 'continuing' && <ContinueStory story={story} onChanged={close} onClose={() => close()} />}
      {(asking === 'ending' || asking === 'reopening') && (
        <ChangeCoverage key={asking} story={story} step={asking} onChanged={close} onClose={() => close()} />
      )}
    </header>
  )
}

/** What changes how a story stands, in words. */
const STEPS = {
  publish: 'Publish story …',
  ending: 'End coverage …',
  continuing: 'Continue in a new story …',
  reopening: 'Reopen coverage …',
  pull: 'Take the story down …',
  putBack: 'Put the story back …',
} as const
type Step = keyof typeof STEPS

/** Those worth showing; the server decides again. */
function stepsOf(actor: Actor, story: StoryView): Step[] {
  const times = timesOf(story)
  const facts = {
    ...times,
    foldedIntoId: story.foldedInto?.id ?? null,
    pulledAt: story.pulledAt ? new Date(story.pulledAt) : null,
  }
  const may: Record<Step, boolean> = {
    publish: can(actor, 'story:publish', times),
    ending: can(actor, 'story:end', times),
    continuing: can(actor, 'story:continue', times),
    reopening: !story.foldedInto && can(actor, 'story:reopen', times),
    pull: can(actor, 'story:pull', facts),
    putBack: can(actor, 'story:put-back', facts),
  }
  return (Object.keys(STEPS) as Step[]).filter((step) => may[step])
}

/** What goes out with the story: not what somebody holds or what is embargoed. */
const isWaiting = ({ state, embargoUntil }: UpdateView): boolean =>
  (state === 'draft' || state === 'submitted') && (embargoUntil ?? '') < new Date().toISOString()

const WentOn = ({ words, to }: { words: string; to: NamedStory }) => (
  <p>
    {words}{' '}
    <Link href={`/desk/stories/${to.id}`} className="font-serif text-lg font-semibold underline">
      {to.headline}
    </Link>
  </p>
)
