'use client'

import { type KeyboardEvent, useRef, useState } from 'react'
import { z } from 'zod'
import { RichTextEditor } from '#components/desk/editor.client'
import { FilingChips } from '#components/desk/filing-chips.client'
import { RefusalAlert } from '#components/desk/refusal'
import { useActions } from '#components/desk/use-actions.client'
import { useKept } from '#components/desk/use-kept.client'
import { useSend } from '#components/desk/use-send.client'
import { useSendKeys } from '#components/desk/use-send-keys.client'
import { useSlash } from '#components/desk/use-slash.client'
import { Button } from '#components/ui/button'
import { sendsAs, timesOf } from '#lib/desk/acts'
import { bylinesFrom } from '#lib/desk/bylines'
import { timeIn } from '#lib/desk/clock'
import { FilingOptions, filingFields, hasOptions, NO_OPTIONS, sendWords } from '#lib/desk/filing'
import { isKeep, isSend } from '#lib/desk/keys'
import { type Actor, can } from '#lib/permissions'
import { newId } from '#lib/platform/uuid'
import { Doc } from '#lib/richtext/schema'
import { EMPTY_DOC, isBlank } from '#lib/richtext/text'
import type { StoryView } from '#lib/stories/views'
import { UpdateView } from '#lib/updates/views'

/** The id belongs to what is being written: however often it is pressed, on however many tabs, it is filed once. */
const Writing = z.object({
  updateId: z.string(),
  headline: z.string(),
  by: z.string(),
  body: Doc,
  options: FilingOptions.default(NO_OPTIONS),
})
type Writing = z.infer<typeof Writing>

const blankSheet = (): Writing => ({ updateId: newId(), headline: '', by: '', body: EMPTY_DOC, options: NO_OPTIONS })
const hasWords = ({ headline, body, options }: Writing) =>
  headline.trim() !== '' || !isBlank(body) || hasOptions(options)
const isSame = (a: Writing, b: Writing) => JSON.stringify(a) === JSON.stringify(b)

const SENDS = {
  publish: { words: 'Publish', done: (at: string) => `Published ${at}.`, flag: { publish: true } },
  submit: { words: 'Submit', done: (at: string) => `Submitted to the editors ${at}.`, flag: { submit: true } },
  prepare: { words: 'Add to the draft', done: (at: string) => `Added ${at}; it goes out with the story.`, flag: {} },
}

interface ComposerProps {
  actor: Actor
  story: StoryView
  onFiled: (update: UpdateView) => void
}

