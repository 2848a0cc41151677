'use client'

import { type KeyboardEvent, useRef, useState } from 'react'
import { z } from 'zod'
import {
  type Amendment,
  AmendmentFields,
  amendmentErrors,
  NO_AMENDMENT,
} from '#components/desk/amendment-fields.client'
import { AmendmentLine } from '#components/desk/amendment-line.client'
import { BannedWarning } from '#components/desk/banned-warning.client'
import { RichTextEditor } from '#components/desk/editor.client'
import { EyesWarning } from '#components/desk/eyes-warning.client'
import { KeptState } from '#components/desk/kept-state.client'
import { KnownFields } from '#components/desk/known-fields.client'
import { Meeting, TOGETHER_SAVED, TOGETHER_TO_READ } from '#components/desk/meeting'
import { useEditing } from '#components/desk/presence.client'
import { useKept } from '#components/desk/use-kept.client'
import { useSend } from '#components/desk/use-send.client'
import { useSendKeys } from '#components/desk/use-send-keys.client'
import { Button } from '#components/ui/button'
import { TextField } from '#components/ui/text-field'
import { say } from '#components/ui/toast.client'
import { factsOf } from '#lib/desk/acts'
import { bylinesFrom, bylineWords } from '#lib/desk/bylines'
import { isSend } from '#lib/desk/keys'
import { knownFrom, NOTHING_KNOWN, TypedKnown, typedKnown, withNewSource } from '#lib/desk/known'
import { meet } from '#lib/desk/meeting'
import type { Refusal } from '#lib/desk/request'
import { SLASH_COMMANDS } from '#lib/desk/slash'
import { type Actor, can } from '#lib/permissions'
import { AmendmentKind } from '#lib/revisions/schema'
import { Doc } from '#lib/richtext/schema'
import type { StoryView } from '#lib/stories/views'
import { UpdateView } from '#lib/updates/views'

const Texts = z.object({
  headline: z.string(),
  by: z.string(),
  body: Doc,
  known: TypedKnown.default(NOTHING_KNOWN),
})
export const UPDATE_LABELS = { headline: 'Headline', body: 'Text', by: 'Bylines', known: 'How we know this' }
const SOURCE_COMMAND = SLASH_COMMANDS.filter(({ name }) => name === 'source')

const Edit = Texts.extend({
  baseVersion: z.int(),
  /** The texts it began from: what a colleague changes meanwhile can then be told from what is changed here. */
  from: Texts.optional(),
  kind: AmendmentKind.nullable(),
  note: z.string(),
  /** Whether a line on top leads to it; null until somebody decides. */
  line: z.boolean().nullable().default(null),
})
type Edit = z.infer<typeof Edit>

export const textsOf = ({ headline, bylines, body, ...told }: UpdateView): z.infer<typeof Texts> => ({
  headline: headline ?? '',
  by: bylineWords(bylines),
  body,
  known: typedKnown(told),
})

const editOf = (update: UpdateView): Edit => ({
  ...textsOf(update),
  baseVersion: update.version,
  from: textsOf(update),
  ...NO_AMENDMENT,
  line: null,
})

interface UpdateEditorProps {
  actor: Actor
  update: UpdateView
  story: Pick<StoryView, 'timeZone' | 'language'>
  onSaved: (update: UpdateView) => void
  onClose: () => void
  onRetract: () => void
}

