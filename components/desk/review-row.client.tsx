'use client'

import Link from 'next/link'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { EarlyRelease } from '#components/desk/early-release.client'
import { Proposal } from '#components/desk/proposal.client'
import { RefusalAlert } from '#components/desk/refusal'
import { ReviewEditor } from '#components/desk/review-editor.client'
import { SendBack } from '#components/desk/send-back.client'
import { UpdateState } from '#components/desk/update-state'
import { useSend } from '#components/desk/use-send.client'
import { Words } from '#components/desk/words'
import { Button } from '#components/ui/button'
import { Kbd } from '#components/ui/kbd'
import { factsOf, timesOf } from '#lib/desk/acts'
import { timeIn } from '#lib/desk/clock'
import { isPlain } from '#lib/desk/keys'
import { findPreferences } from '#lib/desk/preferences'
import { waitWords } from '#lib/desk/wait-words'
import { type Actor, can } from '#lib/permissions'
import { textOf } from '#lib/richtext/text'
import { askOf, type ReviewRow, waitsSince } from '#lib/updates/review-views'
import { UpdateView } from '#lib/updates/views'

const TICK_MS = 15_000

/** What an editor does to a submission; the key acts on the focused row alone. */
const DECISIONS = [
  { name: 'approve', words: 'Approve', key: 'a' },
  { name: 'sendBack', words: 'Send back …', key: 'b' },
  { name: 'edit', words: 'Edit and publish …', key: 'e' },
] as const
type Decision = (typeof DECISIONS)[number]['name']

interface ReviewItemProps {
  actor: Actor
  row: ReviewRow
  /** When the queue was read, by the newsroom's clock, and when that arrived, by this page's. */
  readAt: string
  arrived: number
  onDecided: (update: UpdateView) => void
  onChanged: (update: UpdateView) => void
}

export function ReviewItem({ actor, row: { update, story }, readAt, arrived, onDecided, onChanged }: ReviewItemProps) {
  const [open, setOpen] = useState<'editor' | 'sendBack' | null>(null)
  const item = useRef<HTMLElement>(null)
  const { press, busy, refusal } = useSend()
  const since = waitsSince(update)
  const waits = useWaiting(since, readAt, arrived)
  const mayPublish = can(actor, 'update:publish', factsOf(update), timesOf(story))
  const isLook = update.state !== 'submitted'
  const decisions = isLook
    ? [{ name: 'approve', words: lookWords(actor, update), key: 'a' } as const]
    : DECISIONS.filter(({ name }) => mayPublish || name === 'sendBack')
  const current = refusal?.code === 'conflict' ? UpdateView.safeParse(refusal.current).data : undefined

  async function decide(name: Decision, why: { reason?: string } = {}) {
    if (name === 'sendBack') return setOpen('sendBack')
    if (name === 'edit') return setOpen('editor')
    const body = { baseVersion: update.version, ...(isLook ? {} : { goingOut: true, ...why }) }
    const path = `/updates/${update.id}/${isLook ? 'second-eyes' : 'approval'}`
    const reply = await press({ method: 'POST', path, body, returns: UpdateView })
    if (reply?.ok) onDecided(reply.value)
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.target !== item.current) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') return step(event, item.current)
    // A key held down is one press: the next row takes the keyboard.
    const decision = decisions.find(({ key }) => isPlain(event) && event.key.toLowerCase() === key)
    if (!decision || event.repeat || !findPreferences(actor.id).letterKeys) return
    event.preventDefault()
    void decide(decision.name)
  }

  function close() {
    setOpen(null)
    item.current?.focus()
  }

  return (
    <article
      ref={item}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: an article of a feed takes the keyboard (ARIA APG, feed)
      tabIndex={0}
      aria-label={`${story.headline}: ${textOf(update.body).slice(0, 80)}`}
      onKeyDown={onKeyDown}
      className="grid grid-cols-[4.6rem_minmax(0,1fr)] gap-x-3 gap-y-2 border-t border-hair px-1 py-3 md:grid-cols-[4.6rem_minmax(0,1fr)_auto]"
    >
      <p className="font-semibold tabular-nums">
        {timeIn(story.timeZone, since)}
        <small className="block text-xs font-normal text-soft">{waits}</small>
      </p>
      {open === 'editor' ? (
        <div className="col-span-full md:col-span-2">
          <ReviewEditor
            actor={actor}
            update={update}
            timeZone={story.timeZone}
            onPublished={onDecided}
            onClose={close}
          />
        </div>
      ) : (
        <>
          <div className="min-w-0">
            <p className="mb-0.5 text-sm">
              <Link href={`/desk/stories/${story.id}`} className="font-semibold text-soft hover:underline">
                {story.headline}
              </Link>
            </p>
            {update.headline && <h2 className="font-serif text-lg leading-snug font-semibold">{update.headline}</h2>}
            <Words doc={update.body} />
            <UpdateState update={update} timeZone={story.timeZone} />
            <Proposal update={update} onChanged={onChanged} />
            {!isLook && !mayPublish && <p className="mt-1 text-sm text-amber">{closedWords(story)}</p>}
            <RefusalAlert refusal={refusal}>
              {current && (
                <Button className="mt-2" onClick={() => onChanged(current)}>
                  Show it as it is now
                </Button>
              )}
              {refusal?.reason === 'embargoed' && (
                <EarlyRelease busy={busy} onPress={(reason) => void decide('approve', { reason })} />
              )}
            </RefusalAlert>
            {open === 'sendBack' && <SendBack update={update} onSentBack={onDecided} onClose={close} />}
          </div>
          <div className="col-span-full flex flex-wrap items-start gap-1 text-sm md:col-span-1 md:flex-col md:items-stretch">
            {decisions.map(({ name, words, key }) => (
              <button
                key={name}
                type="button"
                aria-disabled={busy || undefined}
                onClick={() => void decide(name)}
                className="press flex min-h-7 items-center gap-1.5 rounded px-1.5 hover:bg-hair pointer-coarse:border pointer-coarse:border-edge pointer-coarse:px-3"
              >
                <span className="pointer-coarse:hidden">
                  <Kbd>{key.toUpperCase()}</Kbd>
                </span>
                {words}
              </button>
            ))}
          </div>
        </>
      )}
    </article>
  )
}

/** What waits for a look stays where it is: held, scheduled, or as readers have it. */
const lookWords = ({ id }: Actor, update: UpdateView): string =>
  askOf(update)?.id === id ? 'Let it out alone …' : 'Looks right'

const closedWords = ({ endedAt }: ReviewRow['story']): string =>
  endedAt
    ? 'Coverage has ended: reopen the story to publish this.'
    : 'The story is not published yet: it goes out with it.'

/** How long it has waited, going on while the page is open. */
function useWaiting(since: string, readAt: string, arrived: number): string {
  const [later, setLater] = useState(0)
  useEffect(() => {
    const tick = () => setLater(arrived === 0 ? 0 : performance.now() - arrived)
    tick()
    const timer = setInterval(tick, TICK_MS)
    return () => clearInterval(timer)
  }, [arrived])
  return waitWords(new Date(readAt).getTime() - new Date(since).getTime() + later)
}

/** Up and down go from row to row. */
function step(event: KeyboardEvent, row: HTMLElement | null) {
  const rows = [...(row?.parentElement?.querySelectorAll<HTMLElement>(':scope > article') ?? [])]
  const next = row && rows[rows.indexOf(row) + (event.key === 'ArrowDown' ? 1 : -1)]
  if (!next) return
  event.preventDefault()
  next.focus()
}
