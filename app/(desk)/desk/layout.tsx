import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { DeskFrame } from '#components/desk/frame'
import { WritingDesk } from '#components/desk/writing-desk.client'
import { getDeskActor } from '#lib/contributors/session'
import { singleSignOn } from '#lib/contributors/single-sign-on'

/** The desk can be installed; the readers’ pages know nothing of it. */
export const metadata: Metadata = { manifest: '/desk.webmanifest' }

/** The session gate. Pages ask again (once per request, it is remembered), because a layout is kept between them. */
export default async function DeskLayout({ children }: { children: ReactNode }) {
  const actor = await getDeskActor()
  return (
    <WritingDesk key={actor.id} actor={actor} provider={singleSignOn()}>
      <DeskFrame actor={actor}>{children}</DeskFrame>
    </WritingDesk>
  )
}
