'use client'

import { useState } from 'react'
import { RefusalAlert } from '#components/desk/refusal'
import { SettingsGroup } from '#components/desk/settings-group'
import { useSend } from '#components/desk/use-send.client'
import { Switch } from '#components/ui/switch.client'
import { say } from '#components/ui/toast.client'
import { RoleName } from '#lib/contributors/views'
import { TwoFactorRolesView } from '#lib/factors/views'

const WHO = { reporter: 'Reporters', editor: 'Editors', admin: 'Admins' }
type Role = keyof typeof WHO

/** Whose role needs a second factor. Whoever has none is asked for one with their next click. */
export function TwoFactorRoles({ initial }: { initial: TwoFactorRolesView }) {
  const [{ version, roles, without }, setView] = useState(initial)
  const { press, refusal } = useSend()

  async function change(role: Role, on: boolean) {
    const next = RoleName.options.filter((each) => (each === role ? on : roles.includes(each)))
    const body = { baseVersion: version, roles: next }
    const reply = await press({ method: 'PUT', path: '/site/two-factor-roles', body, returns: TwoFactorRolesView })
    const now = reply?.ok ? reply.value : TwoFactorRolesView.safeParse(reply?.current).data
    if (now) setView(now)
    if (reply?.ok) say(on ? `${WHO[role]} need a second factor.` : `${WHO[role]} may do without a second factor.`)
  }

  return (
    <SettingsGroup id="who-needs-a-second-factor" title="Who needs a second factor, in the whole newsroom">
      {RoleName.options.map((role) => (
        <Switch key={role} label={WHO[role]} on={roles.includes(role)} onChange={(on) => void change(role, on)} />
      ))}
      <p className="text-sm text-soft">
        {without.length === 0
          ? 'Everybody who needs one has one.'
          : `Led to set one up with their next click: ${without.join(', ')}.`}
      </p>
      <RefusalAlert refusal={refusal} />
    </SettingsGroup>
  )
}
