'use client'

import type { KeyboardEvent } from 'react'
import { RichTextEditor } from '#components/desk/editor.client'
import { KeptState, SignedOutLine } from '#components/desk/kept-state.client'
import { OutboxLine } from '#components/desk/outbox-line.client'
import { RefusalAlert } from '#components/desk/refusal'
import { useComposer } from '#components/desk/use-composer.client'
import { useSendKeys } from '#components/desk/use-send-keys.client'
import { Button } from '#components/ui/button'
import { timesOf } from '#lib/desk/acts'
import { isSend } from '#lib/desk/keys'
import type { Room } from '#lib/desk/room'
import { type Actor, can } from '#lib/permissions'
import type { UpdateView } from '#lib/updates/views'

interface ComposerProps {
  actor: Actor
  room: Room
  onFiled: (update: UpdateView) => void
}

/** Where an update is written. Whatever the desk answers, the words stay here, or in the queue above, until they are filed. */
export function Composer({ actor, room, onFiled }: ComposerProps) {
  const { story } = room
  const composer = useComposer({ actor, room, onFiled })
  const { kept, writing, change, file, busy, done, refusal, sends } = composer
  const keys = useSendKeys()

  function onKeyDown(event: KeyboardEvent) {
    if (!isSend(event)) return
    event.preventDefault()
    void file()
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

  return (
    <section
      aria-label="New update"
      className="composer rounded-[10px] border border-rule bg-panel p-3"
      onKeyDown={onKeyDown}
    >
      <div className="composer-sheet grid gap-2">
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
          autoFocus={done !== ''}
          onChange={(body) => change({ body })}
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
          <span role="status">{busy ? 'Sending …' : refusal ? 'Not sent.' : done}</span>
          <Button tone="main" keys={keys} busy={busy} className="ml-auto" onClick={() => void file()}>
            {sends.words}
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