/** Where an update is written. Whatever the desk answers, the words stay here until they are filed. */
export function Composer({ actor, story, onFiled }: ComposerProps) {
  const keeping = { what: `new:${story.id}`, shape: Writing, blank: blankSheet, hasWords }
  const { value: writing, set, sheet, touched, kept, drop } = useKept(actor, keeping)
  const { press, busy, refusal } = useSend()
  const [done, setDone] = useState('')
  const latest = useRef(writing)
  latest.current = writing
  const keys = useSendKeys()

  /** Noted at once: a command takes its words out of the text and sets an option before anything is drawn again. */
  function change(part: Partial<Writing>) {
    latest.current = { ...latest.current, ...part }
    set(latest.current)
  }

  const sends = SENDS[sendsAs(actor, story)]
  const sendsWords = sendWords(sends.words, writing.options, story.timeZone, new Date())
  const place = useRef<HTMLElement>(null)
  const setOptions = (options: FilingOptions) => change({ options })
  const slash = useSlash(actor, story, writing.options, setOptions)
  useActions(
    [
      {
        id: 'write',
        words: 'Write an update',
        run: () => place.current?.querySelector<HTMLElement>('.ProseMirror')?.focus(),
      },
      ...(touched
        ? [
            { id: 'send', words: `${sendsWords} what I am writing`, keys: 'Mod+Enter', run: () => void file() },
            { id: 'keep', words: 'Keep what I am writing', keys: 'Mod+s', run: keep },
          ]
        : []),
    ],
    { first: true },
  )

  async function file() {
    const { updateId, headline, by, body, options } = writing
    const bylines = bylinesFrom(by, [{ contributorId: actor.id, name: actor.name }])
    const named = bylines.length > 0 ? { bylines } : {}
    const reply = await press({
      method: 'POST',
      path: `/stories/${story.id}/updates`,
      body: { updateId, body, headline: headline.trim() || null, ...named, ...filingFields(options), ...sends.flag },
      returns: UpdateView,
    })
    if (!reply?.ok) return
    onFiled(reply.value)
    const typedOn = !isSame(latest.current, writing)
    const at = timeIn(story.timeZone, reply.value.publishedAt ?? reply.value.createdAt)
    setDone(`${sends.done(at)}${typedOn ? ' What you typed since is still here.' : ''}`)
    // What was chosen for this one is not meant for the next.
    if (typedOn) change({ updateId: newId(), options: NO_OPTIONS })
    else drop()
  }

  /** Every keystroke is kept already; whoever asks is told so. */
  function keep() {
    set(latest.current)
    setDone('')
  }

  function onKeyDown(event: KeyboardEvent) {
    if (!isSend(event) && !isKeep(event)) return
    event.preventDefault()
    if (isSend(event)) void file()
    else keep()
  }

  // Words that were being written when a colleague ended the story stay on the screen.
  if (story.state === 'ended' && !touched) return <Ended mayReopen={can(actor, 'story:reopen', timesOf(story))} />

  return (
    <section
      ref={place}
      aria-label="New update"
      className="composer rounded-[10px] border border-rule bg-panel p-3"
      onKeyDown={onKeyDown}
    >
      <div className="composer-sheet grid gap-2">
        <input
          aria-label="Headline (optional)"
          placeholder="Headline (optional)"
          value={writing.headline}
          onChange={(event) => change({ headline: event.target.value })}
          className="composer-more field w-full rounded-md border border-transparent bg-transparent px-2.5 py-1 font-serif text-lg font-semibold"
        />
        <RichTextEditor
          key={sheet}
          label="Update"
          placeholder="What has happened?"
          initial={writing.body}
          autoFocus={done !== ''}
          onChange={(body) => change({ body })}
          slash={slash}
        />
        <FilingChips options={writing.options} timeZone={story.timeZone} onChange={setOptions} />
        <label className="composer-more flex flex-wrap items-center gap-2 text-sm text-soft">
          <span>By</span>
          <input
            aria-label="Bylines (optional)"
            placeholder={`${actor.name} (you)`}
            value={writing.by}
            onChange={(event) => change({ by: event.target.value })}
            className="field min-w-40 flex-1 rounded-md border border-rule bg-transparent px-2 py-1 text-ink"
          />
        </label>
        <RefusalAlert refusal={refusal}>
          {refusal?.code === 'conflict' && (
            <Button className="mt-2" onClick={() => set({ ...writing, updateId: newId() })}>
              Keep my text as another update
            </Button>
          )}
        </RefusalAlert>
        <div className="composer-send flex flex-wrap items-center gap-x-3 gap-y-2 border-t border-hair pt-2 text-sm text-soft">
          {kept && <span className="composer-more">Kept on this device.</span>}
          <span role="status">{busy ? 'Sending …' : refusal ? 'Not sent.' : done}</span>
          <Button tone="main" keys={keys} busy={busy} className="ml-auto" onClick={() => void file()}>
            {sendsWords}
          </Button>
        </div>
      </div>
    </section>
  )
}

function Ended({ mayReopen }: { mayReopen: boolean }) {
  return (
    <p className="rounded-[10px] border border-rule bg-panel p-3">
      Coverage has ended. {mayReopen ? 'Reopen it to add updates.' : 'An editor can reopen it.'}
    </p>
  )
}
