'use client'

import { type FormEvent, useState } from 'react'
import { AccountField, fieldOf } from '#components/desk/account-field'
import { ChosenPassword } from '#components/desk/chosen-password'
import { RefusalAlert } from '#components/desk/refusal'
import { SettingsGroup } from '#components/desk/settings-group'
import { useSend } from '#components/desk/use-send.client'
import { Button } from '#components/ui/button'
import { say } from '#components/ui/toast.client'
import { PasswordChangedView } from '#lib/contributors/views'

export function ChangePassword() {
  const [open, setOpen] = useState(false)
  return (
    <SettingsGroup title="Your password">
      {open ? (
        <Fields onDone={() => setOpen(false)} />
      ) : (
        <Button className="justify-self-start" onClick={() => setOpen(true)}>
          Change password …
        </Button>
      )}
    </SettingsGroup>
  )
}

function Fields({ onDone }: { onDone: () => void }) {
  const { press, busy, refusal } = useSend()

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    const body = { present: fieldOf(form, 'present'), password: fieldOf(form, 'password') }
    const reply = await press({ method: 'POST', path: '/me/password', body, returns: PasswordChangedView })
    if (!reply?.ok) return
    say('Your password is changed. Wherever else you were signed in, you are signed out.')
    onDone()
  }

  const atField = refusal?.fields.present || refusal?.fields.password
  return (
    <form method="post" onSubmit={send} className="grid gap-4">
      <RefusalAlert refusal={atField ? null : refusal} />
      <AccountField
        label="Present password"
        name="present"
        type="password"
        autoComplete="current-password"
        autoFocus
        error={refusal?.fields.present}
      />
      <ChosenPassword error={refusal?.fields.password} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" tone="main" busy={busy}>
          {busy ? 'One moment …' : 'Change password'}
        </Button>
        <Button tone="plain" onClick={onDone}>
          Leave it as it is
        </Button>
      </div>
    </form>
  )
}
