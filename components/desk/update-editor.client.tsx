'use client'

import { type KeyboardEvent, useRef, useState } from 'react'
import { z } from 'zod'
import {
  type Amendment,
  AmendmentFields,
  amendmentErrors,
  NO_AMENDMENT,
} from '#components/desk/amendment-fields.client'
import { BannedWarning } from '#components/desk/banned-warning.client'
import { Conflict } from '#components/desk/conflict'
import { RichTextEditor } from '#components/desk/editor.client'
import { KeptState } from '#components/desk/kept-state.client'
import { useEditing } from '#components/desk/presence.client'
import { RefusalAlert } from '#components/desk/refusal'
import { useKept } from '#components/desk/use-kept.client'
import { useSend } from '#components/desk/use-send.client'
import { useSendKeys } from '#components/desk/use-send-keys.client'
import { Words } from '#components/desk/words'
import { Button } from '#components/ui/button'
import { TextField } from '#components/ui/text-field'
import { bylinesFrom, bylineWords } from '#lib/desk/bylines'
import { isSend } from '#lib/desk/keys'
import type { Actor } from '#lib/permissions'
import { AmendmentKind } from '#lib/revisions/schema'
import { Doc } from '#lib/richtext/schema'
import { UpdateView } from '#lib/updates/views'

const Edit = z.object({
  baseVersion: z.int(),
  headline: z.string(),
  by: z.string(),
  body: Doc,
  kind: AmendmentKind.nullable(),
  note: z.string(),
})
type Edit = z.infer<typeof Edit>

const editOf = ({ version, headline, bylines, body }: UpdateView): Edit => ({
  baseVersion: version,
  headline: headline ?? '',
  by: bylineWords(bylines),
  body,
  ...NO_AMENDMENT,
})

interface UpdateEditorProps {
  actor: Actor
  update: UpdateView
  timeZone: string
  onSaved: (update: UpdateView) => void
  onClose: () => void
}

/** An update's text in its place. Published text is changed with a kind, and never without the version it was read at. */
export function UpdateEditor({ actor, update, timeZone, onSaved, onClose }: UpdateEditorProps) {
  const [base, setBase] = useState(update)
  const kept = useKept(actor, {
    what: `update:${update.id}`,
    shape: Edit,
    blank: () => editOf(base),
    hasWords: (edit) => JSON.stringify(edit) !== JSON.stringify(editOf(base)),
    draft: ({ baseVersion }) => ({ storyId: base.storyId, itemType: 'update', itemId: base.id, baseVersion }),
  })
  const { value: edit, set, sheet } = kept
  const latest = useRef(edit)
  latest.current = edit
  const { press, busy, refusal, forget } = useSend()
  const [missing, setMissing] = useState<Record<string, string>>({})
  const keys = useSendKeys()
  const published = base.publishedAt !== null
  useEditing(update.id)
  const now = refusal?.code === 'conflict' ? UpdateView.safeParse(refusal.current).data : undefined

  async function save() {
    const errors = published ? amendmentErrors(edit) : {}
    setMissing(errors)
    if (Object.keys(errors).length > 0) return
    const { baseVersion, headline, body, by, note } = edit
    const known = [...base.bylines, { contributorId: actor.id, name: actor.name }]
    const change = { baseVersion, headline: headline.trim() || null, body, bylines: bylinesFrom(by, known) }
    const reply = await press({
      ...(published
        ? { method: 'POST', path: `/updates/${base.id}/${edit.kind}`, body: note.trim() ? { ...change, note } : change }
        : { method: 'PATCH', path: `/updates/${base.id}`, body: change }),
      returns: UpdateView,
    })
    if (!reply?.ok) return
    kept.drop()
    onSaved(reply.value)
  }

  /** From here on the text as it is now is what this edit began from. */
  function decide(current: UpdateView, keepMine: boolean) {
    setBase(current)
    if (keepMine) kept.replace({ ...edit, baseVersion: current.version })
    else kept.drop(editOf(current))
    forget()
  }

  function tell(told: Amendment) {
    setMissing({})
    set({ ...edit, ...told })
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Escape') onClose()
    if (!isSend(event)) return
    event.preventDefault()
    event.stopPropagation()
    void save()
  }

  return (
    <section
      aria-label="Edit update"
      onKeyDown={onKeyDown}
      className="grid gap-3 rounded-[10px] border border-rule bg-panel p-3"
    >
      <TextField
        label="Headline (optional)"
        name="headline"
        serif
        value={edit.headline}
        onChange={(headline) => set({ ...edit, headline })}
        error={refusal?.fields.headline}
      />
      <RichTextEditor
        key={sheet}
        label="Text"
        initial={edit.body}
        autoFocus
        onChange={(body) => set({ ...latest.current, body })}
      />
      <TextField
        label="Bylines"
        name="bylines"
        hint="Commas between names."
        value={edit.by}
        onChange={(by) => set({ ...edit, by })}
        error={refusal?.fields.bylines}
      />
      <BannedWarning content={edit} />
      {published && <AmendmentFields value={edit} onChange={tell} errors={{ ...refusal?.fields, ...missing }} />}
      {now ? (
        <Conflict
          sentence={refusal?.sentence ?? ''}
          texts={[
            {
              label: 'Text',
              mine: <BothWords headline={edit.headline} body={edit.body} />,
              now: <BothWords headline={now.headline ?? ''} body={now.body} />,
            },
          ]}
          onTakeTheirs={() => decide(now, false)}
          onKeepMine={() => decide(now, true)}
        />
      ) : (
        <RefusalAlert refusal={refusal} />
      )}
      <div className="flex flex-wrap items-center gap-2 border-t border-hair pt-2 text-sm text-soft">
        <KeptState kept={kept} timeZone={timeZone} changed={update.version > edit.baseVersion} />
        <span className="ml-auto flex gap-2">
          {kept.touched && (
            <Button tone="plain" onClick={() => kept.drop()}>
              Drop my changes
            </Button>
          )}
          <Button keys="Esc" onClick={onClose}>
            Close
          </Button>
          <Button tone="main" keys={keys} busy={busy} onClick={() => void save()}>
            {published ? 'Publish the change' : 'Save'}
          </Button>
        </span>
      </div>
    </section>
  )
}

function BothWords({ headline, body }: { headline: string; body: Doc }) {
  return (
    <>
      {headline && <p className="font-serif text-lg font-semibold">{headline}</p>}
      <Words doc={body} />
    </>
  )
}
