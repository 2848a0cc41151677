'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { RefusalAlert } from '#components/desk/refusal'
import { StoryChoice } from '#components/desk/story-choice.client'
import { useSend } from '#components/desk/use-send.client'
import { Button } from '#components/ui/button'
import { StoryView } from '#lib/stories/views'

/** Folds a duplicate into the story that stays, after saying what becomes of what. */
export function StoryFold({ story, onSaved }: { story: StoryView; onSaved: (story: StoryView) => void }) {
  const [into, setInto] = useState({ id: '', headline: '' })
  const { press, busy, refusal } = useSend()
  const router = useRouter()

  async function fold(event: FormEvent) {
    event.preventDefault()
    if (!into.id) return
    const body = { baseVersion: story.version, intoId: into.id }
    const reply = await press({ method: 'POST', path: `/stories/${story.id}/folding`, body, returns: StoryView })
    if (reply?.ok) return router.push(`/desk/stories/${reply.value.id}`)
    const now = reply?.code === 'conflict' ? StoryView.safeParse(reply.current).data : undefined
    if (now) onSaved(now)
  }

  return (
    <section aria-label="Fold into another story" className="grid gap-2">
      <form onSubmit={fold} noValidate className="grid gap-2">
        <StoryChoice
          label="This is a duplicate of …"
          hint="Both stories are about the same thing: fold this one into the one that stays."
          offers={({ id, state }) => id !== story.id && state === 'live'}
          value={into.id}
          onChange={(id, headline) => setInto({ id, headline })}
        />
        {into.id && (
          <div className="grid gap-2 rounded-[10px] border border-rule bg-panel p-3">
            <p>
              All updates go over to “{into.headline}”, above what stands there. Every address of this story leads there
              for ever, and readers who have it open are told. Its own headline, standfirst and background are no longer
              shown. This cannot be undone.
            </p>
            <div className="flex flex-wrap gap-2">
              <Button type="submit" tone="danger" busy={busy}>
                Fold this story
              </Button>
              <Button onClick={() => setInto({ id: '', headline: '' })}>Keep both</Button>
            </div>
          </div>
        )}
      </form>
      <RefusalAlert refusal={refusal} />
    </section>
  )
}
