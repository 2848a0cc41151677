'use client'

import { type FormEvent, useState } from 'react'
import { RefusalAlert } from '#components/desk/refusal'
import { useFront } from '#components/desk/use-front.client'
import { useSend } from '#components/desk/use-send.client'
import { Button } from '#components/ui/button'
import { TextField } from '#components/ui/text-field'
import { dayAndTimeIn } from '#lib/desk/clock'
import { MAX_LINE } from '#lib/front/schema'
import { BreakingView } from '#lib/front/views'

const LASTS = [
  { minutes: 30, words: '30 minutes' },
  { minutes: 60, words: '1 hour' },
  { minutes: 180, words: '3 hours' },
  { minutes: 720, words: '12 hours' },
]

/** The one line above every page: what it says, where it leads, when it goes away by itself. */
export function BreakingForm({ initial, timeZone }: { initial: BreakingView; timeZone: string }) {
  const [view, setView] = useState(initial)
  const [words, setWords] = useState('')
  const [href, setHref] = useState('')
  const [minutes, setMinutes] = useState(60)
  const [isWriting, setWriting] = useState(false)
  const { press, busy, refusal, forget } = useSend()
  // A colleague may have changed it, or its time is over.
  useFront(({ breaking }) => breaking.version >= view.version && setView(breaking))
  const now = refusal?.code === 'conflict' ? BreakingView.safeParse(refusal.current).data : undefined
  const { line, version: baseVersion } = view

  async function putUp(event: FormEvent) {
    event.preventDefault()
    const expiresAt = new Date(Date.now() + minutes * 60_000).toISOString()
    const body = { baseVersion, words, href: href.trim() || null, expiresAt }
    const reply = await press({ method: 'POST', path: '/breaking', body, returns: BreakingView })
    if (!reply?.ok) return
    setView(reply.value)
    setWords('')
    setHref('')
    setWriting(false)
  }

  async function takeDown() {
    const reply = await press({ method: 'DELETE', path: '/breaking', body: { baseVersion }, returns: BreakingView })
    if (reply?.ok) setView(reply.value)
  }

  return (
    <section aria-label="Breaking line" className="grid gap-3 rounded-[10px] border border-rule bg-panel p-3">
      {line ? (
        <div className="flex flex-wrap items-start justify-between gap-2">
          <div className="min-w-0">
            <p className="font-serif text-lg leading-snug font-semibold">
              <b className="mr-2 font-sans text-xs text-live">BREAKING</b>
              {line.words}
            </p>
            <p className="text-xs text-soft">
              On every page since {dayAndTimeIn(timeZone, line.putUpAt)}, by {line.putUpBy} · goes away{' '}
              {dayAndTimeIn(timeZone, line.expiresAt)}
              {line.href && ` · leads to ${line.href}`}
            </p>
          </div>
          <span className="flex flex-wrap gap-2">
            {!isWriting && <Button onClick={() => setWriting(true)}>Replace it …</Button>}
            <Button tone="danger" busy={busy} onClick={() => void takeDown()}>
              Take it down
            </Button>
          </span>
        </div>
      ) : (
        <div className="flex flex-wrap items-center justify-between gap-2">
          <p className="text-soft">No breaking line stands.</p>
          {!isWriting && <Button onClick={() => setWriting(true)}>Put up a breaking line …</Button>}
        </div>
      )}
      <RefusalAlert refusal={refusal} fieldsShown>
        {now && (
          <Button
            className="mt-2"
            onClick={() => {
              setView(now)
              forget()
            }}
          >
            Show it as it is now
          </Button>
        )}
      </RefusalAlert>
      {isWriting && (
        <form onSubmit={putUp} noValidate className="grid gap-3 border-t border-hair pt-3">
          <TextField
            label={line ? 'Another line in its place' : 'Breaking line'}
            name="words"
            serif
            autoFocus
            limit={MAX_LINE}
            value={words}
            onChange={setWords}
            error={refusal?.fields.words}
          />
          <div className="grid items-start gap-3 sm:grid-cols-2">
            <TextField
              label="Link (optional)"
              name="href"
              value={href}
              onChange={setHref}
              hint="A path such as /live/a-story, or an address with https://"
              error={refusal?.fields.href}
            />
            <label className="grid gap-1">
              <span className="text-sm font-semibold">Goes away after</span>
              <select
                value={minutes}
                onChange={(event) => setMinutes(Number(event.target.value))}
                className="field w-full rounded-md border border-edge bg-panel px-2.5 py-1.5 text-base"
              >
                {LASTS.map(({ minutes: each, words: lasts }) => (
                  <option key={each} value={each}>
                    {lasts}
                  </option>
                ))}
              </select>
            </label>
          </div>
          <div className="flex flex-wrap items-center gap-3">
            <Button type="submit" tone="main" busy={busy}>
              Put it on every page
            </Button>
            <Button onClick={() => setWriting(false)}>Leave it</Button>
            <span className="text-sm text-soft">Every reader sees it at once, on pages that are open too.</span>
          </div>
        </form>
      )}
    </section>
  )
}
