'use client'

import { useState } from 'react'
import { PublishStory } from '#components/desk/publish-story.client'
import { RefusalAlert } from '#components/desk/refusal'
import { StoryState } from '#components/desk/story-state'
import { useSend } from '#components/desk/use-send.client'
import { Button } from '#components/ui/button'
import { timesOf } from '#lib/desk/acts'
import { cityOf } from '#lib/desk/clock'
import type { Room } from '#lib/desk/room'
import { type Actor, can } from '#lib/permissions'
import { StoryView } from '#lib/stories/views'

interface StoryHeadProps {
  actor: Actor
  room: Room
  onChanged: (story: StoryView) => void
}

/** Which story this is, how it stands, and what changes that. */
export function StoryHead({ actor, room, onChanged }: StoryHeadProps) {
  const { story, updates } = room
  const [asking, setAsking] = useState<'publish' | 'end' | null>(null)
  const { press, busy, refusal } = useSend()
  const times = timesOf(story)

  async function change(step: 'ending' | 'reopening') {
    const path = `/stories/${story.id}/${step}`
    const reply = await press({ method: 'POST', path, body: { baseVersion: story.version }, returns: StoryView })
    if (!reply?.ok) return
    setAsking(null)
    onChanged(reply.value)
  }

  return (
    <header className="mb-3 grid gap-2">
      <div className="flex flex-wrap items-baseline gap-x-3">
        <h1 className="font-serif text-xl leading-tight font-semibold text-balance">{story.texts.headline}</h1>
        <StoryState state={story.state} />
      </div>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-soft">
        <span>
          {story.publishedAt ? `Revision ${story.revision}` : 'Readers have not seen it yet'} · times are{' '}
          {cityOf(story.timeZone)}’s
        </span>
        {story.publishedAt && (
          <a href={`/live/${story.slug}`} className="text-ink underline">
            Readers’ page
          </a>
        )}
        <span className="ml-auto flex gap-2">
          {asking === null && can(actor, 'story:publish', times) && (
            <Button onClick={() => setAsking('publish')}>Publish story …</Button>
          )}
          {asking === null && can(actor, 'story:end', times) && (
            <Button onClick={() => setAsking('end')}>End coverage …</Button>
          )}
          {can(actor, 'story:reopen', times) && (
            <Button busy={busy} onClick={() => void change('reopening')}>
              Reopen
            </Button>
          )}
        </span>
      </div>
      {asking === 'publish' && (
        <PublishStory
          story={story}
          waiting={updates.filter(({ state }) => state !== 'published')}
          onPublished={(published) => {
            setAsking(null)
            onChanged(published)
          }}
          onClose={() => setAsking(null)}
        />
      )}
      {asking === 'end' && (
        <section aria-label="End coverage" className="grid gap-2 rounded-[10px] border border-rule bg-panel p-3">
          <p>Readers will see that coverage has ended. Nothing more can be published until it is reopened.</p>
          <div className="flex gap-2">
            <Button tone="danger" busy={busy} autoFocus onClick={() => void change('ending')}>
              End coverage
            </Button>
            <Button onClick={() => setAsking(null)}>Keep it running</Button>
          </div>
        </section>
      )}
      <RefusalAlert refusal={refusal} />
    </header>
  )
}
