import type { ReactNode } from 'react'
import { DeskFrame } from '#components/desk/frame'
import { getDeskActor } from '#lib/contributors/session'

/** The session gate. Pages ask again (once per request, it is remembered), because a layout is kept between them. */
export default async function DeskLayout({ children }: { children: ReactNode }) {
  return <DeskFrame actor={await getDeskActor()}>{children}</DeskFrame>
}
