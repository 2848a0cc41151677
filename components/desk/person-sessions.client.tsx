'use client'

import { RefusalAlert } from '#components/desk/refusal'
import { SettingsGroup } from '#components/desk/settings-group'
import { useSend } from '#components/desk/use-send.client'
import { Button } from '#components/ui/button'
import { say } from '#components/ui/toast.client'
import { type PersonView, SessionsView, type SessionView } from '#lib/contributors/views'
import { dayAndTimeIn } from '#lib/desk/clock'

interface PersonSessionsProps {
  view: PersonView
  zone: string
  onChanged: (sessions: SessionView[]) => void
}

/** Where somebody is signed in, and the way to end it there. */
export function PersonSessions({ view: { contributor, sessions }, zone, onChanged }: PersonSessionsProps) {
  const { press, busy, refusal } = useSend()

  async function end(session: SessionView | null) {
    const path = `/contributors/${contributor.id}/sessions/${session ? `${session.id}/` : ''}ending`
    const reply = await press({ method: 'POST', path, body: {}, returns: SessionsView })
    if (!reply?.ok) return
    onChanged(reply.value.sessions)
    say(session ? `Signed out of ${deviceOf(session)}.` : `${contributor.name} is signed out everywhere.`)
  }

  return (
    <SettingsGroup title="Signed in">
      {sessions.length === 0 && <p className="text-soft">They are signed in nowhere.</p>}
      {sessions.length > 0 && (
        <ul className="divide-y divide-hair">
          {sessions.map((session) => (
            <li key={session.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2 first:pt-0">
              <div className="min-w-0 flex-[1_1_16rem]">
                <p className="font-semibold">{deviceOf(session)}</p>
                <p className="text-sm text-soft">
                  {session.address ? <span className="break-all">From {session.address}, since</span> : 'Since'}{' '}
                  {dayAndTimeIn(zone, session.startedAt)}
                  {session.lastSeenAt && `; last seen ${dayAndTimeIn(zone, session.lastSeenAt)}`}
                </p>
              </div>
              <Button busy={busy} onClick={() => void end(session)}>
                Sign out <span className="sr-only">of {deviceOf(session)}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
      {sessions.length > 1 && (
        <Button busy={busy} className="justify-self-start" onClick={() => void end(null)}>
          Sign out everywhere
        </Button>
      )}
      <RefusalAlert refusal={refusal} />
    </SettingsGroup>
  )
}

const deviceOf = ({ device }: SessionView): string => device ?? 'A browser we do not know'
