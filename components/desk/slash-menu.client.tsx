'use client'

import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { useEffect, useId, useRef, useState } from 'react'
import type { KnownClaim } from '#lib/desk/claims-typed'
import { insertBlock } from '#lib/desk/editor-blocks'
import { findImagePicker } from '#lib/desk/image-picker'
import type { OnCommand, SlashCommand, SlashEntry } from '#lib/desk/slash'
import { entriesFor, readTyped } from '#lib/desk/slash-typed'

export interface Slash {
  commands: readonly SlashCommand[]
  /** Where typed times are meant. */
  timeZone: string
  /** The claims of the story, where one may be meant. */
  claims?: readonly KnownClaim[]
  /** For what is not done in the text itself. */
  onCommand: OnCommand
}

interface SlashMenuProps {
  editor: Editor
  slash: Slash
}

/** Room for eight entries; below that the menu stands above the line. */
const ROOM_PX = 300
const WIDTH_PX = 320

/** What is typed before the cursor, and where it begins. */
function typedIn({ editor }: { editor: Editor }) {
  const { empty, $from } = editor.state.selection
  const typed =
    empty && editor.isFocused ? readTyped($from.parent.textBetween(0, $from.parentOffset, '\n', '\n')) : null
  return typed && { ...typed, from: $from.pos - typed.length, to: $from.pos }
}

/** The commands behind a slash, at the cursor. The keyboard stays in the text: arrows choose, Enter takes, Esc leaves it as words. */
export function SlashMenu({ editor, slash }: SlashMenuProps) {
  const id = useId()
  const typed = useEditorState({ editor, selector: typedIn })
  const [chosen, setChosen] = useState(0)
  const [dismissedAt, setDismissedAt] = useState<number | null>(null)
  const menu =
    typed && typed.from !== dismissedAt
      ? entriesFor(typed, slash.commands, slash.timeZone, new Date(), slash.claims)
      : null
  const entries = menu?.entries ?? []
  const current = entries[Math.min(chosen, entries.length - 1)]
  const open = menu !== null

  // What was typed changed: the first entry is the likeliest again.
  const words = typed ? `${typed.from} ${typed.name} ${typed.argument}` : null
  const [before, setBefore] = useState(words)
  if (before !== words) {
    setBefore(words)
    setChosen(0)
    if (!typed) setDismissedAt(null)
  }

  function take(entry: SlashEntry) {
    if (!typed) return
    const chain = editor.chain().focus()
    if (entry.does === 'complete') {
      return chain.insertContentAt({ from: typed.from, to: typed.to }, `/${entry.name} `).run()
    }
    chain.deleteRange({ from: typed.from, to: typed.to }).run()
    if (entry.name === 'quote') editor.chain().focus().toggleWrap('blockquote').run()
    if (entry.name === 'post') insertBlock(editor, 'post')
    if (entry.name === 'link') insertBlock(editor, 'linkCard')
    if (entry.name === 'image') findImagePicker()?.(editor)
    slash.onCommand(entry.name, entry.argument)
  }

  function onKeyDown(event: KeyboardEvent) {
    if (!open || event.isComposing) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const takes = event.key === 'Enter' || event.key === 'Tab'
    if (event.key === 'Tab' && (event.shiftKey || !current)) return
    if (step === 0 && !takes && event.key !== 'Escape') return
    event.preventDefault()
    event.stopImmediatePropagation()
    if (event.key === 'Escape') setDismissedAt(typed?.from ?? null)
    if (step !== 0) setChosen((place) => (Math.min(place, entries.length - 1) + step + entries.length) % entries.length)
    if (takes && current) take(current)
  }

  const keyDown = useRef(onKeyDown)
  keyDown.current = onKeyDown
  useEffect(() => {
    const text = editor.view.dom
    // Before the editor's own keys: Enter takes the entry instead of beginning a paragraph.
    const listener = (event: KeyboardEvent) => keyDown.current(event)
    text.addEventListener('keydown', listener, true)
    return () => text.removeEventListener('keydown', listener, true)
  }, [editor])

  const activeId = current ? `${id}-${current.id}` : null
  useEffect(() => {
    const text = editor.view.dom
    text.setAttribute('aria-autocomplete', 'list')
    setOrRemove(text, 'aria-controls', open ? `${id}-menu` : null)
    setOrRemove(text, 'aria-activedescendant', open ? activeId : null)
  }, [editor, open, id, activeId])

  if (!menu || !typed) return null
  return (
    <div
      style={placeAt(editor, typed.from)}
      className="fixed z-20 rounded-[8px] border border-rule bg-panel p-1 text-base shadow-[0_8px_28px_rgb(0_0_0/.16)]"
    >
      <div id={`${id}-menu`} role="listbox" aria-label={`Commands for “/${typed.name}”`} hidden={entries.length === 0}>
        {entries.map((entry) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard is in the text; its keys are handled there
          <div
            key={entry.id}
            id={`${id}-${entry.id}`}
            role="option"
            aria-selected={entry === current}
            tabIndex={-1}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(entry)}
            className={`press flex cursor-pointer items-center gap-3 rounded-md px-2.5 py-1.5 ${entry === current ? 'bg-blue-wash text-ink' : ''}`}
          >
            {typed.argument === null && <b className="w-20 shrink-0 font-semibold">/{entry.name}</b>}
            <span className={typed.argument === null ? 'text-soft' : ''}>{entry.words}</span>
          </div>
        ))}
      </div>
      {menu.sentence && (
        <p aria-live="polite" className="max-w-72 px-2.5 py-1.5 text-sm text-soft">
          {menu.sentence}
        </p>
      )}
      <p aria-live="polite" className="sr-only">
        {!menu.sentence && `${entries.length} ${entries.length === 1 ? 'command' : 'commands'}, ${current?.words}`}
      </p>
    </div>
  )
}

function setOrRemove(element: Element, name: string, value: string | null) {
  if (value === null) element.removeAttribute(name)
  else element.setAttribute(name, value)
}

/** Below the slash, or above it where the window ends; fixed, because the composer scrolls within itself on a phone. */
function placeAt(editor: Editor, position: number) {
  const { left, top, bottom } = editor.view.coordsAtPos(position)
  const width = Math.min(WIDTH_PX, window.innerWidth - 16)
  const across = { left: Math.max(8, Math.min(left, window.innerWidth - width - 8)), width }
  const isLow = window.innerHeight - bottom < ROOM_PX && top > window.innerHeight - bottom
  return isLow ? { ...across, bottom: window.innerHeight - top + 4 } : { ...across, top: bottom + 4 }
}
