'use client'

import { useEffect, useRef, useState } from 'react'
import { HelpSheet } from '#components/desk/help.client'
import { Palette } from '#components/desk/palette.client'
import { useActions } from '#components/desk/use-actions.client'
import { usePreferences } from '#components/desk/use-preferences.client'
import { listActions, rowActionsAt } from '#lib/desk/actions'
import { commandsFor } from '#lib/desk/filing'
import { PAGE_KEYS } from '#lib/desk/help'
import { findImagePicker } from '#lib/desk/image-picker'
import type { Actor } from '#lib/permissions'
import { isShortcut } from '#lib/platform/shortcut'

type Open = 'palette' | 'help' | null

/** The keys that work on every page, and the two dialogs they open. */
export function DeskKeys({ actor }: { actor: Actor }) {
  const [open, setOpen] = useState<Open>(null)
  const [here, setHere] = useState<ReturnType<typeof lookAround>>({ row: [], page: [] })
  const { letterKeys } = usePreferences(actor)

  function show(what: Open) {
    if (what === 'palette') setHere(lookAround())
    setOpen(what)
  }

  function onKeyDown(event: KeyboardEvent) {
    const isHelp = isShortcut(PAGE_KEYS.help.keys, event) && letterKeys && !isTyping(event.target)
    const isPalette = isShortcut(PAGE_KEYS.palette.keys, event)
    if (!isHelp && !isPalette) return
    // Another dialog asks for a decision first.
    if (open === null && document.querySelector('[role=dialog]')) return
    event.preventDefault()
    event.stopPropagation()
    if (isPalette) show(open === 'palette' ? null : 'palette')
    else show('help')
  }

  const keyDown = useRef(onKeyDown)
  keyDown.current = onKeyDown
  useEffect(() => {
    const listener = (event: KeyboardEvent) => keyDown.current(event)
    window.addEventListener('keydown', listener, true)
    return () => window.removeEventListener('keydown', listener, true)
  }, [])

  // The letters beside an update's buttons go with the keys themselves.
  useEffect(() => {
    document.documentElement.dataset.letterKeys = letterKeys ? 'on' : 'off'
  }, [letterKeys])

  useEffect(() => {
    const onAsk = (event: Event) => event instanceof CustomEvent && show(event.detail === 'help' ? 'help' : 'palette')
    window.addEventListener(ASKED, onAsk)
    return () => window.removeEventListener(ASKED, onAsk)
  })

  useActions([{ id: 'help', words: PAGE_KEYS.help.words, keys: PAGE_KEYS.help.keys, run: () => setOpen('help') }])

  const commands = commandsFor(actor, {
    sends: actor.role === 'reporter' ? 'submit' : 'publish',
    images: findImagePicker() !== null,
  })
  return (
    <>
      <Palette actor={actor} open={open === 'palette'} here={here} onClose={() => setOpen(null)} />
      <HelpSheet commands={commands} open={open === 'help'} onClose={() => setOpen(null)} />
    </>
  )
}

const ASKED = 'writethru:open'

/** For buttons elsewhere on the page. */
export const openPalette = (): boolean => window.dispatchEvent(new CustomEvent(ASKED, { detail: 'palette' }))
export const openHelp = (): boolean => window.dispatchEvent(new CustomEvent(ASKED, { detail: 'help' }))

const lookAround = () => ({ row: rowActionsAt(document.activeElement), page: listActions() })

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))
