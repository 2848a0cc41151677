'use client'

import { SettingsGroup } from '#components/desk/settings-group'
import { BOX, Field } from '#components/ui/field'
import { Switch } from '#components/ui/switch.client'
import type { SettingsPart } from '#lib/desk/settings-part'
import { EyesKind } from '#lib/site/schema'

const SECONDS = [0, 3, 5, 10, 20, 30]

const EYES: Record<EyesKind, { label: string; hint: string }> = {
  dead: { label: 'Who is dead', hint: 'Deaths, and how many.' },
  hurt: { label: 'Who is hurt', hint: 'Injured, wounded, in hospital.' },
  suspected: { label: 'Who is suspected', hint: 'Accused, charged, named as the attacker.' },
  arrested: { label: 'Who is arrested', hint: 'Detained, in custody.' },
}

/** What new colleagues begin with, and what takes two of them. */
export function SitePresets({ value, onChange }: SettingsPart) {
  const { goingOutSeconds, secondEyesFor } = value
  return (
    <>
      <SettingsGroup title="New contributors">
        <Field
          label="What they publish goes out"
          hint="They can change it for themselves; whoever is here already keeps theirs."
          control={(ids) => (
            <select
              {...ids}
              value={goingOutSeconds}
              onChange={({ target }) => onChange({ goingOutSeconds: Number(target.value) })}
              className={BOX}
            >
              {[...new Set([...SECONDS, goingOutSeconds])]
                .sort((a, b) => a - b)
                .map((seconds) => (
                  <option key={seconds} value={seconds}>
                    {seconds === 0 ? 'At once: no taking back' : `After ${seconds} seconds`}
                  </option>
                ))}
            </select>
          )}
        />
      </SettingsGroup>
      <SettingsGroup title="A second pair of eyes, when the desk says it itself">
        <p className="text-sm text-soft">
          {secondEyesFor.length === 0
            ? 'Off: everybody publishes on their own word. Anybody can still ask a colleague to look.'
            : 'One person alone does not publish this in our own voice in an English story.'}
        </p>
        {EyesKind.options.map((kind) => (
          <Switch
            key={kind}
            label={EYES[kind].label}
            hint={EYES[kind].hint}
            on={secondEyesFor.includes(kind)}
            onChange={(on) =>
              onChange({
                secondEyesFor: EyesKind.options.filter((each) => (each === kind ? on : secondEyesFor.includes(each))),
              })
            }
          />
        ))}
      </SettingsGroup>
    </>
  )
}
