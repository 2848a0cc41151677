'use client'

import { type KeyboardEvent, useState } from 'react'
import { type Amendment, AmendmentFields, amendmentErrors } from '#components/desk/amendment-fields.client'
import { BannedWarning } from '#components/desk/banned-warning.client'
import { ClaimFields } from '#components/desk/claim-fields.client'
import { Meeting } from '#components/desk/meeting'
import { useKept } from '#components/desk/use-kept.client'
import { useSend } from '#components/desk/use-send.client'
import { useSendKeys } from '#components/desk/use-send-keys.client'
import { Button } from '#components/ui/button'
import { ClaimView } from '#lib/box/views'
import { ClaimEdit, editOf, isOtherwise, shownOf, wordingOf } from '#lib/desk/claim-edit'
import { isSend } from '#lib/desk/keys'
import { type Actor, can } from '#lib/permissions'
import type { StoryView } from '#lib/stories/views'

interface BoxRowEditorProps {
  actor: Actor
  story: StoryView
  /** Null for a new one. */
  row: ClaimView | null
  onSaved: () => void
  onClose: () => void
}

/** The words of a claim: statement, question and who says so. Where readers see another text than before, with a kind. */
export function BoxRowEditor({ actor, story, row, onSaved, onClose }: BoxRowEditorProps) {
  const [blank] = useState(() => editOf(row))
  const {
    value: edit,
    set,
    replace,
    drop,
  } = useKept(actor, {
    what: row ? `claim:${row.id}` : `new-claim:${story.id}`,
    shape: ClaimEdit,
    blank: () => blank,
    hasWords: (words) => JSON.stringify(words) !== JSON.stringify(blank),
  })
  const { press, busy, refusal, forget } = useSend()
  const [missing, setMissing] = useState<Record<string, string>>({})
  const keys = useSendKeys()
  const mayKeep = can(actor, 'box:edit')
  const seen = Boolean(row?.boxedAt && row.publishedAt) && isOtherwise(row, edit)
  const errors = { ...refusal?.fields, ...missing }

  async function save(toDesk: boolean, { claimId, baseVersion, status, kind, note, ...said }: ClaimEdit = edit) {
    const wanting = seen ? amendmentErrors({ kind, note }) : {}
    setMissing(wanting)
    if (Object.keys(wanting).length > 0) return
    const told = seen && kind ? { kind, ...(note.trim() ? { note } : {}) } : {}
    const words = wordingOf({ ...edit, ...said })
    const path = `/stories/${story.id}/${toDesk ? 'claims' : 'box'}`
    const reply = await press({
      ...(row
        ? { method: 'PATCH', path: `/claims/${claimId}`, body: { baseVersion, ...words, ...told } }
        : { method: 'POST', path, body: { claimId, status, ...words } }),
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
    void save(!mayKeep)
  }

  return (
    <section aria-label={row ? 'Edit row' : 'New row'} onKeyDown={onKeyDown} className="grid gap-2 py-2">
      <ClaimFields timeZone={story.timeZone} edit={edit} isNew={row === null} errors={errors} onChange={set} />
      <BannedWarning content={edit} />
      {seen && row && (
        <AmendmentFields
          actor={actor}
          value={edit}
          onChange={tell}
          errors={errors}
          asked={missing}
          change={{ before: shownOf(row), after: shownOf({ ...row, ...wordingOf(edit) }), language: story.language }}
          onDecided={({ kind, note }) => void save(!mayKeep, { ...edit, kind, note })}
        />
      )}
      <Meeting
        refusal={refusal}
        view={ClaimView}
        labels={{ text: 'Row', question: 'Question' }}
        mine={{ text: edit.text, question: edit.question }}
        textsOf={({ text, question }) => ({ text, question })}
        fieldsShown
        onDecide={decide}
      />
      <div className="flex flex-wrap justify-end gap-2">
        <Button keys="Esc" onClick={onClose}>
          Close
        </Button>
        {!row && mayKeep && (
          <Button busy={busy} onClick={() => void save(true)}>
            Keep at the desk
          </Button>
        )}
        <Button tone="main" keys={keys} busy={busy} onClick={() => void save(!mayKeep)}>
          {sendsWords(row, seen, mayKeep, story)}
        </Button>
      </div>
    </section>
  )
}

function sendsWords(row: ClaimView | null, seen: boolean, mayKeep: boolean, story: StoryView): string {
  if (row) return seen ? 'Publish the change' : 'Save row'
  if (!mayKeep) return 'Make the claim'
  return story.publishedAt ? 'Publish row' : 'Save row'
}
