'use client'

import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react'
import { usePreferences } from '#components/desk/use-preferences.client'
import { Kbd } from '#components/ui/kbd'
import { TextField } from '#components/ui/text-field'
import { changedParts, type Words } from '#lib/corrections/parts'
import { GAP, proposeSentence } from '#lib/corrections/sentence'
import { touchedBy } from '#lib/corrections/touched'
import { touchedOnTop } from '#lib/corrections/words'
import { AMENDMENTS, RETRACT_KEY } from '#lib/desk/amendments'
import { isPlain } from '#lib/desk/keys'
import type { Actor } from '#lib/permissions'
import type { AmendmentKind } from '#lib/revisions/schema'

export interface Amendment {
  kind: AmendmentKind | null
  note: string
}

export const NO_AMENDMENT: Amendment = { kind: null, note: '' }

/** The words as readers have them, and as they will be. */
export interface TextChange {
  before: Words
  after: Words
  language: string
}

interface AmendmentFieldsProps {
  actor: Actor
  value: Amendment
  onChange: (value: Amendment) => void
  errors: Record<string, string>
  /** What the last attempt to save it lacked: the choice takes the keyboard then. */
  asked: object
  change: TextChange
  /** Chosen by its key once it was asked, with nothing left to say. */
  onDecided: (value: Amendment) => void
  /** Of an update: it should not have been published at all. */
  onRetract?: (() => void) | undefined
  /** More to decide about a correction. */
  children?: ReactNode
}

/**
 * Readers have seen the text: what kind of change is this, and what are they told? One key each, in this choice alone.
 * Nothing is chosen beforehand; what the words themselves tell is proposed, and stands there to be read.
 */
export function AmendmentFields(props: AmendmentFieldsProps) {
  const { actor, value, onChange, errors, asked, change, onDecided, onRetract, children } = props
  const { letterKeys } = usePreferences(actor)
  const group = useRef<HTMLDivElement>(null)
  const name = useId()
  const toNote = useRef(false)
  const parts = changedParts(change.before, change.after)
  const touched = touchedBy(parts)
  const sentence = value.kind ? proposeSentence(value.kind, parts, change.language).sentence : ''
  const proposed = useRef(sentence)
  const { kind, note } = value
  const needsNote = kind === 'correction' || kind === 'clarification'
  const isAsked = 'kind' in asked

  useEffect(() => {
    if ('kind' in asked) group.current?.querySelector<HTMLElement>('input[type=radio]')?.focus()
  }, [asked])

  // Ours follows the words for as long as it is ours.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another sentence is the reason
  useEffect(() => {
    const isOurs = note === proposed.current
    proposed.current = sentence
    if (isOurs && note !== sentence) onChange({ ...value, note: sentence })
  }, [sentence])

  useEffect(() => {
    if (!toNote.current) return
    toNote.current = false
    group.current?.querySelector('textarea')?.focus()
  })

  function choose(next: AmendmentKind, isByKey = false) {
    const isSame = next === kind
    const isOurs = note === '' || note === proposed.current
    const told = isOurs ? proposeSentence(next, parts, change.language).sentence : note
    proposed.current = isOurs ? told : proposed.current
    const chosen = { ...value, kind: next, note: told }
    onChange(chosen)
    if (!isByKey) return
    toNote.current = next !== 'typo'
    // What is seldom a typing error is asked once more.
    if (next === 'typo' && (isAsked || isSame) && (touched.length === 0 || isSame)) onDecided(chosen)
  }

  function onKeyDown(event: KeyboardEvent) {
    const isChoosing = event.target instanceof HTMLInputElement && event.target.type === 'radio'
    if (!isChoosing || !letterKeys || !isPlain(event) || event.repeat) return
    const key = event.key.toLowerCase()
    const chosen = AMENDMENTS.find((each) => each.key === key)
    if (chosen) choose(chosen.kind, true)
    else if (key === RETRACT_KEY && onRetract) onRetract()
    else return
    event.preventDefault()
  }

  return (
    <div ref={group} className="grid gap-3">
      <fieldset className="grid gap-1" onKeyDown={onKeyDown}>
        <legend className="mb-1 text-sm font-semibold">What kind of change is it?</legend>
        {errors.kind && <p className="text-sm font-semibold text-live">{errors.kind}</p>}
        <p role="status" className="text-sm empty:hidden">
          {touched.length > 0 && (
            <>
              <b className="font-semibold">{touchedOnTop(touched)} changed.</b>{' '}
              {kind === 'typo'
                ? `That is seldom a typing error. ${letterKeys ? 'C makes it a correction' : 'Choose Correction if it was wrong'}; saved as a typing error all the same, the public history says so.`
                : 'Proposed: a correction, unless the news moved on.'}
            </>
          )}
        </p>
        <div className="grid gap-1 sm:grid-cols-2">
          {AMENDMENTS.map(({ kind: each, key, words, means }) => (
            <label key={each} className="press flex items-start gap-2 rounded-md px-1.5 py-1 hover:bg-hair">
              <input
                type="radio"
                name={name}
                value={each}
                aria-label={words}
                checked={kind === each}
                onChange={() => choose(each)}
                className="mt-1"
              />
              <span>
                <span className="flex items-center gap-1.5">
                  {words}
                  <span className="letter-key pointer-coarse:hidden">
                    <Kbd>{key.toUpperCase()}</Kbd>
                  </span>
                  {each === 'correction' && touched.length > 0 && (
                    <small className="text-xs font-semibold text-amber">proposed</small>
                  )}
                </span>
                <span className="block text-xs text-soft">{means}</span>
              </span>
            </label>
          ))}
        </div>
        {onRetract && (
          <p className="px-1.5 text-xs text-soft">
            It should not have been published at all?{' '}
            <button type="button" onClick={onRetract} className="press min-h-6 underline underline-offset-2">
              Retract it …
            </button>{' '}
            <span className="letter-key pointer-coarse:hidden">
              <Kbd>{RETRACT_KEY.toUpperCase()}</Kbd>
            </span>
          </p>
        )}
      </fieldset>
      {kind && kind !== 'typo' && (
        <TextField
          label={needsNote ? 'Note for readers' : 'Note for readers (optional)'}
          name="note"
          rows={2}
          serif
          value={note}
          onChange={(words) => onChange({ ...value, note: words })}
          error={errors.note}
          hint={hintOf(note, sentence)}
        />
      )}
      {kind === 'correction' && children}
    </div>
  )
}

function hintOf(note: string, sentence: string): string | undefined {
  if (sentence && note === sentence && !note.includes(GAP)) return 'Made from what you changed. Make it yours.'
  return 'What was wrong, or is new, in a sentence: “An earlier version said …”'
}

/** What stands in the way of sending it; the server asks the same. */
export function amendmentErrors({ kind, note }: Amendment): Record<string, string> {
  if (!kind) return { kind: 'Say what kind of change this is.' }
  const needsNote = kind === 'correction' || kind === 'clarification'
  if (needsNote && !note.trim()) return { note: `Say in a sentence for readers what the ${kind} is about.` }
  // The frame that is left where too much changed: readers would be told half a sentence.
  return needsNote && note.trim().endsWith(`said ${GAP}`) ? { note: 'Say what was wrong, and what is right.' } : {}
}
