'use client'

import { useState } from 'react'
import { RefusalAlert } from '#components/desk/refusal'
import { useSend } from '#components/desk/use-send.client'
import { Button } from '#components/ui/button'
import { textOf } from '#lib/richtext/text'
import { StoryView } from '#lib/stories/views'
import type { UpdateView } from '#lib/updates/views'

interface PublishStoryProps {
  story: StoryView
  /** Topmost first, as readers will see them. */
  waiting: UpdateView[]
  onPublished: (story: StoryView) => void
  onClose: () => void
}

/** Puts the story on the page, with the updates that are ticked, in the versions read here. */
export function PublishStory({ story, waiting, onPublished, onClose }: PublishStoryProps) {
  const [leftOut, setLeftOut] = useState<string[]>([])
  const { press, busy, refusal } = useSend()
  const chosen = waiting.filter(({ id }) => !leftOut.includes(id))

  async function publish() {
    const updates = chosen.map(({ id, version }) => ({ updateId: id, baseVersion: version }))
    const reply = await press({
      method: 'POST',
      path: `/stories/${story.id}/publication`,
      body: { baseVersion: story.version, updates },
      returns: StoryView,
    })
    if (reply?.ok) onPublished(reply.value)
  }

  const toggle = (id: string) =>
    setLeftOut(leftOut.includes(id) ? leftOut.filter((other) => other !== id) : [...leftOut, id])

  return (
    <section aria-label="Publish story" className="grid gap-3 rounded-[10px] border border-rule bg-panel p-3">
      <p>
        Readers will find it at <b>/live/{story.slug}</b>. That address stays: a later change redirects.
      </p>
      {waiting.length > 0 && (
        <fieldset className="grid gap-1">
          <legend className="mb-1 text-sm font-semibold">Updates that go out with it, topmost first</legend>
          {waiting.map(({ id, body }) => (
            <label key={id} className="flex items-start gap-2 py-0.5">
              <input
                type="checkbox"
                checked={!leftOut.includes(id)}
                onChange={() => toggle(id)}
                className="mt-1 size-4"
              />
              <span className="line-clamp-2 font-serif">{textOf(body)}</span>
            </label>
          ))}
        </fieldset>
      )}
      <RefusalAlert refusal={refusal} />
      <div className="flex flex-wrap gap-2">
        <Button tone="main" busy={busy} autoFocus onClick={() => void publish()}>
          {chosen.length === 0 ? 'Publish story' : `Publish story with ${counted(chosen.length)}`}
        </Button>
        <Button onClick={onClose}>Not yet</Button>
      </div>
    </section>
  )
}

const counted = (count: number): string => (count === 1 ? '1 update' : `${count} updates`)
