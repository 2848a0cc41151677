'use client'

import { useState } from 'react'
import { useChange } from '#components/desk/contributors-change.client'
import { LocaleFields } from '#components/desk/locale-fields'
import { RefusalAlert } from '#components/desk/refusal'
import { Button } from '#components/ui/button'
import type { ContributorView } from '#lib/contributors/views'

interface PersonDetailsProps {
  person: ContributorView
  zones: readonly string[]
  onChanged: (person: ContributorView) => void
}

export function PersonDetails({ person, zones, onChanged }: PersonDetailsProps) {
  const [timeZone, setTimeZone] = useState(person.timeZone)
  const [language, setLanguage] = useState(person.language)
  const { change, busy, refusal } = useChange(person, onChanged)
  const isChanged = timeZone !== person.timeZone || language !== person.language

  return (
    <div className="grid gap-3">
      <LocaleFields
        timeZone={timeZone}
        language={language}
        zones={zones}
        onTimeZone={setTimeZone}
        onLanguage={setLanguage}
        errors={refusal?.fields}
      />
      <RefusalAlert refusal={refusal} fieldsShown />
      {isChanged && (
        <Button busy={busy} className="justify-self-start" onClick={() => change('', { timeZone, language })}>
          Save time zone and language
        </Button>
      )}
    </div>
  )
}
