'use client'

import { type KeyboardEvent, memo, useRef, useState } from 'react'
import { Confidential } from '#components/desk/confidential.client'
import { EarlyRelease } from '#components/desk/early-release.client'
import { EditedBy } from '#components/desk/in-the-room.client'
import { Later } from '#components/desk/later.client'
import { MoveUpdate } from '#components/desk/move-update.client'
import { Preview } from '#components/desk/preview.client'
import { Proposal } from '#components/desk/proposal.client'
import { RefusalAlert } from '#components/desk/refusal'
import { Retract } from '#components/desk/retract.client'
import { SendBack } from '#components/desk/send-back.client'
import { type Step, TakeDown } from '#components/desk/take-down.client'
import { UpdateEditor } from '#components/desk/update-editor.client'
import { UpdateState } from '#components/desk/update-state'
import { useRowActions } from '#components/desk/use-actions.client'
import { useSend } from '#components/desk/use-send.client'
import { useSendKeys } from '#components/desk/use-send-keys.client'
import { Words } from '#components/desk/words'
import { Button } from '#components/ui/button'
import { Kbd } from '#components/ui/kbd'
import { ACTS, type Act, actsOn } from '#lib/desk/acts'
import { dayIn, timeIn } from '#lib/desk/clock'
import { isPlain, isSend } from '#lib/desk/keys'
import { findPreferences } from '#lib/desk/preferences'
import { type Actor, can } from '#lib/permissions'
import { textOf } from '#lib/richtext/text'
import type { StoryView } from '#lib/stories/views'
import { UpdateView } from '#lib/updates/views'

interface UpdateRowProps {
  actor: Actor
  story: StoryView
  update: UpdateView
  onChanged: (update: UpdateView) => void
}

type Panel = 'editor' | 'retraction' | 'later' | 'sendBack' | 'move' | 'preview' | 'confide' | Step

const TRANSITIONS = {
  approve: { method: 'POST', of: 'approval', asked: { goingOut: true } },
  publish: { method: 'POST', of: 'publication', asked: { goingOut: true } },
  release: { method: 'POST', of: 'publication', asked: { goingOut: true } },
  undo: { method: 'DELETE', of: 'going-out', asked: {} },
  submit: { method: 'POST', of: 'submission', asked: {} },
  pin: { method: 'POST', of: 'pin', asked: {} },
  unpin: { method: 'DELETE', of: 'pin', asked: {} },
  key: { method: 'POST', of: 'key', asked: {} },
  unkey: { method: 'DELETE', of: 'key', asked: {} },
  pass: { method: 'POST', of: 'second-eyes', asked: {} },
  alone: { method: 'POST', of: 'second-eyes', asked: {} },
  check: { method: 'POST', of: 'second-eyes/check', asked: {} },
} as const

