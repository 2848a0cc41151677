'use client'

import { useState } from 'react'
import { RefusalAlert } from '#components/desk/refusal'
import { SettingsGroup } from '#components/desk/settings-group'
import { useSend } from '#components/desk/use-send.client'
import { Button } from '#components/ui/button'
import { say } from '#components/ui/toast.client'
import type { SessionView } from '#lib/contributors/views'
import { dayAndTimeIn } from '#lib/desk/clock'
import { MySessionsView } from '#lib/factors/views'

/** Where somebody is signed in; what is not theirs they end here. */
export function MySessions({ initial, zone }: { initial: MySessionsView; zone: string }) {
  const [{ here, sessions }, setSessions] = useState(initial)
  const { press, busy, refusal } = useSend()

  async function end(path: string, words: string) {
    const reply = await press({ method: 'POST', path, body: {}, returns: MySessionsView })
    if (!reply?.ok) return
    setSessions(reply.value)
    say(words)
  }

  return (
    <SettingsGroup title="Where you are signed in">
      <ul className="divide-y divide-hair border-y border-rule">
        {sessions.map((session) => (
          <SessionRow
            key={session.id}
            session={session}
            zone={zone}
            isHere={session.id === here}
            busy={busy}
            onEnd={() => end(`/me/sessions/${session.id}/ending`, 'Signed out there.')}
          />
        ))}
      </ul>
      <RefusalAlert refusal={refusal} />
      {sessions.length > 1 ? (
        <Button
          busy={busy}
          className="justify-self-start"
          onClick={() => end('/me/sessions/ending', 'You are signed out everywhere but here.')}
        >
          Sign out everywhere else
        </Button>
      ) : (
        <p className="text-sm text-soft">You are signed in nowhere else.</p>
      )}
    </SettingsGroup>
  )
}

interface SessionRowProps {
  session: SessionView
  zone: string
  isHere: boolean
  busy: boolean
  onEnd: () => void
}

function SessionRow({ session, zone, isHere, busy, onEnd }: SessionRowProps) {
  const { device, address, startedAt, lastSeenAt } = session
  const words = device ?? 'A device that did not say what it is'
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
      <div className="min-w-0">
        <p>
          {words} {isHere && <b className="text-ok">(here)</b>}
        </p>
        <p className="text-sm break-words text-soft">
          {address ? `From ${address}, since` : 'Since'} {dayAndTimeIn(zone, startedAt)}
          {lastSeenAt && `, last seen ${dayAndTimeIn(zone, lastSeenAt)}`}
        </p>
      </div>
      {!isHere && (
        <Button tone="plain" busy={busy} onClick={onEnd}>
          Sign out there{' '}
          <span className="sr-only">
            : {words}, since {dayAndTimeIn(zone, startedAt)}
          </span>
        </Button>
      )}
    </li>
  )
}
