'use client'

import { useState } from 'react'
import { BoxRow } from '#components/desk/box-row.client'
import { BoxRowEditor } from '#components/desk/box-row-editor.client'
import { useNow } from '#components/desk/use-now.client'
import { usePreferences } from '#components/desk/use-preferences.client'
import { Button } from '#components/ui/button'
import { dueRows } from '#lib/box/reminder'
import type { ClaimView } from '#lib/box/views'
import { type Actor, can } from '#lib/permissions'
import type { StoryView } from '#lib/stories/views'

interface BoxProps {
  actor: Actor
  story: StoryView
  rows: ClaimView[]
  /** Something was changed: read the box again. */
  onChanged: () => void
}

/** What we know: the rows readers see, each with when the desk last looked at it. */
export function BoxEditor({ actor, story, rows, onChanged }: BoxProps) {
  const [open, setOpen] = useState<ClaimView | 'new' | null>(null)
  const now = useNow()
  const due = now && story.state === 'live' ? dueRows(rows, now) : []
  const { letterKeys } = usePreferences(actor)
  const mayEdit = can(actor, 'box:edit')
  const close = () => setOpen(null)
  const saved = () => {
    close()
    onChanged()
  }

  // A row that a colleague takes out while it is being edited stays on this screen until the words are dealt with.
  const editing = open === 'new' ? null : open
  const isGone = editing && !rows.some(({ id }) => id === editing.id)
  const shown = isGone ? [...rows, editing] : rows

  return (
    <div className="grid gap-2">
      {rows.length === 0 && open !== 'new' && (
        <p className="text-soft">
          Nothing yet. {mayEdit ? 'Readers see these rows beside the updates.' : 'Editors keep these rows.'}
        </p>
      )}
      <ol className="grid" aria-label="What we know">
        {shown.map((row, place) => (
          <li key={row.id} className="border-t border-hair first:border-0">
            {editing?.id === row.id ? (
              <BoxRowEditor actor={actor} story={story} row={row} onSaved={saved} onClose={close} />
            ) : (
              <BoxRow
                mayEdit={mayEdit}
                letterKeys={letterKeys}
                timeZone={story.timeZone}
                row={row}
                place={place}
                count={rows.length}
                isDue={due.includes(row)}
                onEdit={() => setOpen(row)}
                onChanged={onChanged}
              />
            )}
          </li>
        ))}
      </ol>
      {mayEdit &&
        (open === 'new' ? (
          <BoxRowEditor actor={actor} story={story} row={null} onSaved={saved} onClose={close} />
        ) : (
          <div>
            <Button onClick={() => setOpen('new')}>Add a row</Button>
          </div>
        ))}
    </div>
  )
}
