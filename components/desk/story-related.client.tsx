'use client'

import { useState } from 'react'
import { RefusalAlert } from '#components/desk/refusal'
import { StoryChoice } from '#components/desk/story-choice.client'
import { useSend } from '#components/desk/use-send.client'
import { Button } from '#components/ui/button'
import { StoryView } from '#lib/stories/views'

/** What readers find at the foot of the page. Each change is saved at once and can be taken back the same way. */
export function StoryRelated({ story, onSaved }: { story: StoryView; onSaved: (story: StoryView) => void }) {
  const { press, busy, refusal } = useSend()
  const [said, setSaid] = useState('')
  const related = story.related ?? []
  const ids = related.map(({ id }) => id)

  async function save(relatedIds: string[], words: string) {
    const body = { baseVersion: story.version, relatedIds }
    const reply = await press({ method: 'POST', path: `/stories/${story.id}/related`, body, returns: StoryView })
    setSaid(reply?.ok ? words : '')
    if (reply?.ok) return onSaved(reply.value)
    const now = reply?.code === 'conflict' ? StoryView.safeParse(reply.current).data : undefined
    if (now) onSaved(now)
  }

  return (
    <section aria-label="Related stories" className="grid gap-2">
      <StoryChoice
        label="Related stories"
        hint="At the foot of the readers’ page, in this order."
        offers={({ id, state }) => id !== story.id && state !== 'draft' && !ids.includes(id)}
        value=""
        onChange={(id, headline) => id && void save([...ids, id], `Added “${headline}”.`)}
      />
      <ol className={related.length > 0 ? 'border-t border-hair' : ''}>
        {related.map(({ id, headline }, index) => (
          <li key={id} className="flex items-center justify-between gap-2 border-b border-hair py-1">
            <span className="min-w-0 font-serif text-lg leading-snug">{headline}</span>
            <span className="flex shrink-0 gap-1">
              {index > 0 && (
                <Button
                  tone="plain"
                  aria-label={`Move up: ${headline}`}
                  busy={busy}
                  onClick={() => void save(raised(ids, index), 'Moved up.')}
                >
                  Up
                </Button>
              )}
              <Button
                tone="plain"
                aria-label={`Remove: ${headline}`}
                busy={busy}
                onClick={() => void save(ids.toSpliced(index, 1), `Removed “${headline}”.`)}
              >
                Remove
              </Button>
            </span>
          </li>
        ))}
      </ol>
      <RefusalAlert refusal={refusal} />
      <span role="status" className="text-sm text-soft">
        {said}
      </span>
    </section>
  )
}

const raised = (ids: string[], index: number): string[] =>
  ids.toSpliced(index, 1).toSpliced(index - 1, 0, ids[index] ?? '')
