'use client'

import { type FormEvent, useEffect, useState } from 'react'
import { RefusalAlert } from '#components/desk/refusal'
import { useSend } from '#components/desk/use-send.client'
import { Button } from '#components/ui/button'
import { TextField } from '#components/ui/text-field'
import { timeIn } from '#lib/desk/clock'
import { look } from '#lib/desk/request'
import { type Actor, can } from '#lib/permissions'
import type { StoryView } from '#lib/stories/views'
import { TakeDownsView, TakeDownView } from '#lib/takedowns/views'

const WHAT = { update: 'An update', image: 'A picture', story: 'This story' } as const

/** What was taken from readers and is not back, for the editors; the way to have it erased, which takes two people. */
export function TakenDown({ actor, story: { id, room, timeZone } }: { actor: Actor; story: StoryView }) {
  const [list, setList] = useState<TakeDownView[]>([])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new number of the room is the reason to look again
  useEffect(() => {
    if (!can(actor, 'taken-down:read')) return
    let isCurrent = true
    void look(`/stories/${id}/take-downs`, TakeDownsView).then((read) => read && isCurrent && setList(read.takeDowns))
    return () => {
      isCurrent = false
    }
  }, [id, room])

  const down = list.filter(({ putBack }) => !putBack)
  if (down.length === 0) return null
  return (
    <section className="mt-5 grid gap-3" aria-label="Taken down">
      <h2 className="text-xs font-semibold text-soft">Taken down</h2>
      <ul className="grid gap-3">
        {down.map((takeDown) => (
          <TakenDownRow
            key={takeDown.id}
            actor={actor}
            takeDown={takeDown}
            timeZone={timeZone}
            onChanged={(changed) => setList(list.map((each) => (each.id === changed.id ? changed : each)))}
          />
        ))}
      </ul>
    </section>
  )
}

interface TakenDownRowProps {
  actor: Actor
  takeDown: TakeDownView
  timeZone: string
  onChanged: (takeDown: TakeDownView) => void
}

function TakenDownRow({ actor, takeDown, timeZone, onChanged }: TakenDownRowProps) {
  const { id, kind, subject, taken, erasureAsked, erased } = takeDown
  const [open, setOpen] = useState(false)
  const { press, busy, refusal } = useSend()
  const facts = {
    putBackAt: null,
    erasureAskedById: erasureAsked?.by.id ?? null,
    erasedAt: erased && new Date(erased.at),
  }
  const at = (iso: string) => timeIn(timeZone, iso)

  const may = can(actor, erasureAsked ? 'erasure:confirm' : 'erasure:ask', facts)

  async function send(body: { reason?: string }) {
    const path = `/take-downs/${id}/${erasureAsked ? 'erasure-confirmation' : 'erasure'}`
    const reply = await press({ method: 'POST', path, body, returns: TakeDownView })
    if (!reply?.ok) return
    setOpen(false)
    onChanged(reply.value)
  }

  return (
    <li className="grid gap-1.5 text-sm">
      <p>
        {kind === 'words' ? 'The words of an update' : WHAT[subject]}, {at(taken.at)} by {taken.by.name}:{' '}
        <span className="text-soft">{taken.reason}</span>
      </p>
      {erased && (
        <p className="text-soft">
          Erased from the record {at(erased.at)}, confirmed by {erased.by.name}.
        </p>
      )}
      {erasureAsked && !erased && (
        <p>
          <b className="font-semibold text-amber">To be erased</b>, asks {erasureAsked.by.name} {at(erasureAsked.at)}:{' '}
          {erasureAsked.reason} <span className="text-soft">Somebody else confirms it.</span>
        </p>
      )}
      <RefusalAlert refusal={refusal} />
      {open ? (
        <Erasure
          isAsked={erasureAsked !== null}
          busy={busy}
          error={refusal?.fields.reason}
          onClose={() => setOpen(false)}
          onPress={(reason) => void send(reason ? { reason } : {})}
        />
      ) : (
        may && (
          <div>
            <Button className="pointer-coarse:min-h-11" onClick={() => setOpen(true)}>
              {erasureAsked ? 'Confirm the erasure …' : 'Have it erased …'}
            </Button>
          </div>
        )
      )}
    </li>
  )
}

interface ErasureProps {
  /** By an admin: whoever sees this confirms it. */
  isAsked: boolean
  busy: boolean
  error: string | undefined
  onPress: (reason: string) => void
  onClose: () => void
}

/** Never undone, so it is asked twice, and of two people. */
function Erasure({ isAsked, busy, error, onPress, onClose }: ErasureProps) {
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState<string>()

  function submit(event: FormEvent) {
    event.preventDefault()
    if (!isAsked && !reason.trim()) return setMissing('Say in a sentence why; whoever confirms it reads it.')
    onPress(reason)
  }

  return (
    <form
      noValidate
      aria-label={isAsked ? 'Confirm the erasure' : 'Ask for an erasure'}
      onSubmit={submit}
      onKeyDown={({ key }) => key === 'Escape' && onClose()}
      className="grid gap-2 rounded-[10px] border border-rule bg-panel p-3"
    >
      <p>
        The words of every version and the files of its pictures go for ever
        {isAsked ? '.' : ', once another editor has confirmed it.'}
      </p>
      {!isAsked && (
        <TextField
          label="Why, for the desk alone"
          name="erasure-reason"
          rows={2}
          autoFocus
          value={reason}
          onChange={(given) => {
            setMissing(undefined)
            setReason(given)
          }}
          error={missing ?? error}
        />
      )}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" tone="danger" busy={busy}>
          {isAsked ? 'Erase it for ever' : 'Ask for its erasure'}
        </Button>
        <Button keys="Esc" onClick={onClose}>
          Keep it
        </Button>
      </div>
    </form>
  )
}
