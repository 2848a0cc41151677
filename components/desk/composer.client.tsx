'use client'

import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import { BannedWarning } from '#components/desk/banned-warning.client'
import { ClaimProposal } from '#components/desk/claim-proposal.client'
import { RichTextEditor } from '#components/desk/editor.client'
import { EyesWarning } from '#components/desk/eyes-warning.client'
import { FilingChips } from '#components/desk/filing-chips.client'
import { KeptState, SignedOutLine } from '#components/desk/kept-state.client'
import { KnownFields } from '#components/desk/known-fields.client'
import { Likeness } from '#components/desk/likeness.client'
import { OutboxLine } from '#components/desk/outbox-line.client'
import { PasteOffer } from '#components/desk/paste-offer.client'
import { useWriting } from '#components/desk/presence.client'
import { RefusalAlert } from '#components/desk/refusal'
import { useActions } from '#components/desk/use-actions.client'
import { useComposer } from '#components/desk/use-composer.client'
import { useSendKeys } from '#components/desk/use-send-keys.client'
import { useSlash } from '#components/desk/use-slash.client'
import { Button } from '#components/ui/button'
import { timesOf } from '#lib/desk/acts'
import { type FilingOptions, sendWords } from '#lib/desk/filing'
import { isKeep, isSend } from '#lib/desk/keys'
import type { Room } from '#lib/desk/room'
import { type Actor, can } from '#lib/permissions'
import { textOf } from '#lib/richtext/text'
import type { UpdateView } from '#lib/updates/views'

interface ComposerProps {
  actor: Actor
  room: Room
  onFiled: (update: UpdateView) => void
  /** What is going out, with its undo. */
  children?: ReactNode
  /** What became of what went out. */
  note?: string
  /** What was undone: its words come back here, where nothing else is being written. */
  takenBack?: UpdateView | null
}

/** Where an update is written. Whatever the desk answers, the words stay here, or in the queue above, until they are filed. */
export function Composer({ actor, room, onFiled, children, note = '', takenBack = null }: ComposerProps) {
  const { story } = room
  const composer = useComposer({ actor, room, onFiled, takenBack })
  const { kept, writing, change, file, busy, done, refusal, sends } = composer
  const [pastes, setPastes] = useState(0)
  const keys = useSendKeys()
  useWriting(`${writing.headline} ${textOf(writing.body)}`)
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
      ...(kept.touched
        ? [
            { id: 'send', words: `${sendsWords} what I am writing`, keys: 'Mod+Enter', run: () => void file() },
            { id: 'keep', words: 'Keep what I am writing', keys: 'Mod+s', run: composer.keep },
          ]
        : []),
    ],
    { first: true },
  )

  /** Whoever has gone elsewhere while it was sent stays there. */
  function isHere(): boolean {
    const at = document.activeElement
    return at === document.body || (place.current?.contains(at) ?? false)
  }

  function onKeyDown(event: KeyboardEvent) {
    if (!isSend(event) && !isKeep(event)) return
    event.preventDefault()
    if (isSend(event)) void file()
    else composer.keep()
  }

  const queue = (
    <OutboxLine storyId={story.id} updates={room.updates} writingId={writing.updateId} onEdit={composer.editQueued} />
  )
  // Words that were being written when a colleague ended the story stay on the screen.
  if (story.state === 'ended' && !kept.touched) {
    return (
      <div className="grid gap-2">
        {queue}
        <Ended mayReopen={can(actor, 'story:reopen', timesOf(story))} />
      </div>
    )
  }

  if (!can(actor, 'story:cover', timesOf(story)) && !kept.touched) {
    return (
      <div className="grid gap-2">
        {queue}
        <p className="rounded-[10px] border border-rule bg-panel p-3">
          You do not cover this story: you can read it and not write here. An admin can add it.
        </p>
      </div>
    )
  }

  return (
    <section
      ref={place}
      aria-label="New update"
      className="composer rounded-[10px] border border-rule bg-panel p-3"
      onKeyDown={onKeyDown}
    >
      {children}
      <div className="composer-sheet grid gap-x-2">
        <div className="composer-queue grid gap-2 empty:hidden">
          <SignedOutLine />
          {queue}
        </div>
        <input
          aria-label="Headline (optional)"
          placeholder="Headline (optional)"
          value={writing.headline}
          onChange={(event) => change({ headline: event.target.value })}
          className="composer-more field w-full rounded-md border border-transparent bg-transparent px-2.5 py-1 font-serif text-lg font-semibold"
        />
        <RichTextEditor
          key={kept.sheet}
          label="Update"
          placeholder="What has happened?"
          initial={writing.body}
          autoFocus={() => composer.filed && isHere()}
          onChange={(body) => change({ body })}
          slash={slash}
          onPaste={() => setPastes((count) => count + 1)}
        />
        <PasteOffer storyId={story.id} pastes={pastes} written={writing} onTake={composer.take} onFiled={onFiled} />
        <ClaimProposal onWrite={composer.add} />
        <Likeness headline={writing.headline} body={writing.body} updates={room.updates} />
        <FilingChips options={writing.options} timeZone={story.timeZone} onChange={setOptions} />
        <KnownFields
          value={writing.options.known}
          timeZone={story.timeZone}
          onChange={(known) => setOptions({ ...writing.options, known })}
        />
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
        <BannedWarning content={[writing.headline, writing.body, writing.by, writing.options.known.sources]} />
        <EyesWarning
          content={{ headline: writing.headline, body: writing.body, verification: writing.options.known.verification }}
          language={story.language}
        />
        <RefusalAlert refusal={refusal}>
          {refusal?.code === 'conflict' && (
            <Button className="mt-2" onClick={composer.keepAsAnother}>
              Keep my text as another update
            </Button>
          )}
        </RefusalAlert>
        <div className="composer-send flex flex-wrap items-center gap-x-3 gap-y-2 border-t border-hair pt-2 text-sm text-soft">
          <span className="composer-more contents">
            <KeptState kept={kept} timeZone={story.timeZone} />
          </span>
          <span role="status">{busy ? 'Sending …' : refusal ? 'Not sent.' : done || note}</span>
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
