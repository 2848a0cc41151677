'use client'

import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react'
import { RefusalAlert } from '#components/desk/refusal'
import { useSend } from '#components/desk/use-send.client'
import { useSendKeys } from '#components/desk/use-send-keys.client'
import { Button } from '#components/ui/button'
import { TextField } from '#components/ui/text-field'
import { dayAndTimeIn } from '#lib/desk/clock'
import { isSend } from '#lib/desk/keys'
import { type Refusal, readOnce } from '#lib/desk/request'
import { ConfidencesView, ErasedView, KeptView } from '#lib/sources/confidential-views'

interface ConfidentialProps {
  updateId: string
  timeZone: string
  onClose: () => void
}

type Kept = ConfidencesView['confidences']

/** Who told us, for the writer and the editors. It is kept by pressing and by nothing else: no draft of it lies on a device. */
export function Confidential({ updateId, timeZone, onClose }: ConfidentialProps) {
  const [identity, setIdentity] = useState('')
  const [note, setNote] = useState('')
  const [said, setSaid] = useState('')
  const [shown, setShown] = useState<Kept | null>(null)
  const [unread, setUnread] = useState<Refusal | null>(null)
  const form = useRef<HTMLFormElement>(null)
  const { press, busy, refusal } = useSend()
  const keys = useSendKeys()
  const path = `/updates/${updateId}/confidential`

  async function keep(event: FormEvent) {
    event.preventDefault()
    setSaid('')
    const reply = await press({ method: 'POST', path, body: { identity, note }, returns: KeptView })
    if (!reply?.ok) return
    setIdentity('')
    setNote('')
    setShown(null)
    setSaid(`Kept ${dayAndTimeIn(timeZone, reply.value.writtenAt)}.`)
  }

  async function read() {
    const reply = await readOnce(path, ConfidencesView)
    setUnread(reply.ok ? null : reply)
    if (reply.ok) setShown(reply.value.confidences)
  }

  async function erase(confidenceId: string) {
    const reply = await press({ method: 'DELETE', path, body: { confidenceId }, returns: ErasedView })
    if (!reply?.ok) return
    setShown((kept) => kept?.filter(({ id }) => id !== confidenceId) ?? null)
    setSaid('Erased.')
  }

  function onKeyDown(event: KeyboardEvent) {
    event.stopPropagation()
    if (event.key === 'Escape') onClose()
    if (!isSend(event)) return
    event.preventDefault()
    form.current?.requestSubmit()
  }

  return (
    <section
      aria-label="In confidence"
      onKeyDown={onKeyDown}
      className="mt-2 grid gap-3 rounded-[10px] border border-rule bg-panel p-3"
    >
      <form ref={form} onSubmit={keep} noValidate autoComplete="off" className="grid gap-2">
        <p className="text-sm text-soft">
          For you and the editors alone. Readers, feeds, tokens and search never see it; nothing is kept until you
          press.
        </p>
        <TextField label="Who the source is" name="identity" autoFocus value={identity} onChange={setIdentity} />
        <TextField
          label="Note (optional)"
          name="note"
          rows={2}
          value={note}
          onChange={setNote}
          error={refusal?.fields.note}
        />
        <RefusalAlert refusal={refusal} />
        <div className="flex flex-wrap items-center gap-2">
          <Button type="submit" tone="main" keys={keys} busy={busy}>
            Keep in confidence
          </Button>
          <Button onClick={() => void read()}>Read what is kept</Button>
          <Button keys="Esc" onClick={onClose}>
            Close
          </Button>
          <span role="status" className="text-sm text-soft">
            {said}
          </span>
        </div>
      </form>
      <RefusalAlert refusal={unread} />
      {shown && <KeptList kept={shown} timeZone={timeZone} onErase={(id) => void erase(id)} />}
    </section>
  )
}

interface KeptListProps {
  kept: Kept
  timeZone: string
  onErase: (id: string) => void
}

function KeptList({ kept, timeZone, onErase }: KeptListProps) {
  const [asked, setAsked] = useState<string | null>(null)
  if (kept.length === 0) return <p className="text-sm text-soft">Nothing is kept here that you may read.</p>
  return (
    <div className="grid gap-2 border-t border-hair pt-2 text-sm">
      <p className="text-soft">That you read this has been logged.</p>
      {kept.map(({ id, identity, note, writtenBy, writtenAt }) => (
        <div key={id}>
          {identity && <p className="font-semibold">{identity}</p>}
          {note && <p className="whitespace-pre-line">{note}</p>}
          <p className="text-xs text-soft">
            {writtenBy.name}, {dayAndTimeIn(timeZone, writtenAt)}
          </p>
          {asked === id ? (
            <Button tone="danger" autoFocus onClick={() => onErase(id)}>
              Erase it for good
            </Button>
          ) : (
            <Button tone="plain" onClick={() => setAsked(id)}>
              Erase …
            </Button>
          )}
        </div>
      ))}
    </div>
  )
}
