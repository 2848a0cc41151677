'use client'

import { type FormEvent, type KeyboardEvent, useState } from 'react'
import { RefusalAlert } from '#components/desk/refusal'
import { useSend } from '#components/desk/use-send.client'
import { Button } from '#components/ui/button'
import { Switch } from '#components/ui/switch.client'
import { TextField } from '#components/ui/text-field'
import { UpdateView } from '#lib/updates/views'

interface RetractProps {
  update: UpdateView
  onRetracted: (update: UpdateView) => void
  onClose: () => void
}

/** Takes an update back, for good: with a reason for readers, and a second press. */
export function Retract({ update, onRetracted, onClose }: RetractProps) {
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState<string>()
  const [withholds, setWithholds] = useState(false)
  const [why, setWhy] = useState('')
  const { press, busy, refusal } = useSend()
  const now = refusal?.code === 'conflict' ? UpdateView.safeParse(refusal.current).data : undefined

  async function retract(event: FormEvent) {
    event.preventDefault()
    if (!reason.trim()) return setMissing('Say in a sentence for readers why it is retracted.')
    if (withholds && !why.trim()) return
    const reply = await press({
      method: 'POST',
      path: `/updates/${update.id}/retraction`,
      body: { baseVersion: update.version, reason, ...(withholds ? { withholdReason: why } : {}) },
      returns: UpdateView,
    })
    if (reply?.ok) onRetracted(reply.value)
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Escape') onClose()
  }

  return (
    <section aria-label="Retract update" onKeyDown={onKeyDown}>
      <form onSubmit={retract} noValidate className="mt-2 grid gap-2 rounded-[10px] border border-rule bg-panel p-3">
        <p>
          Readers keep finding the update in its place, marked as retracted, with your reason. It cannot be changed or
          brought back afterwards; where a text is only wrong, correct it instead.
        </p>
        <TextField
          label="Reason, for readers"
          name="reason"
          rows={2}
          serif
          autoFocus
          value={reason}
          onChange={(words) => {
            setMissing(undefined)
            setReason(words)
          }}
          error={missing ?? refusal?.fields.reason}
        />
        <Switch
          label="Withhold the words too"
          hint="The wrong person, a minor, defamation: readers cannot unfold what we had said."
          on={withholds}
          onChange={setWithholds}
        />
        {withholds && (
          <TextField
            label="Why they are withheld, for the desk alone"
            name="withholdReason"
            value={why}
            onChange={setWhy}
            error={refusal?.fields.withholdReason ?? (why.trim() ? undefined : 'Say in a sentence why.')}
          />
        )}
        <RefusalAlert refusal={refusal}>
          {now && (
            <Button className="mt-2" onClick={() => onRetracted(now)}>
              Show it as it is now
            </Button>
          )}
        </RefusalAlert>
        <div className="flex flex-wrap gap-2">
          <Button type="submit" tone="danger" busy={busy}>
            Retract this update
          </Button>
          <Button keys="Esc" onClick={onClose}>
            Leave it as it is
          </Button>
        </div>
      </form>
    </section>
  )
}
