'use client'

import { type FormEvent, type KeyboardEvent, useState } from 'react'
import { RefusalAlert } from '#components/desk/refusal'
import { useSend } from '#components/desk/use-send.client'
import { Button } from '#components/ui/button'
import { TextField } from '#components/ui/text-field'
import { factsOf, timesOf } from '#lib/desk/acts'
import { cityOf } from '#lib/desk/clock'
import { type Choice, timeAhead, type Understood } from '#lib/desk/wall-time'
import { type Actor, can } from '#lib/permissions'
import type { StoryView } from '#lib/stories/views'
import { UpdateView } from '#lib/updates/views'

interface LaterProps {
  actor: Actor
  story: Pick<StoryView, 'id' | 'topicSlug' | 'timeZone' | 'publishedAt' | 'endedAt' | 'publishers'>
  update: UpdateView
  /** Done: the row says how it stands now. */
  onChanged: (update: UpdateView) => void
  onClose: () => void
}

type Step = 'schedule' | 'embargo' | 'hold'

/** When an update goes out: at a time, not before a time, or when somebody releases it. */
export function Later({ actor, story, update, onChanged, onClose }: LaterProps) {
  const [typed, setTyped] = useState('')
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState<Understood | null>(null)
  const { press, busy, refusal } = useSend()
  const [facts, times] = [factsOf(update), timesOf(story)]
  const isEmbargoed = (update.embargoUntil ?? '') > new Date().toISOString()
  const mayBreak = isEmbargoed && can(actor, 'update:break-embargo')
  const preview = typed.trim() === '' ? null : timeAhead(typed, story.timeZone, new Date())
  const unclear = asked && !asked.ok ? asked : null

  async function change(method: 'POST' | 'DELETE', step: Step, fields: Record<string, string> = {}) {
    const why = reason.trim() && step !== 'hold' && !(method === 'DELETE' && step === 'schedule') ? { reason } : {}
    const path = `/updates/${update.id}/${step}`
    const body = { baseVersion: update.version, ...fields, ...why }
    const reply = await press({ method, path, body, returns: UpdateView })
    if (reply?.ok) onChanged(reply.value)
  }

  const fieldsFor = (step: Step, at: string): Record<string, string> =>
    step === 'schedule' ? { publishAt: at } : { embargoUntil: at }

  function plan(step: 'schedule' | 'embargo') {
    const understood = timeAhead(typed, story.timeZone, new Date())
    setAsked(understood)
    if (understood.ok) void change('POST', step, fieldsFor(step, understood.at))
  }

  function submit(event: FormEvent) {
    event.preventDefault()
    plan(maySchedule ? 'schedule' : 'embargo')
  }

  function onKeyDown(event: KeyboardEvent) {
    event.stopPropagation()
    if (event.key === 'Escape') onClose()
  }

  function choose({ at }: Choice) {
    const step = maySchedule ? 'schedule' : 'embargo'
    void change('POST', step, fieldsFor(step, at))
  }

  const maySchedule = can(actor, 'update:schedule', facts, times)
  const mayEmbargo = can(actor, 'update:embargo', facts, times)
  return (
    <section
      aria-label="When it goes out"
      onKeyDown={onKeyDown}
      className="mt-2 rounded-[10px] border border-rule bg-panel p-3"
    >
      <form onSubmit={submit} noValidate className="grid gap-3">
        {(maySchedule || mayEmbargo) && (
          <TextField
            label={`Time in ${cityOf(story.timeZone)}`}
            name="time"
            placeholder="22:00, tomorrow 7:30, 29 Mar 02:30"
            autoFocus
            value={typed}
            onChange={(words) => {
              setTyped(words)
              setAsked(null)
            }}
            hint={preview?.ok ? `That is ${preview.words}.` : undefined}
            error={unclear?.sentence}
          />
        )}
        {unclear && unclear.choices.length > 0 && (
          <div className="flex flex-wrap gap-2">
            {unclear.choices.map((choice) => (
              <Button key={choice.at} busy={busy} onClick={() => choose(choice)}>
                {maySchedule ? 'Publish' : 'Embargo until'} {choice.words}
              </Button>
            ))}
          </div>
        )}
        {mayBreak && (
          <TextField
            label="Why before the embargo ends (kept in the log)"
            name="reason"
            value={reason}
            onChange={setReason}
            error={refusal?.fields.reason}
          />
        )}
        <RefusalAlert refusal={refusal} fieldsShown />
        <div className="flex flex-wrap gap-2">
          {maySchedule && (
            <Button type="submit" tone="main" busy={busy}>
              {update.state === 'scheduled' ? 'Publish at that time instead' : 'Publish at that time'}
            </Button>
          )}
          {mayEmbargo && (
            <Button busy={busy} onClick={() => plan('embargo')}>
              Embargo until then
            </Button>
          )}
          {isEmbargoed && mayEmbargo && (
            <Button busy={busy} onClick={() => void change('DELETE', 'embargo')}>
              Lift the embargo
            </Button>
          )}
          {can(actor, 'update:unschedule', facts) && (
            <Button busy={busy} onClick={() => void change('DELETE', 'schedule')}>
              Cancel the schedule
            </Button>
          )}
          {can(actor, 'update:hold', facts, times) && (
            <Button busy={busy} onClick={() => void change('POST', 'hold')}>
              Hold until released
            </Button>
          )}
          {can(actor, 'update:unhold', facts) && (
            <Button busy={busy} onClick={() => void change('DELETE', 'hold')}>
              Hold no longer
            </Button>
          )}
          <Button keys="Esc" onClick={onClose}>
            Close
          </Button>
        </div>
      </form>
    </section>
  )
}
