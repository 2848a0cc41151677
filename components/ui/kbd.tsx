import type { ReactNode } from 'react'

/** A key, beside the words of what it does; nobody needs to hear it twice. */
export function Kbd({ children }: { children: ReactNode }) {
  return (
    <span
      aria-hidden="true"
      className="rounded border border-b-2 border-rule bg-panel px-[5px] py-[2px] font-sans text-[11px] leading-none font-semibold text-soft"
    >
      {children}
    </span>
  )
}
