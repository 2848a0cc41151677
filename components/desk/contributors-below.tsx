import type { ReactNode } from 'react'

/** What a contributor's buttons bring up: across the whole row, below everything else in it. */
export const Below = ({ children }: { children: ReactNode }) => (
  <div className="order-last basis-full empty:hidden">{children}</div>
)
