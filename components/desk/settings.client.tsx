'use client'

import { useState } from 'react'
import { ChangePassword } from '#components/desk/change-password.client'
import { GoingOutSeconds } from '#components/desk/settings-going-out.client'
import { SettingsGroup } from '#components/desk/settings-group'
import { OwnLocale } from '#components/desk/settings-locale.client'
import { usePreferences } from '#components/desk/use-preferences.client'
import { Alert } from '#components/ui/alert'
import { Switch } from '#components/ui/switch.client'
import { type Preferences, setPreferences } from '#lib/desk/preferences'
import type { Actor } from '#lib/permissions'

/** How one person likes the desk. Each change holds at once; there is nothing to save. */
export function Settings({ actor }: { actor: Actor }) {
  const { letterKeys, sound, notifications } = usePreferences(actor)
  const [problem, setProblem] = useState<string | null>(null)

  function change(next: Partial<Preferences>) {
    setProblem(setPreferences(actor.id, next) ? null : 'This browser keeps nothing: it holds until you leave the desk.')
  }

  async function notify(on: boolean) {
    if (on && (await askToNotify()) !== 'granted') {
      return setProblem(
        'This browser does not let the desk notify you. Allow it in the browser’s settings for this site.',
      )
    }
    change({ notifications: on })
  }

  return (
    <div className="grid gap-6">
      {problem && <Alert tone="careful">{problem}</Alert>}
      <SettingsGroup title="Keys, on this device">
        <Switch
          label="Letter keys"
          hint="One letter acts on the update that has the keyboard, and ? shows all keys. Off: buttons, and keys with Ctrl or ⌘, alone."
          on={letterKeys}
          onChange={(on) => change({ letterKeys: on })}
        />
      </SettingsGroup>
      <GoingOutSeconds />
      <ChangePassword />
      <OwnLocale />
      <SettingsGroup title="When something waits for an editor, on this device">
        <Switch label="Sound" hint="A short one, once." on={sound} onChange={(on) => change({ sound: on })} />
        <Switch
          label="Desktop notification"
          hint="Your browser asks you first."
          on={notifications}
          onChange={(on) => void notify(on)}
        />
      </SettingsGroup>
    </div>
  )
}

/** Browsers without notifications, and pages without https, have none to give. */
const askToNotify = async (): Promise<NotificationPermission> =>
  typeof Notification === 'undefined' ? 'denied' : Notification.requestPermission()
