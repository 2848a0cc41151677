'use client'

import { GripVertical } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { StoryState } from '#components/desk/story-state'
import { Kbd } from '#components/ui/kbd'
import { dayAndTimeIn } from '#lib/desk/clock'
import type { Step } from '#lib/desk/front-order'
import { isPlain } from '#lib/desk/keys'
import type { FrontStory } from '#lib/front/views'

interface FrontRowProps {
  /** Letters move the row as well as its buttons do. */
  letterKeys: boolean
  story: FrontStory
  /** Its place among the placed, from 0; null where time gives it one. */
  place: number | null
  isHidden: boolean
  isLast: boolean
  onStep: (step: Step) => void
  onDrag: () => void
  onDrop?: (() => void) | undefined
}

/** What each step is called, and its key on the focused row. */
const STEPS: Record<Step, { words: string; key: string }> = {
  lead: { words: 'Lead', key: 'l' },
  up: { words: 'Up', key: 'k' },
  down: { words: 'Down', key: 'j' },
  unplace: { words: 'By time', key: 't' },
  hide: { words: 'Hide', key: 'h' },
  show: { words: 'Show', key: 's' },
}

function stepsOf({ place, isHidden, isLast }: FrontRowProps): Step[] {
  if (isHidden) return ['show', 'lead']
  if (place === null) return ['lead', 'up', 'hide']
  const steps: Step[] = place === 0 ? [] : ['lead', 'up']
  return [...steps, ...(isLast ? [] : (['down'] as const)), 'unplace', 'hide']
}

/** A story on the front, with what moves it. It keeps the keyboard wherever it goes. */
export function FrontRow(props: FrontRowProps) {
  const { story, place, onStep, onDrag, onDrop } = props
  const row = useRef<HTMLLIElement>(null)
  const steps = stepsOf(props)

  // It may have gone to another list: the keyboard goes with it.
  useEffect(() => {
    if (movedLast !== story.id) return
    movedLast = null
    row.current?.focus()
  })

  function act(step: Step) {
    movedLast = story.id
    onStep(step)
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.target !== row.current) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') return goOn(event, row.current)
    const step = steps.find((name) => props.letterKeys && isPlain(event) && event.key.toLowerCase() === STEPS[name].key)
    if (!step) return
    event.preventDefault()
    act(step)
  }

  return (
    <li
      ref={row}
      data-front-row=""
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a row takes the keyboard, its keys act on it alone
      tabIndex={0}
      aria-label={`${place === null ? '' : place === 0 ? 'Lead: ' : `${place + 1}: `}${story.headline}`}
      draggable
      onDragStart={(event) => {
        event.dataTransfer.setData('text/plain', story.headline)
        event.dataTransfer.effectAllowed = 'move'
        onDrag()
      }}
      onDragOver={onDrop && ((event) => event.preventDefault())}
      onDrop={
        onDrop &&
        ((event) => {
          event.preventDefault()
          onDrop()
        })
      }
      onKeyDown={onKeyDown}
      className="grid grid-cols-[2.6rem_minmax(0,1fr)] items-start gap-x-2 gap-y-1 border-b border-hair px-1 py-2.5 md:grid-cols-[2.6rem_minmax(0,1fr)_auto]"
    >
      <span className="flex cursor-grab items-center gap-1 pt-0.5 text-sm font-semibold tabular-nums">
        <GripVertical aria-hidden="true" className="size-4 shrink-0 text-edge pointer-coarse:hidden" />
        {place !== null && place + 1}
      </span>
      <div className="min-w-0">
        <p className={`font-serif leading-snug font-semibold ${place === 0 ? 'text-xl' : 'text-lg'}`}>
          {story.headline}
        </p>
        <p className="flex flex-wrap gap-x-2 text-xs text-soft">
          <StoryState state={story.state} />
          {place === 0 && <b className="text-ink">Leads</b>}
          <span>
            {story.topic} · changed {dayAndTimeIn(story.timeZone, story.changedAt)}
          </span>
        </p>
      </div>
      <div className="col-start-2 flex flex-wrap gap-1 text-sm md:col-start-3">
        {steps.map((step) => (
          <button
            key={step}
            type="button"
            onClick={() => act(step)}
            className="press flex min-h-7 items-center justify-center gap-1.5 rounded px-1.5 hover:bg-hair pointer-coarse:border pointer-coarse:border-edge"
          >
            <span className="pointer-coarse:hidden">
              <Kbd>{STEPS[step].key.toUpperCase()}</Kbd>
            </span>
            {STEPS[step].words}
          </button>
        ))}
      </div>
    </li>
  )
}

/** The story that was moved last, until its row has the keyboard again. */
let movedLast: string | null = null

/** Up and down go from row to row, across the lists. */
function goOn(event: KeyboardEvent, row: HTMLElement | null) {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-front-row]')]
  const next = row && rows[rows.indexOf(row) + (event.key === 'ArrowDown' ? 1 : -1)]
  if (!next) return
  event.preventDefault()
  next.focus()
}
