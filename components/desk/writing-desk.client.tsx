'use client'

import { type ReactNode, useEffect, useState } from 'react'
import { DeskContext } from '#components/desk/desk-context.client'
import { DeskWorker } from '#components/desk/desk-worker.client'
import { OutboxElsewhere } from '#components/desk/outbox-line.client'
import { SignInAgain } from '#components/desk/sign-in-again.client'
import { createWritingDesk } from '#lib/desk/writing-desk'
import type { Actor } from '#lib/permissions'

interface WritingDeskProps {
  actor: Actor
  /** Single sign-on, where the newsroom has it. */
  provider: { name: string } | null
  children: ReactNode
}

/** Everything under /desk that outlives a page: the queue, and whether somebody is still signed in. */
export function WritingDesk({ actor, provider, children }: WritingDeskProps) {
  const [desk] = useState(() => createWritingDesk(actor))
  useEffect(() => desk.open(), [desk])
  return (
    <DeskContext value={desk}>
      <DeskWorker contributorId={actor.id} />
      <OutboxElsewhere />
      {children}
      <SignInAgain provider={provider} />
    </DeskContext>
  )
}
