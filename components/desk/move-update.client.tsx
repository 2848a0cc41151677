'use client'

import { type FormEvent, type KeyboardEvent, useState } from 'react'
import { RefusalAlert } from '#components/desk/refusal'
import { StoryChoice } from '#components/desk/story-choice.client'
import { useSend } from '#components/desk/use-send.client'
import { Button } from '#components/ui/button'
import { UpdateView } from '#lib/updates/views'

interface MoveUpdateProps {
  update: UpdateView
  onMoved: (update: UpdateView) => void
  onClose: () => void
}

/** Moves an update to the story it belongs to, after saying what readers will see. */
export function MoveUpdate({ update, onMoved, onClose }: MoveUpdateProps) {
  const [storyId, setStoryId] = useState('')
  const [missing, setMissing] = useState<string>()
  const { press, busy, refusal } = useSend()
  const now = refusal?.code === 'conflict' ? UpdateView.safeParse(refusal.current).data : undefined
  const isSeen = update.publishedAt !== null

  async function move(event: FormEvent) {
    event.preventDefault()
    if (!storyId) return setMissing('Choose the story it belongs to.')
    const reply = await press({
      method: 'POST',
      path: `/updates/${update.id}/move`,
      body: { baseVersion: update.version, storyId },
      returns: UpdateView,
    })
    if (reply?.ok) onMoved(reply.value)
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Escape') onClose()
  }

  return (
    <section aria-label="Move update" onKeyDown={onKeyDown}>
      <form onSubmit={move} noValidate className="mt-2 grid gap-2 rounded-[10px] border border-rule bg-panel p-3">
        <p>
          {isSeen
            ? 'Readers find “Moved” in its place here, with a link. In the other story it is the newest update, and can be edited there.'
            : 'No reader has seen it: it goes over as it is, and is waiting there.'}
        </p>
        <StoryChoice
          label="To which story?"
          offers={({ id, state }) => id !== update.storyId && (isSeen ? state === 'live' : state !== 'ended')}
          value={storyId}
          autoFocus
          onChange={(id) => {
            setMissing(undefined)
            setStoryId(id)
          }}
          error={missing ?? refusal?.fields.storyId}
        />
        <RefusalAlert refusal={refusal}>
          {now && (
            <Button className="mt-2" onClick={() => onMoved(now)}>
              Show it as it is now
            </Button>
          )}
        </RefusalAlert>
        <div className="flex flex-wrap gap-2">
          <Button type="submit" tone="danger" busy={busy}>
            Move this update
          </Button>
          <Button keys="Esc" onClick={onClose}>
            Leave it here
          </Button>
        </div>
      </form>
    </section>
  )
}
