'use client'

import { type KeyboardEvent, type ReactNode, useRef } from 'react'
import { CorrectionTimes } from '#components/desk/correction-times'
import { RefusalAlert } from '#components/desk/refusal'
import { useSend } from '#components/desk/use-send.client'
import { Button } from '#components/ui/button'
import type { AccuracyView, OpenStatement, ToCheck } from '#lib/accuracy/views'
import { ClaimView } from '#lib/box/views'
import { timeIn } from '#lib/desk/clock'
import { isPlain } from '#lib/desk/keys'
import { findPreferences } from '#lib/desk/preferences'
import { durationWords } from '#lib/history/durations'
import type { Actor } from '#lib/permissions'
import { REASONS } from '#lib/second-eyes/words'
import { CHOICES } from '#lib/sources/words'
import { UpdateView } from '#lib/updates/views'

interface AccuracyProps {
  actor: Actor
  view: AccuracyView
  timeZone: string
  onChanged: (update: UpdateView) => void
}

/** What a story still owes its readers: what one person said alone, what is not sure, who is not named, what was wrong. */
export function Accuracy({ actor, view, timeZone, onChanged }: AccuracyProps) {
  const { open, toCheck, unsourced, unsourcedCount, corrections, medianMs, at } = view
  const more = unsourcedCount - unsourced.length
  return (
    <div className="grid gap-6 py-4">
      <Part title="To be second-checked" count={toCheck.length} none="Nothing went out by one person’s word.">
        {toCheck.map((each) => (
          <CheckRow key={each.lookId} actor={actor} look={each} timeZone={timeZone} onChanged={onChanged} />
        ))}
      </Part>
      <Part title="Not sure yet" count={open.length} none="Nothing that readers have is unconfirmed or disputed.">
        {open.map((each) => (
          <OpenRow key={each.itemId} statement={each} at={at} timeZone={timeZone} />
        ))}
      </Part>
      <Part title="Without a source" count={unsourcedCount} none="Every update names who says so.">
        {unsourced.map(({ itemId, words, at: publishedAt }) => (
          <Row key={itemId} words={words}>
            Published {timeIn(timeZone, publishedAt)}
          </Row>
        ))}
        {more > 0 && (
          <li className="border-t border-hair py-2 text-sm text-soft">
            And {more} more: choose “Without a source” among the updates.
          </li>
        )}
      </Part>
      <Part title="Corrected or retracted" count={corrections.length} none="Nothing has been corrected.">
        <CorrectionTimes corrections={corrections} medianMs={medianMs} timeZone={timeZone} />
      </Part>
    </div>
  )
}

interface PartProps {
  title: string
  count: number
  none: string
  children: ReactNode
}

const Part = ({ title, count, none, children }: PartProps) => (
  <section aria-label={title}>
    <h2 className="mb-1.5 text-xs font-semibold text-soft">
      {title} <span className="tabular-nums">{count}</span>
    </h2>
    {count === 0 ? <p className="text-soft">{none}</p> : <ul className="border-b border-hair">{children}</ul>}
  </section>
)

const Row = ({ words, children }: { words: string; children: ReactNode }) => (
  <li className="border-t border-hair py-2">
    <p className="[overflow-wrap:anywhere]">{words}</p>
    <p className="mt-0.5 text-xs text-soft">{children}</p>
  </li>
)

function OpenRow({ statement, at, timeZone }: { statement: OpenStatement; at: string; timeZone: string }) {
  const { words, verification, since } = statement
  return (
    <Row words={words}>
      <b className="font-semibold text-amber">{CHOICES[verification]}</b> since {timeIn(timeZone, since)}, for{' '}
      {durationWords(since, at)}
    </Row>
  )
}

const WHAT = { alone: 'Published alone', notNeeded: 'Said to need no second pair of eyes' } as const

interface CheckRowProps extends Pick<AccuracyProps, 'actor' | 'timeZone' | 'onChanged'> {
  look: ToCheck
}

/** One press, or C on the row: a colleague has looked, and it stands. */
function CheckRow({ actor, look, timeZone, onChanged }: CheckRowProps) {
  const row = useRef<HTMLElement>(null)
  const { press, busy, refusal } = useSend()
  const { itemType, itemId, lookId, version, words, what, reason, by, at } = look
  const isMine = by.id === actor.id || actor.role === 'reporter'

  async function check() {
    const body = { baseVersion: version, lookId }
    const path = `/${itemType}s/${itemId}/second-eyes/check`
    const sent = { method: 'POST', path, body } as const
    // What becomes of a row of the box the room's stream tells.
    if (itemType === 'claim') return void (await press({ ...sent, returns: ClaimView }))
    const reply = await press({ ...sent, returns: UpdateView })
    if (reply?.ok) onChanged(reply.value)
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.target !== row.current || isMine || event.repeat || !isPlain(event)) return
    if (event.key.toLowerCase() !== 'c' || !findPreferences(actor.id).letterKeys) return
    event.preventDefault()
    void check()
  }

  return (
    <li className="border-t border-hair py-2">
      <article
        ref={row}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a key acts on the focused row alone, as in the list of updates
        tabIndex={0}
        aria-label={words}
        onKeyDown={onKeyDown}
        className="flex flex-wrap items-start gap-x-3 gap-y-1"
      >
        <div className="min-w-48 flex-1">
          <p className="[overflow-wrap:anywhere]">{words}</p>
          <p className="mt-0.5 text-xs text-soft">
            <b className="font-semibold text-amber">{WHAT[what]}</b> by {by.name} {timeIn(timeZone, at)}
            {reason && `: ${REASONS[reason]}`}
          </p>
          <RefusalAlert refusal={refusal} />
        </div>
        {!isMine && (
          <Button keys="C" busy={busy} className="pointer-coarse:min-h-11" onClick={() => void check()}>
            Second-checked
          </Button>
        )}
      </article>
    </li>
  )
}
