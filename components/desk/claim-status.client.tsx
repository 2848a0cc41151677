'use client'

import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useClaims } from '#components/desk/claims-context.client'
import { RefusalAlert } from '#components/desk/refusal'
import { useSend } from '#components/desk/use-send.client'
import { useSendKeys } from '#components/desk/use-send-keys.client'
import { Button } from '#components/ui/button'
import { TextField } from '#components/ui/text-field'
import { sayingOf } from '#lib/box/saying'
import { type ClaimStatus, isAsked, isStated, STATUS_MEANS, STATUS_WORDS, statusesAfter } from '#lib/box/status'
import { ClaimView } from '#lib/box/views'
import { isSend } from '#lib/desk/keys'
import type { StoryView } from '#lib/stories/views'

interface ClaimStatusProps {
  story: StoryView
  row: ClaimView
  onChanged: (now: ClaimView) => void
  onClose: () => void
}

/** What has become of a claim. Where readers see it, what they are told is asked for; then an update is proposed that says so. */
export function ClaimStatusEditor({ story, row, onChanged, onClose }: ClaimStatusProps) {
  const [status, setStatus] = useState<ClaimStatus | null>(null)
  const [question, setQuestion] = useState(row.question)
  const [wasWrong, setWrong] = useState(false)
  const [note, setNote] = useState('')
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState('')
  const { press, busy, refusal } = useSend()
  const first = useRef<HTMLInputElement>(null)
  const { propose } = useClaims()
  const keys = useSendKeys()
  const seen = row.boxedAt !== null && row.publishedAt !== null
  const tellsWhat = status === 'withdrawn' && row.wasStated
  const mayBeWrong = seen && isStated(row.status) && status !== null && isAsked(status)

  useEffect(() => first.current?.focus(), [])

  async function save() {
    if (status === null) return setMissing('Choose what has become of it.')
    const told = tellsWhat || wasWrong ? { note } : {}
    const body = {
      ...{ baseVersion: row.version, status, ...told },
      ...(isAsked(status) ? { question } : {}),
      ...(mayBeWrong && wasWrong ? { kind: 'correction' } : {}),
      ...(reason.trim() ? { reason } : {}),
    }
    const reply = await press({ method: 'POST', path: `/claims/${row.id}/status`, body, returns: ClaimView })
    // Also where it was refused: somebody changed the row, and the box says how.
    if (reply) onChanged(reply.ok ? reply.value : row)
    if (!reply?.ok) return
    const words = story.state === 'live' ? sayingOf(row, reply.value) : null
    propose(words === null ? null : { claimId: row.id, claim: row.text, words })
    onClose()
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Escape') onClose()
    if (!isSend(event)) return
    event.preventDefault()
    void save()
  }

  return (
    <section aria-label="Status of the claim" onKeyDown={onKeyDown} className="grid gap-2 py-1">
      <fieldset className="grid gap-0.5">
        <legend className="mb-1 text-sm font-semibold">What has become of it?</legend>
        {missing && status === null && <p className="text-sm font-semibold text-live">{missing}</p>}
        {statusesAfter(row.status).map((other, place) => (
          <label key={other} className="press flex items-start gap-2 rounded-md px-1.5 py-1 hover:bg-hair">
            <input
              type="radio"
              name={`status-${row.id}`}
              aria-label={STATUS_WORDS[other]}
              ref={place === 0 ? first : undefined}
              checked={status === other}
              onChange={() => setStatus(other)}
              className="mt-1"
            />
            <span>
              {STATUS_WORDS[other]}
              <span className="block text-xs text-soft">{STATUS_MEANS[other]}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {status !== null && isAsked(status) && (
        <TextField
          label={row.boxedAt ? 'The question, as readers see it' : 'The question (optional)'}
          name="question"
          rows={2}
          serif
          limit={240}
          placeholder="Whether …"
          value={question}
          onChange={setQuestion}
          error={refusal?.fields.question}
        />
      )}
      {mayBeWrong && (
        <label className="flex items-start gap-2 px-1.5">
          <input type="checkbox" checked={wasWrong} onChange={() => setWrong(!wasWrong)} className="mt-1" />
          <span>We were wrong to say it: this is a correction</span>
        </label>
      )}
      {(tellsWhat || (mayBeWrong && wasWrong)) && (
        <TextField
          label="What is so, for readers"
          name="note"
          rows={2}
          serif
          placeholder="Officials give different accounts of his status."
          value={note}
          onChange={setNote}
          error={refusal?.fields.note}
        />
      )}
      <TextField label="Why, for the desk (optional)" name="reason" value={reason} onChange={setReason} />
      <RefusalAlert refusal={refusal} fieldsShown />
      <div className="flex flex-wrap justify-end gap-2">
        <Button keys="Esc" onClick={onClose}>
          Close
        </Button>
        <Button tone="main" keys={keys} busy={busy} onClick={() => void save()}>
          {seen || tellsWhat ? 'Publish the status' : 'Save the status'}
        </Button>
      </div>
    </section>
  )
}
