'use client'

import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react'

export interface Tab {
  name: string
  label: string
  /** Only where there is no third column. */
  narrow?: boolean
  panel: ReactNode
}

/** Tabs after the ARIA pattern: arrows go from tab to tab. Every panel stays alive, so nothing written in one is lost. */
export function Tabs({ label, tabs }: { label: string; tabs: Tab[] }) {
  const [chosen, setChosen] = useState(tabs[0]?.name)
  const id = useId()
  const list = useRef<HTMLDivElement>(null)

  function onKeyDown(event: KeyboardEvent) {
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
          <button
            key={name}
            type="button"
            role="tab"
            id={`${id}-${name}`}
            aria-controls={`${id}-${name}-panel`}
            aria-selected={chosen === name}
            tabIndex={chosen === name ? 0 : -1}
            onClick={() => setChosen(name)}
            className={`press shrink-0 border-b-2 px-0.5 py-2 -outline-offset-2 ${narrow ? 'lg:hidden' : ''} ${chosen === name ? 'border-ink font-semibold' : 'border-transparent text-soft'}`}
          >
            {words}
          </button>
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
          {panel}
        </div>
      ))}
    </div>
  )
}

const isShown = (button: HTMLElement): boolean => button.offsetParent !== null
