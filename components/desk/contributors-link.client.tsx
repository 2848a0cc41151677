'use client'

import { useState } from 'react'
import { Below } from '#components/desk/contributors-below'
import { RefusalAlert } from '#components/desk/refusal'
import { useSend } from '#components/desk/use-send.client'
import { Button } from '#components/ui/button'
import { type ContributorView, InvitationView } from '#lib/contributors/views'
import type { Refusal } from '#lib/desk/request'

/** A new link, for an invitation that got lost or a password that was forgotten. */
interface InvitationLinkProps {
  person: ContributorView
  onMade: (person: ContributorView) => void
  /** Where a link is out. */
  onWithdraw: (() => unknown) | undefined
  busy: boolean
  /** Why it could not be withdrawn. */
  refusal: Refusal | null
}

export function InvitationLink({ person, onMade, onWithdraw, busy: withdrawing, refusal: kept }: InvitationLinkProps) {
  const [invitation, setInvitation] = useState<InvitationView | null>(null)
  const { press, busy, refusal } = useSend()

  async function renew() {
    const path = `/contributors/${person.id}/invitation`
    const reply = await press({ method: 'POST', path, body: {}, returns: InvitationView })
    if (!reply?.ok) return
    setInvitation(reply.value)
    onMade(reply.value.contributor)
  }

  function withdraw() {
    setInvitation(null)
    onWithdraw?.()
  }

  return (
    <>
      <Button busy={busy} onClick={renew}>
        {person.state === 'invited' ? 'New invitation link' : 'Link for a new password'}{' '}
        <span className="sr-only">for {person.name}</span>
      </Button>
      {onWithdraw && (
        <Button tone="plain" busy={withdrawing} onClick={withdraw}>
          Withdraw the link <span className="sr-only">of {person.name}</span>
        </Button>
      )}
      <Below>
        {invitation && <LinkToCopy invitation={invitation} />}
        <RefusalAlert refusal={refusal ?? kept} />
      </Below>
    </>
  )
}

export function LinkToCopy({ invitation: { contributor, invitationUrl, mailed } }: { invitation: InvitationView }) {
  const [copied, setCopied] = useState('')

  async function copy(text: string) {
    // Refused without https or without the person's leave: the link stands beside the button.
    const done = await navigator.clipboard?.writeText(text).then(
      () => true,
      () => false,
    )
    setCopied(done ? 'Copied.' : 'Select the link and copy it.')
  }

  if (!invitationUrl) {
    return <p role="status">The link was shown once and is not kept. Make a new one.</p>
  }
  return (
    <div role="status" className="grid w-full gap-2 rounded-md border border-rule bg-panel p-3 text-sm">
      <p>
        {mailed
          ? `We mailed this link to ${contributor.email}.`
          : `Send this link to ${contributor.name}; it was not mailed.`}{' '}
        It works once, for 7 days, and is shown only here.
      </p>
      <div className="flex flex-wrap items-center gap-2">
        <code className="min-w-0 break-all select-all">{invitationUrl}</code>
        <Button onClick={() => copy(invitationUrl)}>Copy link</Button>
        {copied}
      </div>
    </div>
  )
}
