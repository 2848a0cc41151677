'use client'

import { type FormEvent, useRef, useState } from 'react'
import { z } from 'zod'
import { AmendmentFields, amendmentErrors, NO_AMENDMENT } from '#components/desk/amendment-fields.client'
import { BannedWarning } from '#components/desk/banned-warning.client'
import { LeadImageField } from '#components/desk/image-lead.client'
import { KeptState } from '#components/desk/kept-state.client'
import { Meeting, TOGETHER_SAVED, TOGETHER_TO_READ } from '#components/desk/meeting'
import { StoryTextFields } from '#components/desk/story-text-fields.client'
import { useKept } from '#components/desk/use-kept.client'
import { useSend } from '#components/desk/use-send.client'
import { Button } from '#components/ui/button'
import { TextField } from '#components/ui/text-field'
import { say } from '#components/ui/toast.client'
import { cityOf } from '#lib/desk/clock'
import { meet } from '#lib/desk/meeting'
import type { Refusal } from '#lib/desk/request'
import { LeadImage } from '#lib/media/schema'
import type { Actor } from '#lib/permissions'
import { AmendmentKind } from '#lib/revisions/schema'
import { StoryTexts } from '#lib/stories/schema'
import { StoryView } from '#lib/stories/views'

// Half-written texts are kept too, so the lengths of StoryTexts are not asked here.
const Texts = z.object({
  headline: z.string(),
  shortHeadline: z.string(),
  standfirst: z.string(),
  lede: StoryTexts.shape.lede,
  listHeading: z.string(),
  credit: z.string(),
  place: z.string(),
  leadImage: LeadImage.nullable().default(null),
})

const Edit = Texts.extend({
  /** The texts it began from. */
  from: Texts.optional(),
  baseVersion: z.int(),
  kind: AmendmentKind.nullable(),
  note: z.string(),
})
type Edit = z.infer<typeof Edit>

const textsOf = ({ texts }: StoryView): z.infer<typeof Texts> =>
  Texts.parse({ ...texts, credit: texts.credit ?? '', leadImage: texts.leadImage ?? null })

const editOf = (story: StoryView): Edit => ({
  ...textsOf(story),
  from: textsOf(story),
  baseVersion: story.version,
  ...NO_AMENDMENT,
})

interface StoryTextsEditorProps {
  actor: Actor
  story: StoryView
  onSaved: (story: StoryView) => void
}

/** Headline to list heading; once readers have seen them, with a kind and a note. */
export function StoryTextsEditor({ actor, story, onSaved }: StoryTextsEditorProps) {
  const blank = () => editOf(story)
  const kept = useKept(actor, {
    what: `story:${story.id}`,
    shape: Edit,
    blank,
    hasWords: (edit) => JSON.stringify(edit) !== JSON.stringify(blank()),
    draft: ({ baseVersion }) => ({ storyId: story.id, itemType: 'story', itemId: story.id, baseVersion }),
  })
  // Until something is typed the fields follow the story as colleagues change it.
  const shown = kept.touched ? kept.value : blank()
  const latest = useRef(shown)
  latest.current = shown
  const { press, busy, refusal, forget } = useSend()
  const [missing, setMissing] = useState<Record<string, string>>({})
  const [saved, setSaved] = useState(false)
  const published = story.publishedAt !== null
  const [joined, setJoined] = useState(false)

  function change(part: Partial<Edit>) {
    setSaved(false)
    setMissing({})
    kept.set({ ...latest.current, ...part })
  }

  async function save(edit = latest.current, isJoined = false) {
    setJoined(false)
    const { kind, note, credit, from: _from, ...texts } = edit
    const errors = published ? amendmentErrors(edit) : {}
    setMissing(errors)
    if (Object.keys(errors).length > 0) return
    const told = kind ? { kind, ...(note.trim() ? { note } : {}) } : {}
    const body = { ...texts, credit: credit.trim() || null, ...told }
    const reply = await press({ method: 'PATCH', path: `/stories/${story.id}`, body, returns: StoryView })
    if (!reply) return
    if (!reply.ok) return join(reply, edit)
    kept.drop(editOf(reply.value))
    if (isJoined) say(TOGETHER_SAVED)
    setSaved(true)
    onSaved(reply.value)
  }

  /** What a colleague changed elsewhere, and this: saved at once, unless readers would see it unread. */
  function join(reply: Refusal, edit: Edit) {
    const met = meet({
      refusal: reply,
      view: StoryView,
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
    onSaved(met.current)
    setJoined(true)
  }

  function decide(current: StoryView, keepMine: boolean) {
    if (keepMine) kept.replace({ ...shown, baseVersion: current.version, from: textsOf(current) })
    else kept.drop(editOf(current))
    forget()
    onSaved(current)
  }

  function submit(event: FormEvent) {
    event.preventDefault()
    void save()
  }

  return (
    <form onSubmit={submit} noValidate className="grid gap-4 py-4">
      <StoryTextFields
        value={shown}
        onChange={change}
        errors={refusal?.fields ?? {}}
        sheet={`${kept.sheet}:${shown.baseVersion}`}
      />
      <LeadImageField
        storyId={story.id}
        value={shown.leadImage}
        onChange={(leadImage) => change({ leadImage })}
        error={refusal?.fields.leadImage}
      />
      <TextField
        label="Source credit (optional)"
        name="credit"
        hint="Who the text was taken from, such as CNN; empty where it is ours."
        value={shown.credit}
        onChange={(credit) => change({ credit })}
        error={refusal?.fields.credit}
      />
      <TextField
        label="Place of its times (optional)"
        name="place"
        hint={`Readers see “Updated 21:14 in …”; ${cityOf(story.timeZone)} where this is empty.`}
        value={shown.place}
        onChange={(place) => change({ place })}
        error={refusal?.fields.place}
      />
      <BannedWarning content={shown} />
      {published && (
        <AmendmentFields
          actor={actor}
          value={shown}
          onChange={({ kind, note }) => change({ kind, note })}
          errors={{ ...refusal?.fields, ...missing }}
          asked={missing}
          change={{ before: textsOf(story), after: shown, language: story.language }}
          onDecided={({ kind, note }) => void save({ ...latest.current, kind, note })}
        />
      )}
      <Meeting
        refusal={refusal}
        view={StoryView}
        labels={LABELS}
        mine={Texts.parse(shown)}
        textsOf={textsOf}
        fieldsShown
        onDecide={decide}
      />
      <p role="status" className="text-sm font-semibold empty:hidden">
        {joined && TOGETHER_TO_READ}
      </p>
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" tone="main" busy={busy}>
          {published ? 'Publish the change' : 'Save texts'}
        </Button>
        {kept.touched && (
          <Button tone="plain" onClick={() => kept.drop()}>
            Drop my changes
          </Button>
        )}
        <span role="status" className="text-sm text-soft">
          {saved && 'Saved.'}
        </span>
        <span className="contents text-sm text-soft">
          <KeptState kept={kept} timeZone={story.timeZone} changed={story.version > shown.baseVersion} />
        </span>
      </div>
    </form>
  )
}

const LABELS = {
  headline: 'Headline',
  shortHeadline: 'Short headline',
  standfirst: 'Standfirst',
  lede: 'Lede',
  leadImage: 'Lead image',
  listHeading: 'List heading',
  credit: 'Source credit',
  place: 'Place of its times',
}
