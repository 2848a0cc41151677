'use client'

import { type FormEvent, type KeyboardEvent, useState } from 'react'
import { RefusalAlert } from '#components/desk/refusal'
import { useSend } from '#components/desk/use-send.client'
import { Button } from '#components/ui/button'
import { TextField } from '#components/ui/text-field'
import { say } from '#components/ui/toast.client'
import { BriefView, type TermView } from '#lib/briefs/views'
import { isSend } from '#lib/desk/keys'
import { newId } from '#lib/platform/uuid'

interface BriefEditorProps {
  brief: BriefView
  onChanged: (brief: BriefView) => void
  onClose: () => void
}

/** The brief's two lines, and the list of what must not go out. */
export function BriefEditor({ brief, onChanged, onClose }: BriefEditorProps) {
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Escape') onClose()
  }
  return (
    <section aria-label="Edit brief" onKeyDown={onKeyDown} className="grid gap-4 border-t border-hair pt-3 text-ink">
      <Lines brief={brief} onChanged={onChanged} onClose={onClose} />
      <BannedTerms brief={brief} onChanged={onChanged} />
    </section>
  )
}

function Lines({ brief, onChanged, onClose }: BriefEditorProps) {
  const [lines, setLines] = useState({ waitingFor: brief.waitingFor, comesNext: brief.comesNext })
  const [baseVersion, setBase] = useState(brief.version)
  const { press, refusal, busy } = useSend()
  const now = refusal?.code === 'conflict' ? BriefView.safeParse(refusal.current).data : undefined

  async function save(event: { preventDefault: () => void }) {
    event.preventDefault()
    const path = `/stories/${brief.storyId}/brief`
    const reply = await press({ method: 'PATCH', path, body: { baseVersion, ...lines }, returns: BriefView })
    if (reply?.ok) {
      onChanged(reply.value)
      onClose()
    } else if (reply?.code === 'conflict') {
      const current = BriefView.safeParse(reply.current).data
      if (current) setBase(current.version)
    }
  }

  return (
    <form
      onSubmit={save}
      onKeyDown={(event) => isSend(event) && void save(event)}
      noValidate
      className="grid gap-3 sm:grid-cols-2"
    >
      <TextField
        label="Waiting for"
        name="waitingFor"
        placeholder="the minister at 22:00"
        autoFocus
        value={lines.waitingFor}
        onChange={(waitingFor) => setLines({ ...lines, waitingFor })}
        error={refusal?.fields.waitingFor}
      />
      <TextField
        label="What comes next"
        name="comesNext"
        placeholder="a profile, towards midnight"
        value={lines.comesNext}
        onChange={(comesNext) => setLines({ ...lines, comesNext })}
        error={refusal?.fields.comesNext}
      />
      <div className="sm:col-span-2">
        <RefusalAlert refusal={refusal}>
          {now && (
            <p className="mt-1">
              It says now: waiting for “{now.waitingFor || 'nobody'}”, next “{now.comesNext || 'nothing'}”. Save again
              to put yours over it.
            </p>
          )}
        </RefusalAlert>
      </div>
      <div className="flex justify-end gap-2 sm:col-span-2">
        <Button keys="Esc" onClick={onClose}>
          Close
        </Button>
        <Button type="submit" tone="main" busy={busy}>
          Save brief
        </Button>
      </div>
    </form>
  )
}

function BannedTerms({ brief, onChanged }: Omit<BriefEditorProps, 'onClose'>) {
  const [term, setTerm] = useState('')
  const [why, setWhy] = useState('')
  const { press, refusal, busy } = useSend()

  const ban = (words: { term: string; why: string }) =>
    press({
      method: 'POST',
      path: `/stories/${brief.storyId}/terms`,
      body: { termId: newId(), ...words },
      returns: BriefView,
    })

  async function add(event: FormEvent) {
    event.preventDefault()
    const reply = await ban({ term, why })
    if (!reply?.ok) return
    onChanged(reply.value)
    setTerm('')
    setWhy('')
  }

  async function lift(lifted: TermView) {
    const reply = await press({ method: 'POST', path: `/terms/${lifted.id}/lifting`, body: {}, returns: BriefView })
    if (!reply?.ok) return
    onChanged(reply.value)
    const undo = async () => {
      const back = await ban({ term: lifted.term, why: lifted.why })
      if (back?.ok) onChanged(back.value)
    }
    say(`“${lifted.term}” may go out now.`, { action: { words: 'Undo', key: 'u', run: () => void undo() } })
  }

  return (
    <form onSubmit={add} noValidate className="grid gap-3 border-t border-hair pt-3">
      <h2 className="font-semibold text-live">Do not publish</h2>
      {brief.terms.length > 0 && (
        <ul className="grid gap-1">
          {brief.terms.map((each) => (
            <li key={each.id} className="flex flex-wrap items-center gap-x-2">
              <b className="font-semibold">{each.term}</b>
              {each.why && <span className="text-soft">{each.why}</span>}
              <small className="text-xs text-soft">by {each.addedBy.name}</small>
              <Button tone="plain" aria-label={`Take off: ${each.term}`} onClick={() => void lift(each)}>
                Take off
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div className="grid items-start gap-3 sm:grid-cols-2">
        <TextField
          label="Name or words"
          name="term"
          value={term}
          onChange={setTerm}
          error={refusal?.fields.term}
          hint="Found as whole words, in any case and with any accents."
        />
        <TextField
          label="Why, and until when (optional)"
          name="why"
          placeholder="until the family knows"
          value={why}
          onChange={setWhy}
          error={refusal?.fields.why}
        />
      </div>
      <RefusalAlert refusal={refusal} fieldsShown />
      <div className="flex justify-end">
        <Button type="submit" busy={busy}>
          Add to the list
        </Button>
      </div>
    </form>
  )
}
