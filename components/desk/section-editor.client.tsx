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
import { RichTextEditor } from '#components/desk/editor.client'
import { KeptState } from '#components/desk/kept-state.client'
import { Meeting, TOGETHER_SAVED, TOGETHER_TO_READ } from '#components/desk/meeting'
import { useKept } from '#components/desk/use-kept.client'
import { useSend } from '#components/desk/use-send.client'
import { useSendKeys } from '#components/desk/use-send-keys.client'
import { Button } from '#components/ui/button'
import { TextField } from '#components/ui/text-field'
import { say } from '#components/ui/toast.client'
import { isSend } from '#lib/desk/keys'
import { meet } from '#lib/desk/meeting'
import type { Refusal } from '#lib/desk/request'
import type { Actor } from '#lib/permissions'
import { newId } from '#lib/platform/uuid'
import { AmendmentKind } from '#lib/revisions/schema'
import { Doc } from '#lib/richtext/schema'
import { EMPTY_DOC } from '#lib/richtext/text'
import { SectionView } from '#lib/sections/views'
import type { StoryView } from '#lib/stories/views'

const Texts = z.object({ heading: z.string(), body: Doc })
const LABELS = { heading: 'Heading', body: 'Text' }

const Edit = Texts.extend({
  sectionId: z.string(),
  baseVersion: z.int(),
  /** The texts it began from. */
  from: Texts.optional(),
  kind: AmendmentKind.nullable(),
  note: z.string(),
})
type Edit = z.infer<typeof Edit>

function editOf(section: SectionView | null): Edit {
  if (!section) return { sectionId: newId(), baseVersion: 0, heading: '', body: EMPTY_DOC, ...NO_AMENDMENT }
  const { id, version, heading, body } = section
  return { sectionId: id, baseVersion: version, heading, body, from: { heading, body }, ...NO_AMENDMENT }
}

const textsOf = ({ heading, body }: SectionView) => ({ heading, body })

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
  const [joined, setJoined] = useState(false)
  const errors = { ...refusal?.fields, ...missing }

  async function save(edit = latest.current, isJoined = false) {
    setJoined(false)
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
    if (!reply) return
    if (!reply.ok) return join(reply, edit)
    kept.drop()
    if (isJoined) say(TOGETHER_SAVED)
    onSaved()
  }

  /** What a colleague changed elsewhere, and this: saved at once, unless readers would see it unread. */
  function join(reply: Refusal, edit: Edit) {
    const met = meet({
      refusal: reply,
      view: SectionView,
      texts: Texts,
      textsOf,
      mine: Texts.parse(edit),
      base: edit.from,
    })
    if (!met) return
    const next = { ...edit, ...met.together, baseVersion: met.current.version, from: textsOf(met.current) }
    kept.replace(next)
    forget()
    if (met.current.publishedAt === null) return void save(next, true)
    setJoined(true)
  }

  function decide(current: SectionView, keepMine: boolean) {
    kept.replace({ ...(keepMine ? edit : editOf(current)), baseVersion: current.version, from: textsOf(current) })
    forget()
  }

  function tell(told: Amendment) {
    setMissing({})
    set({ ...latest.current, kind: told.kind, note: told.note })
  }

  function submit(event: FormEvent) {
    event.preventDefault()
    void save()
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
      onSubmit={submit}
      onKeyDown={onKeyDown}
      noValidate
      className="grid grid-cols-[minmax(0,1fr)] gap-3 rounded-[10px] border border-rule bg-panel p-3"
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
      {published && section && (
        <AmendmentFields
          actor={actor}
          value={edit}
          onChange={tell}
          errors={errors}
          asked={missing}
          change={{ before: edit.from ?? textsOf(section), after: edit, language: story.language }}
          onDecided={({ kind, note }) => void save({ ...latest.current, kind, note })}
        />
      )}
      <Meeting
        refusal={refusal}
        view={SectionView}
        labels={LABELS}
        mine={Texts.parse(edit)}
        textsOf={textsOf}
        fieldsShown
        onDecide={decide}
      />
      <p role="status" className="text-sm font-semibold empty:hidden">
        {joined && TOGETHER_TO_READ}
      </p>
      <div className="flex flex-wrap items-center gap-2 text-sm text-soft">
        <KeptState
          kept={kept}
          timeZone={story.timeZone}
          changed={story.sections.some(({ id, version }) => id === edit.sectionId && version > edit.baseVersion)}
        />
        <span className="ml-auto flex flex-wrap justify-end gap-2">
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
