'use client'

import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react'
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
import { RefusalAlert } from '#components/desk/refusal'
import { useKept } from '#components/desk/use-kept.client'
import { useSend } from '#components/desk/use-send.client'
import { useSendKeys } from '#components/desk/use-send-keys.client'
import { Words } from '#components/desk/words'
import { Button } from '#components/ui/button'
import { TextField } from '#components/ui/text-field'
import { isSend } from '#lib/desk/keys'
import type { Actor } from '#lib/permissions'
import { newId } from '#lib/platform/uuid'
import { AmendmentKind } from '#lib/revisions/schema'
import { Doc } from '#lib/richtext/schema'
import { EMPTY_DOC } from '#lib/richtext/text'
import { SectionView } from '#lib/sections/views'
import type { StoryView } from '#lib/stories/views'

const Edit = z.object({
  sectionId: z.string(),
  baseVersion: z.int(),
  heading: z.string(),
  body: Doc,
  kind: AmendmentKind.nullable(),
  note: z.string(),
})
type Edit = z.infer<typeof Edit>

function editOf(section: SectionView | null): Edit {
  if (!section) return { sectionId: newId(), baseVersion: 0, heading: '', body: EMPTY_DOC, ...NO_AMENDMENT }
  const { id, version, heading, body } = section
  return { sectionId: id, baseVersion: version, heading, body, ...NO_AMENDMENT }
}

interface SectionEditorProps {
  actor: Actor
  story: StoryView
  /** Null for a new one. */
  section: SectionView | null
  onSaved: () => void
  onClose: () => void
}

export function SectionEditor({ actor, story, section, onSaved, onClose }: SectionEditorProps) {
  const blank = useState(() => editOf(section))[0]
  const kept = useKept(actor, {
    what: section ? `section:${section.id}` : `new-section:${story.id}`,
    shape: Edit,
    blank: () => blank,
    hasWords: ({ heading, body }) => heading !== blank.heading || JSON.stringify(body) !== JSON.stringify(blank.body),
    draft: ({ sectionId, baseVersion }) => ({
      storyId: story.id,
      itemType: 'section',
      itemId: sectionId,
      baseVersion,
    }),
    isOffer: ({ itemType, baseVersion }) => section === null && itemType === 'section' && baseVersion === 0,
  })
  const { value: edit, set, sheet } = kept
  const latest = useRef(edit)
  latest.current = edit
  const { press, busy, refusal, forget } = useSend()
  const [missing, setMissing] = useState<Record<string, string>>({})
  const keys = useSendKeys()
  const published = Boolean(section?.publishedAt)
  const now = refusal?.code === 'conflict' ? SectionView.safeParse(refusal.current).data : undefined
  const errors = { ...refusal?.fields, ...missing }

  async function save(event?: FormEvent) {
    event?.preventDefault()
    const wanting = published ? amendmentErrors(edit) : {}
    setMissing(wanting)
    if (Object.keys(wanting).length > 0) return
    const { sectionId, baseVersion, heading, body, kind, note } = edit
    const told = kind ? { kind, ...(note.trim() ? { note } : {}) } : {}
    const reply = await press({
      ...(section
        ? { method: 'PATCH', path: `/sections/${sectionId}`, body: { baseVersion, heading, body, ...told } }
        : { method: 'POST', path: `/stories/${story.id}/sections`, body: { sectionId, heading, body } }),
      returns: SectionView,
    })
    if (!reply?.ok) return
    kept.drop()
    onSaved()
  }

  function decide(current: SectionView, keepMine: boolean) {
    kept.replace({ ...(keepMine ? edit : editOf(current)), baseVersion: current.version })
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
    void save()
  }

  return (
    <form
      aria-label={section ? `Edit section: ${section.heading}` : 'New section'}
      onSubmit={save}
      onKeyDown={onKeyDown}
      noValidate
      className="grid gap-3 rounded-[10px] border border-rule bg-panel p-3"
    >
      <TextField
        label="Section heading"
        name="heading"
        serif
        autoFocus
        value={edit.heading}
        onChange={(heading) => set({ ...edit, heading })}
        error={errors.heading}
      />
      <RichTextEditor
        key={sheet}
        label="Section text"
        initial={edit.body}
        onChange={(body) => set({ ...latest.current, body })}
      />
      <BannedWarning content={edit} />
      {published && <AmendmentFields value={edit} onChange={tell} errors={errors} />}
      {now ? (
        <Conflict
          sentence={refusal?.sentence ?? ''}
          texts={[
            {
              label: 'Heading',
              mine: <p className="font-serif">{edit.heading}</p>,
              now: <p className="font-serif">{now.heading}</p>,
            },
            { label: 'Text', mine: <Words doc={edit.body} />, now: <Words doc={now.body} /> },
          ]}
          onTakeTheirs={() => decide(now, false)}
          onKeepMine={() => decide(now, true)}
        />
      ) : (
        <RefusalAlert refusal={refusal} fieldsShown />
      )}
      <div className="flex flex-wrap items-center gap-2 text-sm text-soft">
        <KeptState
          kept={kept}
          timeZone={story.timeZone}
          changed={story.sections.some(({ id, version }) => id === edit.sectionId && version > edit.baseVersion)}
        />
        <span className="ml-auto flex gap-2">
          {kept.touched && (
            <Button tone="plain" onClick={() => kept.drop()}>
              Drop my changes
            </Button>
          )}
          <Button keys="Esc" onClick={onClose}>
            Close
          </Button>
          <Button type="submit" tone="main" keys={keys} busy={busy}>
            {!section && story.publishedAt ? 'Publish section' : published ? 'Publish the change' : 'Save section'}
          </Button>
        </span>
      </div>
    </form>
  )
}
