'use client'

import { useRef, useState } from 'react'
import { BoxRow, type Returning } from '#components/desk/box-row.client'
import { BoxRowEditor } from '#components/desk/box-row-editor.client'
import { useNow } from '#components/desk/use-now.client'
import { usePreferences } from '#components/desk/use-preferences.client'
import { Button } from '#components/ui/button'
import { dueRows } from '#lib/box/reminder'
import type { ClaimView } from '#lib/box/views'
import { timesOf } from '#lib/desk/acts'
import { neighboursOf, partsOf } from '#lib/desk/claim-parts'
import { type Actor, can } from '#lib/permissions'
import type { StoryView } from '#lib/stories/views'

interface BoxProps {
  actor: Actor
  story: StoryView
  rows: ClaimView[]
  /** Something was changed: read the box again. */
  onChanged: () => void
}

/** All claims of a story: those readers see, part by part, each with when the desk last looked at it, and the desk's own. */
export function BoxEditor({ actor, story, rows, onChanged }: BoxProps) {
  const [open, setOpen] = useState<ClaimView | 'new' | null>(null)
  const now = useNow()
  const due = now && story.state === 'live' ? dueRows(rows, now) : []
  const { letterKeys } = usePreferences(actor)
  const mayKeep = can(actor, 'box:edit')
  const returning = useRef<Returning | null>(null)
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
    <div className="grid gap-3" data-claims>
      {rows.length === 0 && open !== 'new' && (
        <p className="text-soft">Nothing yet. {mayKeep ? EMPTY : 'Editors put them into the box.'}</p>
      )}
      {partsOf(shown).map((part) => (
        <div key={part.title}>
          {/* No heading: in the third column and behind its tab it would be one of different rank. */}
          <p className="border-b border-hair pb-1 text-sm font-semibold">{part.title}</p>
          <ol className="grid" aria-label={part.title}>
            {part.rows.map((row) => (
              <li key={row.id} className="border-t border-hair first:border-0">
                {editing?.id === row.id ? (
                  <BoxRowEditor actor={actor} story={story} row={row} onSaved={saved} onClose={close} />
                ) : (
                  <BoxRow
                    mayKeep={mayKeep}
                    mayChange={can(actor, 'claim:change', stateOf(row), timesOf(story))}
                    letterKeys={letterKeys}
                    story={story}
                    row={row}
                    neighbours={neighboursOf(row, part, shown)}
                    isDue={due.includes(row)}
                    returning={returning}
                    onEdit={() => setOpen(row)}
                    onChanged={onChanged}
                  />
                )}
              </li>
            ))}
          </ol>
        </div>
      ))}
      {can(actor, 'claim:make', timesOf(story)) &&
        (open === 'new' ? (
          <BoxRowEditor actor={actor} story={story} row={null} onSaved={saved} onClose={close} />
        ) : (
          <div>
            <Button onClick={() => setOpen('new')}>{mayKeep ? 'Add a row' : 'Make a claim'}</Button>
          </div>
        ))}
    </div>
  )
}

const EMPTY = 'Readers see these rows beside the updates.'

const stateOf = ({ boxedAt }: ClaimView) => ({ boxedAt: boxedAt === null ? null : new Date(boxedAt) })