/** An update's text in its place. Published text is changed with a kind, and never without the version it was read at. */
export function UpdateEditor({ actor, update, story, onSaved, onClose, onRetract }: UpdateEditorProps) {
  const { timeZone, language } = story
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
  const [joined, setJoined] = useState(false)
  useEditing(update.id)

  async function save(edit = latest.current, isJoined = false) {
    setJoined(false)
    const errors = published ? amendmentErrors(edit) : {}
    setMissing(errors)
    if (Object.keys(errors).length > 0) return
    const { baseVersion, headline, body, by, known: told, note, line } = edit
    const known = [...base.bylines, { contributorId: actor.id, name: actor.name }]
    const words = { headline: headline.trim() || null, body, ...knownFrom(told) }
    const change = { baseVersion, ...words, bylines: bylinesFrom(by, known) }
    const forReaders = {
      ...(note.trim() ? { note } : {}),
      ...(edit.kind === 'correction' && line !== null ? { line } : {}),
    }
    const reply = await press({
      ...(published
        ? { method: 'POST', path: `/updates/${base.id}/${edit.kind}`, body: { ...change, ...forReaders } }
        : { method: 'PATCH', path: `/updates/${base.id}`, body: change }),
      returns: UpdateView,
    })
    if (!reply) return
    if (!reply.ok) return join(reply, edit)
    kept.drop()
    if (isJoined) say(TOGETHER_SAVED)
    onSaved(reply.value)
  }

  /** What a colleague changed elsewhere in the text and what was changed here: saved at once, unless readers would see it unread. */
  function join(reply: Refusal, edit: Edit) {
    const met = meet({
      refusal: reply,
      view: UpdateView,
      texts: Texts,
      textsOf,
      mine: Texts.parse(edit),
      base: edit.from,
    })
    if (!met) return
    const { current, together } = met
    const next = { ...edit, ...together, baseVersion: current.version, from: textsOf(current) }
    setBase(current)
    kept.replace(next)
    forget()
    if (current.publishedAt === null) return void save(next, true)
    setJoined(true)
  }

  /** From here on the text as it is now is what this edit began from. */
  function decide(current: UpdateView, keepMine: boolean) {
    setBase(current)
    if (keepMine) kept.replace({ ...edit, baseVersion: current.version, from: textsOf(current) })
    else kept.drop(editOf(current))
    forget()
  }

  /** Noted at once: a command takes its words out of the text and adds a source before anything is drawn again. */
  function change(part: Partial<Edit>) {
    latest.current = { ...latest.current, ...part }
    set(latest.current)
  }

  function tell(told: Amendment) {
    setMissing({})
    change({ kind: told.kind, note: told.note })
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
      className="grid grid-cols-[minmax(0,1fr)] gap-3 rounded-[10px] border border-rule bg-panel p-3"
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
        onChange={(body) => change({ body })}
        slash={{
          commands: SOURCE_COMMAND,
          timeZone,
          onCommand: () => change({ known: withNewSource(latest.current.known) }),
        }}
      />
      <KnownFields value={edit.known} timeZone={timeZone} onChange={(known) => change({ known })} />
      <TextField
        label="Bylines"
        name="bylines"
        hint="Commas between names."
        value={edit.by}
        onChange={(by) => set({ ...edit, by })}
        error={refusal?.fields.bylines}
      />
      <BannedWarning content={edit} />
      <EyesWarning
        content={{ headline: edit.headline, body: edit.body, verification: edit.known.verification }}
        before={base}
        language={language}
      />
      {published && (
        <AmendmentFields
          actor={actor}
          value={edit}
          onChange={tell}
          errors={{ ...refusal?.fields, ...missing }}
          asked={missing}
          change={{ before: textsOf(base), after: edit, language }}
          onDecided={({ kind, note }) => void save({ ...latest.current, kind, note })}
          onRetract={can(actor, 'update:retract', factsOf(base)) ? onRetract : undefined}
        >
          <AmendmentLine
            update={base}
            timeZone={timeZone}
            value={edit.line}
            onChange={(line) => set({ ...latest.current, line })}
          />
        </AmendmentFields>
      )}
      <Meeting
        refusal={refusal}
        view={UpdateView}
        labels={UPDATE_LABELS}
        mine={Texts.parse(edit)}
        textsOf={textsOf}
        onDecide={decide}
      />
      <p role="status" className="text-sm font-semibold empty:hidden">
        {joined && TOGETHER_TO_READ}
      </p>
      <div className="flex flex-wrap items-center gap-2 border-t border-hair pt-2 text-sm text-soft">
        <KeptState kept={kept} timeZone={timeZone} changed={update.version > edit.baseVersion} />
        <span className="ml-auto flex flex-wrap justify-end gap-2">
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
