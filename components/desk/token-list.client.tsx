'use client'

import { useState } from 'react'
import { RefusalAlert } from '#components/desk/refusal'
import { useSend } from '#components/desk/use-send.client'
import { Button } from '#components/ui/button'
import { say } from '#components/ui/toast.client'
import { dayAndTimeIn } from '#lib/desk/clock'
import { TokenView } from '#lib/tokens/views'

interface TokenRowProps {
  token: TokenView
  timeZone: string
  /** Whose it is, where the list is everybody’s. */
  withOwner: boolean
  onChanged: (token: TokenView) => void
}

const STATES = {
  active: { words: 'Works', tone: 'text-ok' },
  expired: { words: 'Expired', tone: 'text-soft' },
  revoked: { words: 'Revoked', tone: 'text-soft' },
}

/** One token: what it may do, when it was last used, and the way to end it. */
export function TokenRow({ token, timeZone, withOwner, onChanged }: TokenRowProps) {
  const { words, tone } = STATES[token.state]
  const time = (at: string) => dayAndTimeIn(timeZone, at)
  const { name, owner, rights, stories, expiresAt, lastUsedAt, revokedAt, createdAt } = token
  return (
    <li className="flex flex-wrap items-start gap-x-3 gap-y-2 py-3">
      <div className="min-w-60 flex-1">
        <p className="font-semibold break-words">
          {name} {withOwner && <span className="font-normal text-soft">by {owner.name}</span>}
        </p>
        <p className="text-sm">
          <b className={tone}>{words}</b> · may {rights.join(', ')} ·{' '}
          {stories.length === 0 ? 'in every story' : `in ${stories.map(({ headline }) => headline).join(', ')}`}
        </p>
        <p className="text-sm text-soft">
          {lastUsedAt ? `Last used ${time(lastUsedAt)}` : 'Never used'} · made {time(createdAt)} ·{' '}
          {revokedAt ? `revoked ${time(revokedAt)}` : expiresAt ? `ends ${time(expiresAt)}` : 'has no end'}
        </p>
      </div>
      {token.state === 'active' && <Revoke token={token} onChanged={onChanged} />}
    </li>
  )
}

function Revoke({ token, onChanged }: Pick<TokenRowProps, 'token' | 'onChanged'>) {
  const [asking, setAsking] = useState(false)
  const { press, busy, refusal } = useSend()

  async function revoke() {
    const path = `/tokens/${token.id}/revocation`
    const reply = await press({ method: 'POST', path, body: {}, returns: TokenView })
    if (!reply?.ok) return
    onChanged(reply.value)
    say('Revoked: it opens nothing any more.')
  }

  if (!asking) {
    return (
      <Button onClick={() => setAsking(true)}>
        Revoke … <span className="sr-only">{token.name}</span>
      </Button>
    )
  }
  return (
    <div className="grid gap-2 rounded-md border border-rule bg-panel p-3 text-sm">
      <p>Whatever uses it stops at once, for ever.</p>
      <div className="flex flex-wrap gap-2">
        <Button tone="danger" busy={busy} onClick={() => void revoke()}>
          Revoke it
        </Button>
        <Button onClick={() => setAsking(false)}>Keep it</Button>
      </div>
      <RefusalAlert refusal={refusal} />
    </div>
  )
}
