'use client'

import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  startTransition,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react'

export interface Tab {
  name: string
  label: string
  /** Only where there is no third column. */
  narrow?: boolean
  panel: ReactNode
}

/** Somebody who opens a room looks for a moment before choosing a tab. */
const IDLE_MS = 1_500

/**
 * Tabs after the ARIA pattern: arrows go from tab to tab. The panels out of sight are made when the browser has nothing else
 * to do, and every panel stays alive from then on, so nothing written in one is lost. A tab is a link to itself: pressed before
 * this page runs, it is chosen as soon as it does, and a reload comes back to it.
 */
export function Tabs({ label, tabs }: { label: string; tabs: Tab[] }) {
  // What a link can name is what was there when it was pressed.
  const [names] = useState(() => tabs.map(({ name }) => name))
  const [chosen, setChosen] = useState(names[0])
  const [whole, setWhole] = useState(false)
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const asked = window.location.hash.slice(1)
    if (names.includes(asked)) setChosen(asked)
    return whenIdle(() => startTransition(() => setWhole(true)))
  }, [names])

  function choose(event: MouseEvent, name: string) {
    event.preventDefault()
    setWhole(true)
    setChosen(name)
    window.history.replaceState(window.history.state, '', `#${name}`)
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === ' ' && event.target instanceof HTMLElement) {
      event.preventDefault()
      event.target.click()
    }
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (step === 0) return
    const buttons = [...(list.current?.querySelectorAll<HTMLElement>('[role=tab]') ?? [])].filter(isShown)
    const place = buttons.findIndex((button) => button.matches(':focus'))
    const next = buttons[(place + step + buttons.length) % buttons.length]
    next?.focus()
    next?.click()
  }

  return (
    <div className="flex-1">
      <div
        ref={list}
        role="tablist"
        aria-label={label}
        onKeyDown={onKeyDown}
        className="mt-4 flex gap-x-4 overflow-x-auto border-b border-rule"
      >
        {tabs.map(({ name, label: words, narrow }) => (
          <a
            key={name}
            href={`#${name}`}
            role="tab"
            id={`${id}-${name}`}
            aria-controls={`${id}-${name}-panel`}
            aria-selected={chosen === name}
            tabIndex={chosen === name ? 0 : -1}
            onClick={(event) => choose(event, name)}
            className={`press shrink-0 border-b-2 px-0.5 py-2 -outline-offset-2 ${narrow ? 'lg:hidden' : ''} ${chosen === name ? 'border-ink font-semibold' : 'border-transparent text-soft'}`}
          >
            {words}
          </a>
        ))}
      </div>
      {tabs.map(({ name, panel, narrow }) => (
        <div
          key={name}
          role="tabpanel"
          id={`${id}-${name}-panel`}
          aria-labelledby={`${id}-${name}`}
          hidden={chosen !== name}
          className={narrow ? 'lg:hidden' : ''}
        >
          {(whole || chosen === name) && panel}
        </div>
      ))}
    </div>
  )
}

/** Safari has no idle callbacks. */
function whenIdle(work: () => void): () => void {
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(work, IDLE_MS)
    return () => clearTimeout(timer)
  }
  const asked = requestIdleCallback(work, { timeout: IDLE_MS })
  return () => cancelIdleCallback(asked)
}

const isShown = (button: HTMLElement): boolean => button.offsetParent !== null
