'use client'

import { useEffect, useState } from 'react'
import { LocaleFields } from '#components/desk/locale-fields'
import { RefusalAlert } from '#components/desk/refusal'
import { SettingsGroup } from '#components/desk/settings-group'
import { useSend } from '#components/desk/use-send.client'
import { say } from '#components/ui/toast.client'
import { Me } from '#lib/desk/me'
import { look } from '#lib/desk/request'

type Locale = Pick<Me, 'timeZone' | 'language'>

/** One's own time zone and language; each choice holds at once. */
export function OwnLocale() {
  const [locale, setLocale] = useState<Locale | null>(null)
  const { press, refusal } = useSend()
  const [zones] = useState(() => Intl.supportedValuesOf('timeZone'))

  useEffect(() => {
    void look('/me', Me).then(setLocale)
  }, [])

  async function choose(change: Locale) {
    const before = locale
    setLocale({ ...before, ...change })
    const reply = await press({ method: 'PATCH', path: '/me', body: change, returns: Me })
    if (reply?.ok) say('Saved.')
    else setLocale(before)
  }

  if (locale === null) return null
  return (
    <SettingsGroup title="Time zone and language, wherever you sign in">
      <LocaleFields
        timeZone={locale.timeZone ?? null}
        language={locale.language ?? null}
        zones={zones}
        onTimeZone={(timeZone) => void choose({ timeZone })}
        onLanguage={(language) => void choose({ language })}
        errors={refusal?.fields}
      />
      <RefusalAlert refusal={refusal} fieldsShown />
    </SettingsGroup>
  )
}
