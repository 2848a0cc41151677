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
  const [asking, setAsking] = useState<
    'publish' | 'ending' | 'reopening' | 'continuing' | 'preview' | 'pull' | 'putBack' | null
  >(null)
  const times = timesOf(story)
  const taking = takingOf(actor, story)
  useActions([
    ...(story.publishedAt ? [] : [{ id: 'preview', words: 'Preview the story', run: () => setAsking('preview') }]),
    ...(can(actor, 'story:publish', times)
      ? [{ id: 'publish', words: 'Publish the story …', run: () => setAsking('publish') }]
      : []),
    ...(can(actor, 'story:end', times) ? [{ id: 'end', words: 'End coverage …', run: () => setAsking('ending') }] : []),
    ...(can(actor, 'story:continue', times)
      ? [{ id: 'continue', words: 'Continue in a new story …', run: () => setAsking('continuing') }]
      : []),
    ...(!story.foldedInto && can(actor, 'story:reopen', times)
      ? [{ id: 'reopen', words: 'Reopen coverage …', run: () => setAsking('reopening') }]
      : []),
    ...(taking ? [{ id: taking, words: TAKING[taking], run: () => setAsking(taking) }] : []),
  ])

  function close(changed?: StoryView) {
    setAsking(null)
    if (changed) onChanged(changed)
  }

  return (
    <header className="mb-3 grid gap-2">
      <div className="flex flex-wrap items-baseline gap-x-3">
        <h1 className="font-serif text-xl leading-tight font-semibold text-balance">{story.texts.headline}</h1>
        <StoryState state={story.state} pulledAt={story.pulledAt} />
      </div>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-soft">
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
        <span className="story-acts ml-auto flex flex-wrap gap-2">
          {asking === null && can(actor, 'story:publish', times) && (
            <Button onClick={() => setAsking('publish')}>Publish story …</Button>
          )}
          {asking === null && can(actor, 'story:end', times) && (
            <Button onClick={() => setAsking('ending')}>End coverage …</Button>
          )}
          {asking === null && can(actor, 'story:continue', times) && (
            <Button onClick={() => setAsking('continuing')}>Continue in a new story …</Button>
          )}
          {asking === null && !story.foldedInto && can(actor, 'story:reopen', times) && (
            <Button onClick={() => setAsking('reopening')}>Reopen coverage …</Button>
          )}
          {asking === null && taking && <Button onClick={() => setAsking(taking)}>{TAKING[taking]}</Button>}
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

const TAKING = { pull: 'Take the story down …', putBack: 'Put the story back …' } as const

/** Whether it can be taken down or put back. */
function takingOf(actor: Actor, story: StoryView): keyof typeof TAKING | null {
  const facts = {
    ...timesOf(story),
    foldedIntoId: story.foldedInto?.id ?? null,
    pulledAt: story.pulledAt ? new Date(story.pulledAt) : null,
  }
  if (can(actor, 'story:put-back', facts)) return 'putBack'
  return can(actor, 'story:pull', facts) ? 'pull' : null
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
