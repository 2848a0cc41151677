'use client'

import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react'
import { RefusalAlert } from '#components/desk/refusal'
import { useSend } from '#components/desk/use-send.client'
import { useSendKeys } from '#components/desk/use-send-keys.client'
import { Button } from '#components/ui/button'
import { TextField } from '#components/ui/text-field'
import { isSend } from '#lib/desk/keys'
import { UpdateView } from '#lib/updates/views'

interface SendBackProps {
  update: UpdateView
  onSentBack: (update: UpdateView) => void
  onClose: () => void
}

/** Gives a submission back to its writer, with what is to be done. */
export function SendBack({ update, onSentBack, onClose }: SendBackProps) {
  const [note, setNote] = useState('')
  const form = useRef<HTMLFormElement>(null)
  const { press, busy, refusal } = useSend()
  const keys = useSendKeys()

  async function sendBack(event: FormEvent) {
    event.preventDefault()
    const body = { baseVersion: update.version, note }
    const reply = await press({ method: 'POST', path: `/updates/${update.id}/sending-back`, body, returns: UpdateView })
    if (reply?.ok) onSentBack(reply.value)
  }

  function onKeyDown(event: KeyboardEvent) {
    event.stopPropagation()
    if (event.key === 'Escape') onClose()
    if (!isSend(event)) return
    event.preventDefault()
    form.current?.requestSubmit()
  }

  return (
    <section aria-label="Send back" className="mt-2 rounded-[10px] border border-rule bg-panel p-3">
      <form ref={form} onSubmit={sendBack} onKeyDown={onKeyDown} noValidate className="grid gap-2">
        <TextField
          label={`Note for ${update.createdBy.name}`}
          name="note"
          hint="What is missing or to be changed, in a sentence."
          autoFocus
          value={note}
          onChange={setNote}
          error={refusal?.fields.note}
        />
        <RefusalAlert refusal={refusal} fieldsShown />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" tone="main" keys={keys} busy={busy}>
            Send back
          </Button>
          <Button keys="Esc" onClick={onClose}>
            Keep it in the queue
          </Button>
        </div>
      </form>
    </section>
  )
}
