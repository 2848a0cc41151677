'use client'

import { type FormEvent, type KeyboardEvent, useState } from 'react'
import type { z } from 'zod'
import { RefusalAlert } from '#components/desk/refusal'
import { useSend } from '#components/desk/use-send.client'
import { Button } from '#components/ui/button'
import { TextField } from '#components/ui/text-field'

/** What may be taken from readers and given back, in words. */
export const STEPS = {
  withhold: {
    method: 'POST',
    of: 'withholding',
    title: 'Withhold the words',
    means:
      'What we had said goes out of everything readers can reach, earlier states and feeds included. The place, “Retracted” and your reason for readers stay. An editor can show the words again.',
    press: 'Withhold the words',
    not: 'Leave them to be unfolded',
  },
  unwithhold: {
    method: 'DELETE',
    of: 'withholding',
    title: 'Show the words again',
    means: 'Readers can unfold what we had said again, under the retraction.',
    press: 'Show the words again',
    not: 'Leave them withheld',
  },
  pull: {
    method: 'POST',
    of: 'take-down',
    title: 'Take down',
    means:
      'It is gone from every page, feed and earlier state within seconds. The admins are told. An editor can put it back.',
    press: 'Take it down',
    not: 'Leave it up',
  },
  putBack: {
    method: 'DELETE',
    of: 'take-down',
    title: 'Put back',
    means: 'Readers see it again, in its place and as it was. A pin it had does not come back.',
    press: 'Put it back',
    not: 'Leave it down',
  },
  withholdByline: {
    method: 'POST',
    of: 'byline-withholding',
    title: 'Withhold the byline',
    means:
      'The name goes from every story, earlier state and feed within seconds; the page of this contributor and the portrait answer as if they had never been. What is published with it from now on has no name for readers. The words stay. The admins are told, and an admin can show it again.',
    press: 'Withhold it everywhere',
    not: 'Leave it with the texts',
  },
  showByline: {
    method: 'DELETE',
    of: 'byline-withholding',
    title: 'Show the byline again',
    means: 'Readers see the name again wherever it stood, and the page of this contributor with the portrait.',
    press: 'Show it again',
    not: 'Leave it withheld',
  },
} as const
export type Step = keyof typeof STEPS

interface TakeDownProps<View> {
  step: Step
  /** "update", "story", "picture" */
  what: string
  /** `/updates/<id>` */
  path: string
  baseVersion: number
  returns: z.ZodType<View>
  onDone: (view: View) => void
  onClose: () => void
}

/** Takes something from readers or gives it back: with a reason for the desk, and a second press. */
export function TakeDown<View>({ step, what, path, baseVersion, returns, onDone, onClose }: TakeDownProps<View>) {
  const { method, of, title, means, press: words, not } = STEPS[step]
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState<string>()
  const { press, busy, refusal } = useSend()
  const now = refusal?.code === 'conflict' ? returns.safeParse(refusal.current).data : undefined

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (!reason.trim()) return setMissing('Say in a sentence why; the desk reads it.')
    const reply = await press({ method, path: `${path}/${of}`, body: { baseVersion, reason }, returns })
    if (reply?.ok) onDone(reply.value)
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Escape') onClose()
  }

  return (
    <section aria-label={`${title}: ${what}`} onKeyDown={onKeyDown}>
      <form onSubmit={submit} noValidate className="mt-2 grid gap-2 rounded-[10px] border border-rule bg-panel p-3">
        <p>{means}</p>
        <TextField
          label="Why, for the desk alone"
          name="reason"
          rows={2}
          autoFocus
          value={reason}
          onChange={(given) => {
            setMissing(undefined)
            setReason(given)
          }}
          error={missing ?? refusal?.fields.reason}
        />
        <RefusalAlert refusal={refusal}>
          {now && (
            <Button className="mt-2" onClick={() => onDone(now)}>
              Show it as it is now
            </Button>
          )}
        </RefusalAlert>
        <div className="flex flex-wrap gap-2">
          <Button type="submit" tone={method === 'POST' ? 'danger' : 'main'} busy={busy}>
            {words}
          </Button>
          <Button keys="Esc" onClick={onClose}>
            {not}
          </Button>
        </div>
      </form>
    </section>
  )
}
