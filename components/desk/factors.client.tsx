'use client'

import { type ReactNode, useState } from 'react'
import { AuthenticatorSetUp } from '#components/desk/authenticator-set-up.client'
import { AddPasskey } from '#components/desk/passkey-add.client'
import { RecoveryCodes } from '#components/desk/recovery-codes.client'
import { RefusalAlert } from '#components/desk/refusal'
import { SettingsGroup } from '#components/desk/settings-group'
import { useSend } from '#components/desk/use-send.client'
import { Button } from '#components/ui/button'
import { say } from '#components/ui/toast.client'
import { dayIn } from '#lib/desk/clock'
import { FactorsChangedView, type FactorsView, type PasskeyView } from '#lib/factors/views'

type Adding = 'app' | 'passkey' | null

/** What somebody has besides the password. Each change signs them out everywhere else. */
export function Factors({ initial }: { initial: FactorsView }) {
  const [factors, setFactors] = useState(initial)
  const [codes, setCodes] = useState<string[] | null>(null)
  const [adding, setAdding] = useState<Adding>(null)
  const { press, busy, refusal } = useSend()
  const { authenticatorSince, passkeys, recoveryCodesLeft, isRequired } = factors
  const hasAny = authenticatorSince !== null || passkeys.length > 0

  function changed({ factors: now, recoveryCodes }: FactorsChangedView, words: string) {
    setFactors(now)
    setAdding(null)
    if (recoveryCodes) setCodes(recoveryCodes)
    say(`${words} You are signed out everywhere else.`)
  }

  async function change(method: 'POST' | 'DELETE', path: string, words: string) {
    const reply = await press({ method, path, body: {}, returns: FactorsChangedView })
    if (reply?.ok) changed(reply.value, words)
  }

  return (
    <SettingsGroup title="Second factor">
      <p className="text-sm text-soft">
        {isRequired ? 'Your role needs one. ' : ''}With a second factor, a stolen password alone opens nothing.
      </p>
      {codes && <RecoveryCodes codes={codes} />}
      <RefusalAlert refusal={refusal} />
      <Row
        title="Authenticator app"
        words={authenticatorSince ? `On since ${dayIn('UTC', authenticatorSince)}` : 'Off'}
        button={
          authenticatorSince ? (
            <Button busy={busy} onClick={() => change('DELETE', '/me/authenticator', 'The app is off.')}>
              Turn the app off
            </Button>
          ) : (
            adding !== 'app' && <Button onClick={() => setAdding('app')}>Set up the app</Button>
          )
        }
      />
      {adding === 'app' && <AuthenticatorSetUp onAdded={(now) => changed(now, 'The app is on.')} />}
      <Row
        title="Passkeys"
        words={passkeys.length === 0 ? 'None' : 'Each also signs you in by itself, without the password'}
        button={adding !== 'passkey' && <Button onClick={() => setAdding('passkey')}>Add a passkey</Button>}
      />
      {passkeys.length > 0 && (
        <ul className="divide-y divide-hair border-y border-rule">
          {passkeys.map((passkey) => (
            <PasskeyRow
              key={passkey.id}
              passkey={passkey}
              busy={busy}
              onRemove={() => change('DELETE', `/me/passkeys/${passkey.id}`, 'The passkey is removed.')}
            />
          ))}
        </ul>
      )}
      {adding === 'passkey' && <AddPasskey onAdded={(now) => changed(now, 'The passkey is added.')} />}
      {hasAny && (
        <Row
          title="Recovery codes"
          words={recoveryCodesLeft === 1 ? 'One left' : `${recoveryCodesLeft} left`}
          button={
            <Button
              busy={busy}
              onClick={() => change('POST', '/me/recovery-codes', 'The old codes do not work any more.')}
            >
              Make ten new codes
            </Button>
          }
        />
      )}
    </SettingsGroup>
  )
}

const Row = ({ title, words, button }: { title: string; words: string; button: ReactNode }) => (
  <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
    <div>
      <h3 className="font-semibold">{title}</h3>
      <p className="text-sm text-soft">{words}</p>
    </div>
    {button}
  </div>
)

interface PasskeyRowProps {
  passkey: PasskeyView
  busy: boolean
  onRemove: () => void
}

const PasskeyRow = ({ passkey: { name, createdAt, lastUsedAt }, busy, onRemove }: PasskeyRowProps) => (
  <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
    <div className="min-w-0">
      <p className="break-words">{name}</p>
      <p className="text-sm text-soft">
        Added {dayIn('UTC', createdAt)}
        {lastUsedAt ? `, last used ${dayIn('UTC', lastUsedAt)}` : ', not used yet'}
      </p>
    </div>
    <Button tone="plain" busy={busy} onClick={onRemove}>
      Remove <span className="sr-only">the passkey {name}</span>
    </Button>
  </li>
)
