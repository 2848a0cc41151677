'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useState } from 'react'
import { useDesk, useOnline, useQueue } from '#components/desk/desk-context.client'
import { useAskEyes } from '#components/desk/second-eyes.client'
import { Button } from '#components/ui/button'
import { timeIn } from '#lib/desk/clock'
import { lastOrdinal } from '#lib/desk/outbox-rules'
import { askingWords, queueWords } from '#lib/desk/queue-words'
import type { Queued } from '#lib/desk/queued'
import { newId } from '#lib/platform/uuid'
import type { UpdateView } from '#lib/updates/views'

interface OutboxLineProps {
  /** The room it is shown in: its bullets can be edited here. */
  storyId: string | null
  updates: UpdateView[]
  /** What still stands in the composer is shown there. */
  writingId?: string
  onEdit: (queued: Queued) => void
}

/** What was pressed and is not filed yet: each with its words, why it waits, and what can be done. */
export function OutboxLine({ storyId, updates, writingId, onEdit }: OutboxLineProps) {
  const { items: all, hold } = useQueue()
  const isOnline = useOnline()
  const desk = useDesk()
  const [sending, setSending] = useState(false)
  const items = all.filter(({ updateId }) => updateId !== writingId)
  if (items.length === 0) return null
  const words = queueWords({ items, hold }, isOnline)
  const mayTry = hold?.why === 'connection' || hold?.why === 'away'

  async function tryNow() {
    setSending(true)
    await desk.outbox()?.wake()
    setSending(false)
  }

  return (
    <section
      aria-label="Not sent yet"
      className="grid gap-1 border-amber border-l-[3px] bg-amber-wash px-3 py-2 text-sm"
    >
      {words && (
        <p className="flex flex-wrap items-center gap-x-3">
          <b className="font-semibold" aria-live="polite">
            {words}
          </b>
          {mayTry && (
            <Button tone="plain" busy={sending} onClick={() => void tryNow()}>
              Try now
            </Button>
          )}
        </p>
      )}
      <ul className="grid gap-1">
        {items.map((queued) => (
          <QueuedRow
            key={queued.updateId}
            queued={queued}
            isHere={queued.story.id === storyId}
            seenOrdinal={lastOrdinal(updates)}
            onEdit={() => onEdit(queued)}
          />
        ))}
      </ul>
    </section>
  )
}

interface QueuedRowProps {
  queued: Queued
  isHere: boolean
  seenOrdinal: number
  onEdit: () => void
}

function QueuedRow({ queued, isHere, seenOrdinal, onEdit }: QueuedRowProps) {
  const { updateId, story, words, pressedAt, state, code } = queued
  const desk = useDesk()
  const [dropping, setDropping] = useState(false)
  const asking = askingWords(queued)

  return (
    <li className={`grid gap-1 ${asking ? 'border-amber border-t pt-1 first:border-t-0 first:pt-0' : 'composer-more'}`}>
      {asking && <p role="alert">{asking}</p>}
      <div className="flex flex-wrap items-baseline gap-x-2">
        <time className="tabular-nums">{timeIn(story.timeZone, new Date(pressedAt).toISOString())}</time>
        <q className="min-w-0 flex-1 basis-40 font-serif">{words}</q>
        <span className="flex flex-wrap gap-x-1">
          {dropping ? (
            <>
              <Button tone="danger" onClick={() => void desk.dropQueued(updateId)}>
                Drop these words
              </Button>
              <Button onClick={() => setDropping(false)}>Keep them</Button>
            </>
          ) : (
            <>
              {isHere && state === 'asks' && (
                <Button onClick={() => void desk.outbox()?.sendAnyway(updateId, newId(), seenOrdinal)}>Publish</Button>
              )}
              {isHere && code === 'conflict' && <KeepAsAnother queued={queued} />}
              {isHere && state === 'parked' && queued.secondEyes && <AnswerEyes queued={queued} />}
              {isHere ? (
                <Button tone="plain" onClick={onEdit}>
                  Edit
                </Button>
              ) : (
                <Link href={`/desk/stories/${story.id}`} className="underline">
                  {story.headline}
                </Link>
              )}
              <Button tone="plain" onClick={() => setDropping(true)}>
                Drop …
              </Button>
            </>
          )}
        </span>
      </div>
    </li>
  )
}

/** Under its id something else stands by now; its words go as an update of their own. */
function KeepAsAnother({ queued }: { queued: Queued }) {
  const desk = useDesk()
  async function sendAsAnother() {
    const outbox = desk.outbox()
    const updateId = newId()
    const body = { ...queued.body, updateId }
    const afresh = { key: newId(), pressedAt: Date.now(), state: 'waiting', code: '', sentence: '', tries: 0 } as const
    const pressing = outbox?.press({ ...queued, ...afresh, updateId, body })
    await outbox?.take(queued.updateId)
    await pressing
  }
  return <Button onClick={() => void sendAsAnother()}>Send as another update</Button>
}

/** What nobody could be asked about when it was sent: its writer was away, or the line was slow. */
function AnswerEyes({ queued }: { queued: Queued }) {
  const desk = useDesk()
  const askEyes = useAskEyes()
  async function answer() {
    const secondEyes = await askEyes(queued)
    if (!secondEyes) return
    const body = { ...queued.body, secondEyes }
    const afresh = { key: newId(), pressedAt: Date.now(), state: 'waiting', code: '', sentence: '', tries: 0 } as const
    await desk.outbox()?.press({ ...queued, ...afresh, body })
  }
  return <Button onClick={() => void answer()}>Say how …</Button>
}

/** The queue on pages of the desk that have no composer. */
export function OutboxElsewhere() {
  const path = usePathname()
  const inRoom = /^\/desk\/stories\/(?!new$)[^/]+$/.test(path)
  const queue = useQueue()
  if (inRoom || queue.items.length === 0) return null
  return (
    <div className="border-rule border-b px-4 py-2">
      <OutboxLine storyId={null} updates={[]} onEdit={() => {}} />
    </div>
  )
}
