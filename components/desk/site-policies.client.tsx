'use client'

import { TextField } from '#components/ui/text-field'
import type { SettingsPart } from '#lib/desk/settings-part'
import { POLICIES } from '#lib/site/policies'

/** Where readers can read what we hold ourselves to. */
export function SitePolicies({ value, onChange, errors }: SettingsPart) {
  return (
    <>
      <p className="text-sm text-soft">
        Give a path such as /ethics, or an address with https://. What is left empty is not shown. Search engines are
        told of most of them too.
      </p>
      {errors.policies && <p className="text-sm font-semibold text-live">{errors.policies}</p>}
      <div className="grid items-start gap-4 sm:grid-cols-2">
        {POLICIES.map(({ name, words }) => (
          <TextField
            key={name}
            label={words}
            name={`policies.${name}`}
            value={value.policies[name] ?? ''}
            onChange={(href) => onChange({ policies: { ...value.policies, [name]: href } })}
          />
        ))}
      </div>
    </>
  )
}
