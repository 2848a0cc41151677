'use client'

import { useState } from 'react'
import { RefusalAlert } from '#components/desk/refusal'
import { SectionEditor } from '#components/desk/section-editor.client'
import { useSend } from '#components/desk/use-send.client'
import { Words } from '#components/desk/words'
import { Button } from '#components/ui/button'
import type { Actor } from '#lib/permissions'
import type { SectionView } from '#lib/sections/views'
import { RemovalView } from '#lib/sections/views'
import type { StoryView } from '#lib/stories/views'

interface SectionsProps {
  actor: Actor
  story: StoryView
  /** Something was changed: read the story again. */
  onChanged: () => void
}

/** Background under the updates. */
export function Sections({ actor, story, onChanged }: SectionsProps) {
  const [open, setOpen] = useState<SectionView | 'new' | null>(null)
  const close = () => setOpen(null)
  const saved = () => {
    close()
    onChanged()
  }

  // A section that a colleague removes while it is being edited stays on this screen until the words are dealt with.
  const editing = open === 'new' ? null : open
  const isGone = editing && !story.sections.some(({ id }) => id === editing.id)
  const shown = isGone ? [...story.sections, editing] : story.sections

  return (
    <div className="grid gap-4 py-4">
      {shown.map((section) =>
        editing?.id === section.id ? (
          <SectionEditor
            key={section.id}
            actor={actor}
            story={story}
            section={section}
            onSaved={saved}
            onClose={close}
          />
        ) : (
          <SectionRow key={section.id} section={section} onEdit={() => setOpen(section)} onChanged={onChanged} />
        ),
      )}
      {story.sections.length === 0 && open !== 'new' && (
        <p className="text-soft">
          No background yet. A section explains what led up to the news, under its own heading.
        </p>
      )}
      {open === 'new' ? (
        <SectionEditor actor={actor} story={story} section={null} onSaved={saved} onClose={close} />
      ) : (
        <div>
          <Button onClick={() => setOpen('new')}>Add a section</Button>
        </div>
      )}
    </div>
  )
}

interface SectionRowProps {
  section: SectionView
  onEdit: () => void
  onChanged: () => void
}

function SectionRow({ section, onEdit, onChanged }: SectionRowProps) {
  const [asking, setAsking] = useState(false)
  const { press, busy, refusal } = useSend()

  async function remove() {
    const reply = await press({
      method: 'POST',
      path: `/sections/${section.id}/removal`,
      body: { baseVersion: section.version },
      returns: RemovalView,
    })
    if (reply?.ok) onChanged()
  }

  return (
    <section aria-label={section.heading} className="grid gap-1 border-b border-hair pb-4">
      <div className="flex flex-wrap items-baseline gap-2">
        <h2 className="font-serif text-lg font-semibold">{section.heading}</h2>
        <span className="text-xs text-soft">{section.publishedAt ? 'Published' : 'Goes out with the story'}</span>
        <span className="ml-auto flex gap-1">
          <Button onClick={onEdit}>Edit</Button>
          {!asking && <Button onClick={() => setAsking(true)}>Remove …</Button>}
        </span>
      </div>
      <Words doc={section.body} />
      {asking && (
        <div className="flex flex-wrap items-center gap-2">
          <span>{section.publishedAt ? 'Readers will no longer see it.' : 'It will no longer be in the story.'}</span>
          <Button tone="danger" busy={busy} autoFocus onClick={() => void remove()}>
            Remove section
          </Button>
          <Button onClick={() => setAsking(false)}>Keep it</Button>
        </div>
      )}
      <RefusalAlert refusal={refusal} />
    </section>
  )
}
