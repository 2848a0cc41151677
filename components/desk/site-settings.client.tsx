'use client'

import { type FormEvent, useState } from 'react'
import { RefusalAlert } from '#components/desk/refusal'
import { SettingsGroup } from '#components/desk/settings-group'
import { SitePolicies } from '#components/desk/site-policies.client'
import { SitePresets } from '#components/desk/site-presets.client'
import { TimeZoneField } from '#components/desk/time-zone-field.client'
import { useSend } from '#components/desk/use-send.client'
import { Button } from '#components/ui/button'
import { TextField } from '#components/ui/text-field'
import { say } from '#components/ui/toast.client'
import type { SettingsPart } from '#lib/desk/settings-part'
import { SiteSettingsView } from '#lib/site/schema'

/** What holds for the whole site; each change is written down with what it was before. */
export function SiteSettings({ initial }: { initial: SiteSettingsView }) {
  const [saved, setSaved] = useState(initial)
  const [value, setValue] = useState(initial)
  const { press, busy, refusal, forget } = useSend()
  const now = refusal?.code === 'conflict' ? SiteSettingsView.safeParse(refusal.current).data : undefined
  const isChanged = JSON.stringify(value) !== JSON.stringify(saved)
  const part: SettingsPart = {
    value,
    onChange: (change) => setValue((before) => ({ ...before, ...change })),
    errors: refusal?.fields ?? {},
  }

  function show(settings: SiteSettingsView) {
    setSaved(settings)
    setValue(settings)
    forget()
  }

  async function save(event: FormEvent) {
    event.preventDefault()
    const { version: baseVersion, ...settings } = value
    const body = { baseVersion, ...settings, policies: withoutEmpty(settings.policies) }
    const reply = await press({ method: 'PATCH', path: '/site', body, returns: SiteSettingsView })
    if (!reply?.ok) return
    show(reply.value)
    say('Saved.')
  }

  return (
    <form onSubmit={save} noValidate className="grid gap-6">
      <SettingsGroup title="The newsroom">
        <Newsroom {...part} />
      </SettingsGroup>
      <SettingsGroup title="Policies, at the foot of every page for readers">
        <SitePolicies {...part} />
      </SettingsGroup>
      <SitePresets {...part} />
      <RefusalAlert refusal={refusal} fieldsShown>
        {now && (
          <Button className="mt-2" onClick={() => show(now)}>
            Show them as they are now
          </Button>
        )}
      </RefusalAlert>
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" tone="main" busy={busy}>
          Save settings
        </Button>
        {isChanged && <Button onClick={() => show(saved)}>Undo my changes</Button>}
        <span role="status" className="text-sm text-soft">
          {isChanged ? 'Not saved yet.' : 'Nothing has changed.'}
        </span>
      </div>
    </form>
  )
}

function Newsroom({ value, onChange, errors }: SettingsPart) {
  return (
    <div className="grid items-start gap-4 sm:grid-cols-2">
      <TextField
        label="Name"
        name="name"
        serif
        hint="On top of every page, in feeds and for search engines."
        value={value.name}
        onChange={(name) => onChange({ name })}
        error={errors.name}
      />
      <TimeZoneField
        hint="New stories begin with it; each can have another."
        value={value.timeZone}
        onChange={(timeZone) => onChange({ timeZone })}
        error={errors.timeZone}
      />
      <TextField
        label="Language"
        name="language"
        hint="A language tag, such as en or tr. New stories begin with it."
        value={value.language}
        onChange={(language) => onChange({ language })}
        error={errors.language}
      />
      <OtherLanguages value={value} onChange={onChange} errors={errors} />
    </div>
  )
}

/** A line of text stands for a list, with its commas as they are typed. */
function OtherLanguages({ value, onChange, errors }: SettingsPart) {
  const [typed, setTyped] = useState('')
  const words = value.languages.join(', ')
  return (
    <TextField
      label="Other languages"
      name="languages"
      hint="Offered for new stories. Tags with commas between them, such as tr, ar."
      value={tagsIn(typed).join(', ') === words ? typed : words}
      onChange={(line) => {
        setTyped(line)
        onChange({ languages: tagsIn(line) })
      }}
      error={errors.languages}
    />
  )
}

const tagsIn = (line: string): string[] => line.split(/[\s,]+/).filter(Boolean)

const withoutEmpty = (policies: SiteSettingsView['policies']) =>
  Object.fromEntries(Object.entries(policies).filter(([, href]) => href.trim() !== ''))
