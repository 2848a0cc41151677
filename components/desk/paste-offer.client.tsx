'use client'

import { useMemo, useRef, useState } from 'react'
import { useDesk } from '#components/desk/desk-context.client'
import { RefusalAlert } from '#components/desk/refusal'
import { Button } from '#components/ui/button'
import { say } from '#components/ui/toast.client'
import { bylinesFrom } from '#lib/desk/bylines'
import { dropDrafts, type Filed, fileDrafts, withoutFiled } from '#lib/desk/paste-drafts'
import type { Refusal } from '#lib/desk/request'
import { readWireCopy } from '#lib/desk/wire-copy'
import type { Doc } from '#lib/richtext/schema'
import type { UpdateView } from '#lib/updates/views'

interface Written {
  body: Doc
  by: string
}

interface PasteOfferProps {
  storyId: string
  /** How often something was pasted: a new paste is a new offer. */
  pastes: number
  written: Written
  /** Puts another text into the composer; only over `expected`, where that is given. */
  onTake: (written: Written, expected?: Written) => void
  onFiled: (update: UpdateView) => void
}

/** How long the drafts can be taken back by one press; afterwards one by one. */
const UNDO_MS = 15_000

/** What can be done with wire copy that was pasted: its list as drafts, its dateline and sign-off as bylines. */
export function PasteOffer({ storyId, pastes, written, onTake, onFiled }: PasteOfferProps) {
  const as = useDesk().actor.id
  const copy = useMemo(() => readWireCopy(written.body), [written.body])
  const [left, setLeft] = useState(0)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const known = useRef<Filed[]>([])
  const names = copy.bylines.filter((name) => !written.by.toLowerCase().includes(name.toLowerCase()))
  const count = copy.bullets.length
  const isOffered = pastes !== left && (count > 0 || names.length > 0)

  async function makeDrafts() {
    if (busy) return
    setBusy(true)
    setRefusal(null)
    const bylines = bylinesFrom(copy.bylines.join(', ') || written.by, [])
    const { made, refused } = await fileDrafts({ storyId, bylines, as }, copy.bullets, known.current, onFiled)
    setBusy(false)
    setRefusal(refused)
    const after = { ...written, body: withoutFiled(copy, made.length) }
    onTake(after)
    if (made.length === 0) return
    say(`${made.length === 1 ? 'One draft' : `${made.length} drafts`} made.`, {
      ms: UNDO_MS,
      action: { words: 'Undo', key: 'Mod+z', run: () => void takeBack(made, after) },
    })
  }

  async function takeBack(made: UpdateView[], after: Written) {
    const kept = await dropDrafts(made, as)
    if (kept === 0) onTake(written, after)
    say(kept === 0 ? 'The drafts are dropped.' : `${kept} could not be dropped: somebody works on them already.`)
  }

  return (
    <div aria-live="polite">
      {isOffered && (
        <section aria-label="What was pasted" className="rounded-md bg-blue-wash px-2.5 py-2 text-sm">
          <div className="flex flex-wrap items-center gap-2">
            <p className="min-w-0 flex-1 basis-48">
              {count > 0 && `This is a list of ${count}. `}
              {names.length > 0 && `It names ${names.join(', ')}.`}
            </p>
            {count > 0 && (
              <Button busy={busy} onClick={() => void makeDrafts()}>
                Make {count} drafts
              </Button>
            )}
            {names.length > 0 && (
              <Button
                onClick={() => onTake({ body: copy.whole, by: [written.by, ...names].filter(Boolean).join(', ') })}
              >
                Put {names.length === 1 ? 'it' : 'them'} in the byline
              </Button>
            )}
            <Button tone="plain" onClick={() => setLeft(pastes)}>
              Leave it so
            </Button>
          </div>
        </section>
      )}
      <RefusalAlert refusal={refusal} />
    </div>
  )
}
