'use client'

import { type FormEvent, useState } from 'react'
import { RefusalAlert } from '#components/desk/refusal'
import { useSend } from '#components/desk/use-send.client'
import { Button } from '#components/ui/button'
import { TextField } from '#components/ui/text-field'
import { newId } from '#lib/platform/uuid'
import { StoryView } from '#lib/stories/views'

const STEPS = {
  ending: {
    words: 'End coverage',
    tone: 'danger',
    means: 'Readers will see that coverage has ended. Nothing more can be published until it is reopened.',
    not: 'Keep it running',
  },
  reopening: {
    words: 'Reopen coverage',
    tone: 'main',
    means:
      'Readers will see that the story is live again, and updates can be published. A link to where it went on goes away.',
    not: 'Leave it ended',
  },
} as const

interface ChangeCoverageProps {
  story: StoryView
  step: keyof typeof STEPS
  onChanged: (story: StoryView) => void
  onClose: () => void
}

/** Ends coverage or takes it up again, with a second press and, for the desk, why. */
export function ChangeCoverage({ story, step, onChanged, onClose }: ChangeCoverageProps) {
  const [reason, setReason] = useState('')
  const [summary, setSummary] = useState('')
  const [summaryId] = useState(newId)
  const { press, busy, refusal } = useSend()
  const { words, tone, means, not } = STEPS[step]

  async function change(event: FormEvent) {
    event.preventDefault()
    const why = reason.trim() ? { reason } : {}
    const last = step === 'ending' && summary.trim() ? { summary, summaryId } : {}
    const body = { baseVersion: story.version, ...why, ...last }
    const reply = await press({ method: 'POST', path: `/stories/${story.id}/${step}`, body, returns: StoryView })
    if (reply?.ok) onChanged(reply.value)
  }

  return (
    <section aria-label={words}>
      <form onSubmit={change} noValidate className="grid gap-2 rounded-[10px] border border-rule bg-panel p-3">
        <p>{means}</p>
        {step === 'ending' && (
          <TextField
            label="Final summary for readers (optional)"
            name="summary"
            rows={3}
            serif
            autoFocus
            value={summary}
            onChange={setSummary}
            hint="Goes out as the last update, above all others and by you; then coverage ends. Left empty, coverage just ends."
            error={refusal?.fields.summary}
          />
        )}
        <TextField
          label="Why (optional, for the desk alone)"
          name="reason"
          value={reason}
          onChange={setReason}
          error={refusal?.fields.reason}
        />
        <RefusalAlert refusal={refusal} />
        <div className="flex gap-2">
          <Button type="submit" tone={tone} busy={busy} autoFocus={step === 'reopening'}>
            {step === 'ending' && summary.trim() ? 'Publish summary and end coverage' : words}
          </Button>
          <Button onClick={onClose}>{not}</Button>
        </div>
      </form>
    </section>
  )
}
