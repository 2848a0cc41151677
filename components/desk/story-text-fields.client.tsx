'use client'

import type { ReactNode } from 'react'
import { RichTextEditor } from '#components/desk/editor.client'
import { TextField } from '#components/ui/text-field'
import type { Doc } from '#lib/richtext/schema'
import type { StoryTexts } from '#lib/stories/schema'

/** What a push message and a search result show. */
const SHORT_HEADLINE = 70

type Words = Omit<StoryTexts, 'credit' | 'place'>

interface StoryTextFieldsProps<T extends Words> {
  value: T
  onChange: (change: Partial<Words>) => void
  errors: Record<string, string>
  /** Changes where the lede comes from elsewhere than the keyboard. */
  sheet: string | number
  /** What is said to the headline while it is written. */
  belowHeadline?: ReactNode
}

/** The words at the head of a story, as readers will see them. */
export function StoryTextFields<T extends Words>(props: StoryTextFieldsProps<T>) {
  const { value, onChange, errors, sheet, belowHeadline } = props
  return (
    <>
      <TextField
        label="Headline"
        name="headline"
        serif
        value={value.headline}
        onChange={(headline) => onChange({ headline })}
        error={errors.headline}
      />
      {belowHeadline}
      <TextField
        label="Short headline (optional)"
        name="shortHeadline"
        serif
        limit={SHORT_HEADLINE}
        hint="For lists, messages and search results; the headline stands there where this is empty."
        value={value.shortHeadline}
        onChange={(shortHeadline) => onChange({ shortHeadline })}
        error={errors.shortHeadline}
      />
      <TextField
        label="Standfirst (optional)"
        name="standfirst"
        rows={2}
        serif
        value={value.standfirst}
        onChange={(standfirst) => onChange({ standfirst })}
        error={errors.standfirst}
      />
      <div className="grid gap-1">
        <span className="text-sm font-semibold">Lede (optional)</span>
        <RichTextEditor
          key={sheet}
          label="Lede (optional)"
          initial={value.lede}
          onChange={(lede: Doc) => onChange({ lede })}
        />
        {errors.lede && <p className="text-sm font-semibold text-live">{errors.lede}</p>}
      </div>
      <TextField
        label="List heading"
        name="listHeading"
        serif
        hint="Stands above the updates."
        value={value.listHeading}
        onChange={(listHeading) => onChange({ listHeading })}
        error={errors.listHeading}
      />
    </>
  )
}
