'use client'

import { type KeyboardEvent, useState } from 'react'
import { RichTextEditor } from '#components/desk/editor.client'
import { KnownFields } from '#components/desk/known-fields.client'
import { Meeting } from '#components/desk/meeting'
import { textsOf, UPDATE_LABELS } from '#components/desk/update-editor.client'
import { useSend } from '#components/desk/use-send.client'
import { useSendKeys } from '#components/desk/use-send-keys.client'
import { Button } from '#components/ui/button'
import { TextField } from '#components/ui/text-field'
import { bylinesFrom, bylineWords } from '#lib/desk/bylines'
import { isSend } from '#lib/desk/keys'
import { knownFrom, typedKnown } from '#lib/desk/known'
import type { Actor } from '#lib/permissions'
import { UpdateView } from '#lib/updates/views'

interface ReviewEditorProps {
  actor: Actor
  update: UpdateView
  timeZone: string
  onPublished: (update: UpdateView) => void
  onClose: () => void
}

/** A colleague's words, changed and published in one press, under the writer's name and the editor's. */
export function ReviewEditor({ actor, update, timeZone, onPublished, onClose }: ReviewEditorProps) {
  const [base, setBase] = useState(update)
  const [headline, setHeadline] = useState(update.headline ?? '')
  const [body, setBody] = useState(update.body)
  const [by, setBy] = useState(() => bylineWords(bothNames(actor, update)))
  const [known, setKnown] = useState(() => typedKnown(update))
  const [sheet, setSheet] = useState(0)
  const { press, busy, refusal, forget } = useSend()
  const keys = useSendKeys()

  async function publish() {
    const bylines = bylinesFrom(by, bothNames(actor, base))
    const words = { headline: headline.trim() || null, body, ...knownFrom(known) }
    const change = { ...words, ...(bylines.length > 0 ? { bylines } : {}) }
    const reply = await press({
      method: 'POST',
      path: `/updates/${base.id}/approval`,
      body: { baseVersion: base.version, goingOut: true, ...change },
      returns: UpdateView,
    })
    if (reply?.ok) onPublished(reply.value)
  }

  function decide(current: UpdateView, keepMine: boolean) {
    setBase(current)
    forget()
    if (keepMine) return
    setHeadline(current.headline ?? '')
    setBody(current.body)
    setBy(bylineWords(bothNames(actor, current)))
    setKnown(typedKnown(current))
    setSheet(sheet + 1)
  }

  function onKeyDown(event: KeyboardEvent) {
    event.stopPropagation()
    if (event.key === 'Escape') onClose()
    if (!isSend(event)) return
    event.preventDefault()
    void publish()
  }

  return (
    <section
      aria-label="Edit and publish"
      onKeyDown={onKeyDown}
      className="grid gap-3 rounded-[10px] border border-rule bg-panel p-3"
    >
      <TextField label="Headline (optional)" name="headline" serif value={headline} onChange={setHeadline} />
      <RichTextEditor key={sheet} label="Text" initial={body} autoFocus onChange={setBody} />
      <KnownFields value={known} timeZone={timeZone} onChange={setKnown} />
      <TextField label="Bylines" name="bylines" hint="Commas between names." value={by} onChange={setBy} />
      <Meeting
        refusal={refusal}
        view={UpdateView}
        labels={UPDATE_LABELS}
        mine={{ headline, body, by, known }}
        textsOf={textsOf}
        onDecide={decide}
      />
      <div className="flex flex-wrap justify-end gap-2 border-t border-hair pt-2">
        <Button keys="Esc" onClick={onClose}>
          Leave it in the queue
        </Button>
        <Button tone="main" keys={keys} busy={busy} onClick={() => void publish()}>
          Publish
        </Button>
      </div>
    </section>
  )
}

const bothNames = (actor: Actor, { bylines }: UpdateView) =>
  bylines.some(({ contributorId }) => contributorId === actor.id)
    ? bylines
    : [...bylines, { contributorId: actor.id, name: actor.name }]
