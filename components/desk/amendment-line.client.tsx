'use client'

import { createContext, useContext } from 'react'
import { isPresetLine } from '#lib/corrections/preset-line'
import { timeIn } from '#lib/desk/clock'
import type { UpdateView } from '#lib/updates/views'

/** How many updates of the story were ever published: an open editor asks whether its own is still among the newest. */
export const PublishedCount = createContext(0)

interface AmendmentLineProps {
  update: UpdateView
  timeZone: string
  /** Null while nobody has said: as the newsroom presets it. */
  value: boolean | null
  onChange: (line: boolean) => void
}

/** Whether a line on top of the timeline leads readers to what was corrected below. */
export function AmendmentLine({ update, timeZone, value, onChange }: AmendmentLineProps) {
  const count = useContext(PublishedCount)
  const { publishedAt, ordinal } = update
  if (!publishedAt) return null
  return (
    <label className="flex items-start gap-2 text-sm">
      <input
        type="checkbox"
        checked={value ?? isPresetLine(ordinal, count)}
        onChange={(event) => onChange(event.target.checked)}
        className="mt-1"
      />
      <span>
        A line on top of the timeline
        <span className="block text-xs text-soft">
          “Correction to {timeIn(timeZone, publishedAt)}: …”, with your note, leads readers here.
        </span>
      </span>
    </label>
  )
}
