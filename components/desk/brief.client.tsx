'use client'

import { type KeyboardEvent, useRef, useState } from 'react'
import { BriefEditor } from '#components/desk/brief-editor.client'
import { RefusalAlert } from '#components/desk/refusal'
import { useNow } from '#components/desk/use-now.client'
import { useSend } from '#components/desk/use-send.client'
import { Button } from '#components/ui/button'
import { say } from '#components/ui/toast.client'
import { dueRows, reminderWords } from '#lib/box/reminder'
import type { ClaimView } from '#lib/box/views'
import { BriefView } from '#lib/briefs/views'
import { timeIn } from '#lib/desk/clock'
import { isPlain } from '#lib/desk/keys'
import { findPreferences } from '#lib/desk/preferences'
import { type Actor, can } from '#lib/permissions'
import { newId } from '#lib/platform/uuid'
import type { StoryView } from '#lib/stories/views'

interface BriefProps {
  actor: Actor
  story: StoryView
  brief: BriefView
  rows: ClaimView[]
  onChanged: (brief: BriefView) => void
}

/** What heads a room: who has the desk, whom we wait for, what comes next, what must not go out. */
export function Brief({ actor, story, brief, rows, onChanged }: BriefProps) {
  const [isOpen, setOpen] = useState(false)
  const section = useRef<HTMLElement>(null)
  const { press, refusal, busy } = useSend()
  const { holder } = brief
  const mayEdit = can(actor, 'brief:edit')
  const isMine = holder?.id === actor.id
  const path = `/stories/${story.id}/handover`

  async function takeOver() {
    const body = { handoverId: newId() }
    const reply = await press({ method: 'POST', path, body, returns: BriefView })
    if (!reply?.ok) return
    onChanged(reply.value)
    const undo = async () => {
      const back = await press({ method: 'DELETE', path, body, returns: BriefView })
      if (back?.ok) onChanged(back.value)
    }
    say('You have the desk.', { action: { words: 'Undo', key: 'u', run: () => void undo() } })
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.target !== section.current || !isPlain(event) || !mayEdit || !findPreferences(actor.id).letterKeys) return
    if (event.key === 't' && !isMine) void takeOver()
    else if (event.key === 'e') setOpen(true)
    else return
    event.preventDefault()
  }

  function close() {
    setOpen(false)
    section.current?.focus()
  }

  return (
    <section
      ref={section}
      aria-label="Brief"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: takes the letter keys written on its buttons, as a row does
      tabIndex={0}
      onKeyDown={onKeyDown}
      className="mb-3 grid gap-2 rounded-lg border border-rule bg-panel px-3 py-2 text-soft"
    >
      <div className="flex flex-wrap items-start gap-x-3 gap-y-1">
        <div className="min-w-0 flex-1 basis-72">
          <Holder brief={brief} isMine={isMine} timeZone={story.timeZone} />
          <Line words="Waiting for" value={brief.waitingFor} />
          <Line words="Next" value={brief.comesNext} />
        </div>
        {mayEdit && (
          <span className="ml-auto flex gap-2">
            {!isMine && (
              <Button keys="T" busy={busy} onClick={() => void takeOver()}>
                Take over
              </Button>
            )}
            {!isOpen && (
              <Button keys="E" onClick={() => setOpen(true)}>
                Edit brief
              </Button>
            )}
          </span>
        )}
      </div>
      <Terms brief={brief} />
      {isMine && story.state === 'live' && <Reminder rows={rows} />}
      <Handed holder={holder} actor={actor} timeZone={story.timeZone} />
      <RefusalAlert refusal={refusal} />
      {isOpen && <BriefEditor brief={brief} onChanged={onChanged} onClose={close} />}
    </section>
  )
}

function Holder({ brief: { holder }, isMine, timeZone }: { brief: BriefView; isMine: boolean; timeZone: string }) {
  if (!holder) return <b className="font-semibold text-ink">Nobody has the desk</b>
  return (
    <>
      <b className="font-semibold text-ink">{isMine ? 'You have the desk' : `The desk is with ${holder.name}`}</b> since{' '}
      {timeIn(timeZone, holder.since)}
    </>
  )
}

const Line = ({ words, value }: { words: string; value: string }) =>
  value && (
    <>
      {' · '}
      {words} <span className="text-ink">{value}</span>
    </>
  )

function Terms({ brief: { terms } }: { brief: BriefView }) {
  if (terms.length === 0) return null
  return (
    <p>
      <b className="font-semibold text-live">Do not publish:</b>{' '}
      {terms.map(({ id, term, why }, index) => (
        <span key={id}>
          {index > 0 && ', '}
          <span className="text-ink">{term}</span>
          {why && ` (${why})`}
        </span>
      ))}
    </p>
  )
}

/** Whoever has the desk is told what nobody has looked at for long; it is theirs to look. */
function Reminder({ rows }: { rows: ClaimView[] }) {
  const now = useNow()
  const due = now ? dueRows(rows, now) : []
  const words = reminderWords(due.length)
  if (!words) return null
  return (
    <p className="font-semibold text-amber" role="status">
      {words}
    </p>
  )
}

/** Says that the desk is somebody else's now, until it is read. */
function Handed({ holder, actor, timeZone }: { holder: BriefView['holder']; actor: Actor; timeZone: string }) {
  const [before, setBefore] = useState(holder)
  const [handed, setHanded] = useState<BriefView['holder']>(null)
  if (before?.handoverId !== holder?.handoverId) {
    setBefore(holder)
    setHanded(before?.id === actor.id && holder?.id !== actor.id ? holder : null)
  }
  return (
    <div role="status">
      {handed && (
        <p className="flex flex-wrap items-center gap-x-2 text-ink">
          <b className="font-semibold">{handed.name} took over the desk from you</b> at {timeIn(timeZone, handed.since)}
          .
          <Button tone="plain" onClick={() => setHanded(null)}>
            Read
          </Button>
        </p>
      )}
    </div>
  )
}