/** One update: its state in words, who, since when, and the keys that act on it while its row is focused. */
export const UpdateRow = memo(function UpdateRow({ actor, story, update, onChanged }: UpdateRowProps) {
  const [open, setOpen] = useState<Panel | null>(null)
  const row = useRef<HTMLElement>(null)
  const { press, refusal, busy } = useSend()
  const acts = actsOn(actor, update, story)
  const at = update.publishedAt ?? update.createdAt
  const current = refusal?.code === 'conflict' ? UpdateView.safeParse(refusal.current).data : undefined

  async function act(name: Act, why: { reason?: string } = {}) {
    if (name === 'edit' || name === 'amend') return setOpen('editor')
    if (name === 'retract') return setOpen('retraction')
    if (name === 'withhold' || name === 'unwithhold' || name === 'pull' || name === 'putBack') return setOpen(name)
    if (name === 'later' || name === 'sendBack' || name === 'move' || name === 'preview' || name === 'confide') {
      return setOpen(name)
    }
    const { method, of, asked } = TRANSITIONS[name]
    const reply = await press({
      method,
      path: `/updates/${update.id}/${of}`,
      body: { baseVersion: update.version, ...asked, ...why, ...(name === 'check' ? lookOf(update) : {}) },
      returns: UpdateView,
    })
    if (reply?.ok) onChanged(reply.value)
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.target !== row.current) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') return step(event, row.current)
    if (event.repeat) return // a key held down is one press
    const name = acts.find((candidate) => isKeyOf(candidate, event))
    if (!name || (!isSend(event) && !findPreferences(actor.id).letterKeys)) return
    event.preventDefault()
    void act(name)
  }

  useRowActions(row, () =>
    acts.map((name) => {
      const { words, key } = ACTS[name]
      return { id: name, words, keys: key === 'Enter' ? 'Mod+Enter' : key, run: () => void act(name) }
    }),
  )

  const button = (name: Act) => (
    <ActButton key={ACTS[name].key} name={name} busy={busy} onPress={() => void act(name)} />
  )

  function close() {
    setOpen(null)
    row.current?.focus()
  }

  function closeWith(changed: UpdateView) {
    onChanged(changed)
    close()
  }

  return (
    <article
      ref={row}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: an article of a feed takes the keyboard (ARIA APG, feed)
      tabIndex={0}
      aria-label={`${timeIn(story.timeZone, at)}: ${textOf(update.body).slice(0, 80)}`}
      onKeyDown={onKeyDown}
      className="room-row grid grid-cols-[3.6rem_minmax(0,1fr)] gap-x-3 gap-y-1 border-b border-hair px-1 pt-3 pb-4 lg:grid-cols-[3.6rem_minmax(0,1fr)_auto]"
    >
      <time dateTime={at} className="font-semibold tabular-nums">
        {timeIn(story.timeZone, at)}
        <small className="block text-xs font-normal text-soft">{dayIn(story.timeZone, at)}</small>
      </time>
      {open === 'editor' ? (
        <div className="col-span-full lg:col-span-2">
          <EditedBy updateId={update.id} timeZone={story.timeZone} />
          <UpdateEditor
            actor={actor}
            update={update}
            story={story}
            onSaved={closeWith}
            onClose={close}
            onRetract={() => setOpen('retraction')}
          />
        </div>
      ) : (
        <>
          <div className="min-w-0">
            {update.headline && <h2 className="font-serif text-lg leading-snug font-semibold">{update.headline}</h2>}
            <div className={update.retractedAt || update.movedAt || update.pulledAt ? 'text-soft' : ''}>
              <Words doc={update.body} />
              {update.isClosed && <p>The words are for editors.</p>}
            </div>
            <UpdateState update={update} timeZone={story.timeZone} />
            <Proposal update={update} onChanged={onChanged} />
            <EditedBy updateId={update.id} timeZone={story.timeZone} />
            <RefusalAlert refusal={refusal}>
              {current && (
                <Button className="mt-2" onClick={() => onChanged(current)}>
                  Show it as it is now
                </Button>
              )}
              {refusal?.reason === 'embargoed' && can(actor, 'update:break-embargo') && (
                <EarlyRelease busy={busy} onPress={(reason) => void act('publish', { reason })} />
              )}
            </RefusalAlert>
            {open === 'confide' && <Confidential updateId={update.id} timeZone={story.timeZone} onClose={close} />}
            {open === 'move' && <MoveUpdate update={update} onMoved={closeWith} onClose={close} />}
            {open === 'preview' && <Preview storyId={story.id} updateId={update.id} onClose={() => setOpen(null)} />}
            {open === 'later' && (
              <Later actor={actor} story={story} update={update} onChanged={closeWith} onClose={close} />
            )}
            {open === 'sendBack' && <SendBack update={update} onSentBack={closeWith} onClose={close} />}
            {(open === 'withhold' || open === 'unwithhold' || open === 'pull' || open === 'putBack') && (
              <TakeDown
                key={open}
                step={open}
                what="update"
                path={`/updates/${update.id}`}
                baseVersion={update.version}
                returns={UpdateView}
                onDone={closeWith}
                onClose={close}
              />
            )}
            {open === 'retraction' && <Retract update={update} onRetracted={closeWith} onClose={close} />}
          </div>
          <div className="row-acts col-start-2 -ml-1.5 flex flex-wrap items-start gap-1 text-sm lg:col-start-3 lg:max-w-60 lg:content-start lg:justify-end">
            {acts.slice(0, ALWAYS_SHOWN).map(button)}
            {acts.length > ALWAYS_SHOWN && <span className="row-more">{acts.slice(ALWAYS_SHOWN).map(button)}</span>}
          </div>
        </>
      )}
    </article>
  )
})

/** What a row is for at this moment comes first; the others show themselves where the pointer or the keyboard is. */
const ALWAYS_SHOWN = 2

const lookOf = ({ secondEyes }: UpdateView) => ({ lookId: secondEyes?.id })

function ActButton({ name, busy, onPress }: { name: Act; busy: boolean; onPress: () => void }) {
  const { words, key } = ACTS[name]
  const sendKeys = useSendKeys()
  return (
    <button
      type="button"
      aria-disabled={busy || undefined}
      onClick={onPress}
      className="press flex min-h-7 items-center justify-center gap-1.5 rounded px-1.5 hover:bg-hair pointer-coarse:border pointer-coarse:border-edge"
    >
      <span className={`pointer-coarse:hidden ${key === 'Enter' ? '' : 'letter-key'}`}>
        <Kbd>{key === 'Enter' ? sendKeys : key.toUpperCase()}</Kbd>
      </span>
      {words}
    </button>
  )
}

const isKeyOf = (name: Act, event: KeyboardEvent): boolean =>
  ACTS[name].key === 'Enter' ? isSend(event) : isPlain(event) && event.key.toLowerCase() === ACTS[name].key

/** Up and down go from row to row. */
function step(event: KeyboardEvent, row: HTMLElement | null) {
  if (!row) return
  const rows = [...(row.parentElement?.querySelectorAll<HTMLElement>(':scope > article') ?? [])]
  const next = rows[rows.indexOf(row) + (event.key === 'ArrowDown' ? 1 : -1)]
  if (!next) return
  event.preventDefault()
  next.focus()
}
