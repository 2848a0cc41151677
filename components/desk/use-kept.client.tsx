'use client'

import { useEffect, useRef, useState } from 'react'
import type { z } from 'zod'
import { useAutosave } from '#components/desk/use-autosave.client'
import type { KeptSheet } from '#lib/desk/device'
import type { DraftItem } from '#lib/desk/drafts'
import { createSheetKeeper } from '#lib/desk/sheet-keeper'
import type { DraftView } from '#lib/drafts/views'
import type { Actor } from '#lib/permissions'

interface Keeping<T> {
  /** What is being written; with the contributor it names the place on the device. */
  what: string
  shape: z.ZodType<T>
  /** What it begins with. */
  blank: () => T
  /** Whether there is anything to keep. */
  hasWords: (value: T) => boolean
  /** Where it is kept on the server too; left out where no item is there to keep it with. */
  draft?: (value: T) => DraftItem
  /** For a form of new items: whether a draft of another device could be taken up in it. */
  isOffer?: (draft: DraftView) => boolean
  /** Whether the words stand somewhere else by now (in the queue). */
  isSettled?: (value: T) => Promise<boolean>
}

/** Something begun elsewhere: in a tab that is gone, or on another device. */
export interface Offer {
  id: string
  beganAt: string
  here: boolean
  value: unknown
}

const never = async () => false

/** What somebody is writing, mirrored on this device and saved on the server until it is filed. */
export function useKept<T>(actor: Actor, keeping: Keeping<T>) {
  const { what, shape, blank, hasWords, draft } = keeping
  const [value, setValue] = useState(blank)
  /** Changes whenever the words come from elsewhere than the keyboard: an editor keyed by it begins anew. */
  const [sheet, setSheet] = useState(0)
  const [touched, setTouched] = useState(false)
  const [kept, setKept] = useState(false)
  const [found, setFound] = useState<KeptSheet[]>([])
  const item = draft?.(value) ?? null
  const { saving, elsewhere, ...server } = useAutosave(item?.storyId ?? null)
  const latest = useRef({ value, touched, keeping, over: '' })
  latest.current = { ...latest.current, value, touched, keeping }

  const [keeper] = useState(() =>
    createSheetKeeper({
      place: { contributorId: actor.id, what },
      isBlank: () => !latest.current.touched,
      adopt,
      async isSettled(kept) {
        const read = shape.safeParse(kept)
        return read.success && (latest.current.keeping.isSettled ?? never)(read.data)
      },
      onKept: setKept,
      onFound: setFound,
    }),
  )

  // After hydration: the server does not know what this device keeps.
  useEffect(() => {
    void keeper.find()
    const onHidden = () => void keeper.flush()
    window.addEventListener('pagehide', onHidden)
    document.addEventListener('visibilitychange', onHidden)
    return () => {
      window.removeEventListener('pagehide', onHidden)
      document.removeEventListener('visibilitychange', onHidden)
      keeper.leave()
    }
  }, [keeper])

  function adopt(kept: unknown): boolean {
    const read = shape.safeParse(kept)
    if (!read.success) return false
    latest.current.touched = true
    show(read.data)
    save(read.data)
    return true
  }

  function show(next: T) {
    latest.current.value = next
    setValue(next)
    setTouched(latest.current.keeping.hasWords(next))
    setSheet((number) => number + 1)
  }

  function save(next: T) {
    const to = latest.current.keeping.draft?.(next)
    if (!to) return
    const { over } = latest.current
    server.change({
      ...to,
      content: next,
      sheetId: keeper.id,
      beganAt: new Date(keeper.beganAt).toISOString(),
      ...(over && { over }),
    })
  }

  function set(next: T) {
    const words = hasWords(next)
    setValue(next)
    setTouched(words)
    if (!words) return clear()
    keeper.change(next)
    save(next)
  }

  function clear() {
    latest.current.over = ''
    keeper.end()
    void server.end()
  }

  /** Puts words there that were not typed. */
  function replace(next: T) {
    set(next)
    setSheet((number) => number + 1)
  }

  /** It is filed, or dropped: the device forgets it. */
  function drop(next: T = blank()) {
    clear()
    latest.current.touched = false
    show(next)
    setTouched(false)
  }

  /** Its words stand in the queue from now on. */
  function handOver() {
    latest.current.over = ''
    keeper.end()
    server.letGo()
    latest.current.touched = false
    show(blank())
    setTouched(false)
  }

  /** Goes on with other words; what stands here is put aside for later. */
  async function openInstead(next: T, from?: DraftView) {
    const aside = latest.current.touched ? latest.current.value : null
    server.letGo()
    await keeper.setAside(aside, from ? Date.parse(from.beganAt) : null)
    latest.current.over = from?.updatedAt ?? ''
    replace(next)
    await keeper.flush()
    if (from) void server.flush()
  }

  const others = elsewhere.filter(
    (there) =>
      there.sheetId !== keeper.id &&
      !found.some(({ id }) => id === there.sheetId) &&
      (item && there.itemId === item.itemId ? true : (keeping.isOffer?.(there) ?? false)) &&
      shape.safeParse(there.content).success,
  )
  const there = saving.state === 'elsewhere' ? saving.there : null
  const drafts = there && !others.some(({ itemId }) => itemId === there.itemId) ? [there, ...others] : others
  const offers: Offer[] = [
    ...found.map(({ id, beganAt, value: words }) => ({
      id,
      here: true,
      beganAt: new Date(beganAt).toISOString(),
      value: words,
    })),
    ...drafts.map(({ sheetId, beganAt, content }) => ({ id: sheetId, here: false, beganAt, value: content })),
  ]

  async function takeUp({ id, value: words }: Offer) {
    const kept = found.find((each) => each.id === id)
    const from = drafts.find(({ sheetId }) => sheetId === id)
    const read = shape.safeParse(words)
    if (!read.success) return
    if (from) server.taken(from)
    if (from) return openInstead(read.data, from)
    if (!kept) return
    if (latest.current.touched) await keeper.setAside(latest.current.value)
    server.letGo()
    await keeper.takeUp(kept)
  }

  async function dropOffer({ id }: Offer) {
    const from = drafts.find(({ sheetId }) => sheetId === id) ?? elsewhere.find(({ sheetId }) => sheetId === id)
    await keeper.dropFound(id)
    if (from) await server.dropElsewhere(from)
  }

  return {
    value,
    set,
    replace,
    drop,
    handOver,
    openInstead,
    sheet,
    touched,
    kept,
    saving: touched ? saving : ({ state: 'none' } as const),
    /** Saves on the device and then on the server now: what is said to be saved stands here after a reload. */
    async saveNow() {
      await keeper.flush()
      await server.flush()
    },
    offers,
    takeUp,
    dropOffer,
  }
}

export type KeptWriting = Pick<
  ReturnType<typeof useKept>,
  'kept' | 'saving' | 'touched' | 'offers' | 'takeUp' | 'dropOffer'
>
