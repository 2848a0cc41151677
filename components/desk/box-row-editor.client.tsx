'use client'

import { type KeyboardEvent, useState } from 'react'
import { z } from 'zod'
import {
  type Amendment,
  AmendmentFields,
  amendmentErrors,
  NO_AMENDMENT,
} from '#components/desk/amendment-fields.client'
import { BannedWarning } from '#components/desk/banned-warning.client'
import { Meeting } from '#components/desk/meeting'
import { useKept } from '#components/desk/use-kept.client'
import { useSend } from '#components/desk/use-send.client'
import { useSendKeys } from '#components/desk/use-send-keys.client'
import { Button } from '#components/ui/button'
import { TextField } from '#components/ui/text-field'
import { ClaimView } from '#lib/box/views'
import { isSend } from '#lib/desk/keys'
import type { Actor } from '#lib/permissions'
import { newId } from '#lib/platform/uuid'
import { AmendmentKind } from '#lib/revisions/schema'
import type { StoryView } from '#lib/stories/views'

const Edit = z.object({
  claimId: z.string(),
  baseVersion: z.int(),
  text: z.string(),
  kind: AmendmentKind.nullable(),
  note: z.string(),
})
type Edit = z.infer<typeof Edit>

const editOf = (row: ClaimView | null): Edit => ({
  claimId: row?.id ?? newId(),
  baseVersion: row?.version ?? 0,
  text: row?.text ?? '',
  ...NO_AMENDMENT,
})

interface BoxRowEditorProps {
  actor: Actor
  story: StoryView
  /** Null for a new one. */
  row: ClaimView | null
  onSaved: () => void
  onClose: () => void
}

export function BoxRowEditor({ actor, story, row, onSaved, onClose }: BoxRowEditorProps) {
  const [blank] = useState(() => editOf(row))
  const {
    value: edit,
    set,
    replace,
    drop,
  } = useKept(actor, {
    what: row ? `claim:${row.id}` : `new-claim:${story.id}`,
    shape: Edit,
    blank: () => blank,
    hasWords: ({ text }) => text !== blank.text,
  })
  const { press, busy, refusal, forget } = useSend()
  const [missing, setMissing] = useState<Record<string, string>>({})
  const keys = useSendKeys()
  const published = Boolean(row?.publishedAt)
  const errors = { ...refusal?.fields, ...missing }

  async function save({ claimId, baseVersion, text, kind, note }: Edit = edit) {
    const wanting = published ? amendmentErrors({ kind, note }) : {}
    setMissing(wanting)
    if (Object.keys(wanting).length > 0) return
    const told = kind ? { kind, ...(note.trim() ? { note } : {}) } : {}
    const reply = await press({
      ...(row
        ? { method: 'PATCH', path: `/claims/${claimId}`, body: { baseVersion, text, ...told } }
        : { method: 'POST', path: `/stories/${story.id}/box`, body: { claimId, text } }),
      returns: ClaimView,
    })
    if (!reply?.ok) return
    drop()
    onSaved()
  }

  function decide(current: ClaimView, keepMine: boolean) {
    replace({ ...(keepMine ? edit : editOf(current)), baseVersion: current.version })
    forget()
  }

  function tell(told: Amendment) {
    setMissing({})
    set({ ...edit, kind: told.kind, note: told.note })
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Escape') onClose()
    if (!isSend(event)) return
    event.preventDefault()
    void save()
  }

  return (
    <section aria-label={row ? 'Edit row' : 'New row'} onKeyDown={onKeyDown} className="grid gap-2 py-2">
      <TextField
        label={row ? 'Row' : 'What do we know?'}
        name="text"
        rows={2}
        serif
        autoFocus
        limit={240}
        value={edit.text}
        onChange={(text) => set({ ...edit, text })}
        error={errors.text}
      />
      <BannedWarning content={edit} />
      {published && row && (
        <AmendmentFields
          actor={actor}
          value={edit}
          onChange={tell}
          errors={errors}
          asked={missing}
          change={{ before: { text: row.text }, after: { text: edit.text }, language: story.language }}
          onDecided={({ kind, note }) => void save({ ...edit, kind, note })}
        />
      )}
      <Meeting
        refusal={refusal}
        view={ClaimView}
        labels={{ text: 'Row' }}
        mine={{ text: edit.text }}
        textsOf={({ text }) => ({ text })}
        fieldsShown
        onDecide={decide}
      />
      <div className="flex flex-wrap justify-end gap-2">
        <Button keys="Esc" onClick={onClose}>
          Close
        </Button>
        <Button tone="main" keys={keys} busy={busy} onClick={() => void save()}>
          {story.publishedAt ? (row ? 'Publish the change' : 'Publish row') : 'Save row'}
        </Button>
      </div>
    </section>
  )
}
