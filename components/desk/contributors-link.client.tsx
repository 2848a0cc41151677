'use client'

import { useState } from 'react'
import { Below } from '#components/desk/contributors-below'
import { RefusalAlert } from '#components/desk/refusal'
import { useSend } from '#components/desk/use-send.client'
import { Button } from '#components/ui/button'
import { type ContributorView, InvitationView } from '#lib/contributors/views'

/** A new link, for an invitation that got lost or a password that was forgotten. */
export function InvitationLink({ person }: { person: ContributorView }) {
  const [invitation, setInvitation] = useState<InvitationView | null>(null)
  const { press, busy, refusal } = useSend()

  async function renew() {
    const path = `/contributors/${person.id}/invitation`
    const reply = await press({ method: 'POST', path, body: {}, returns: InvitationView })
    if (reply?.ok) setInvitation(reply.value)
  }

  return (
    <>
      <Button tone="plain" busy={busy} onClick={renew}>
        {person.state === 'invited' ? 'New invitation link' : 'Link for a new password'}{' '}
        <span className="sr-only">for {person.name}</span>
      </Button>
      <Below>
        {invitation && <LinkToCopy invitation={invitation} />}
        <RefusalAlert refusal={refusal} />
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
