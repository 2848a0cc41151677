'use client'

import { useEffect, useRef, useState } from 'react'
import { useDesk } from '#components/desk/desk-context.client'
import { createAutosave, type Saving } from '#lib/desk/autosave'
import { deleteDraft, type Kept, putDraft, readDrafts } from '#lib/desk/drafts'
import type { DraftView } from '#lib/drafts/views'

const NONE: Saving = { state: 'none' }
/** Somebody puts the phone down and turns to the desk: looking again sooner than this finds nothing new. */
const LOOK_MS = 5_000

/** The server's copy of what is being written, and what one's other devices have left there. */
export function useAutosave(storyId: string | null) {
  const { actor, onBack, tellSignedOut } = useDesk()
  const [saving, setSaving] = useState<Saving>(NONE)
  const [elsewhere, setElsewhere] = useState<DraftView[]>([])
  const last = useRef<Kept | null>(null)
  const [autosave] = useState(() =>
    createAutosave<Kept>({
      put: (draft) => putDraft(actor.id, draft),
      drop: () => (last.current ? deleteDraft(actor.id, last.current.itemId, last.current.sheetId) : Promise.resolve()),
      tell: setSaving,
    }),
  )

  useEffect(() => {
    if (saving.state === 'signed-out') tellSignedOut()
  }, [saving, tellSignedOut])

  useEffect(() => {
    if (storyId === null) return
    let lookedAt = 0
    async function lookElsewhere() {
      if (storyId === null || document.visibilityState !== 'visible' || Date.now() - lookedAt < LOOK_MS) return
      lookedAt = Date.now()
      const reply = await readDrafts(actor.id, storyId)
      if (reply.ok) setElsewhere(reply.value.drafts)
    }
    const onHidden = () => document.visibilityState === 'hidden' && void autosave.flush()
    const onVisible = () => void lookElsewhere()
    const leave = onBack(() => void autosave.flush())
    onVisible()
    document.addEventListener('visibilitychange', onHidden)
    document.addEventListener('visibilitychange', onVisible)
    window.addEventListener('focus', onVisible)
    return () => {
      leave()
      autosave.close()
      document.removeEventListener('visibilitychange', onHidden)
      document.removeEventListener('visibilitychange', onVisible)
      window.removeEventListener('focus', onVisible)
    }
  }, [storyId, actor.id, autosave, onBack])

  return {
    saving,
    /** One's drafts in this story, wherever they are written. */
    elsewhere,
    change(draft: Kept) {
      last.current = draft
      autosave.change(draft)
    },
    flush: autosave.flush,
    async end() {
      await autosave.end()
      setSaving(NONE)
    },
    /** The words go another way from here (the queue); their draft stays until they are filed. */
    letGo() {
      void autosave.flush()
      last.current = null
      setSaving(NONE)
    },
    async dropElsewhere({ itemId, sheetId }: DraftView) {
      setElsewhere((drafts) => drafts.filter((draft) => draft.itemId !== itemId))
      await deleteDraft(actor.id, itemId, sheetId)
      await autosave.flush()
    },
    taken({ itemId }: DraftView) {
      setElsewhere((drafts) => drafts.filter((draft) => draft.itemId !== itemId))
    },
  }
}
