'use client'

import { useState } from 'react'
import { useChange } from '#components/desk/contributors-change.client'
import { Choice, CoverageField, isWhole } from '#components/desk/coverage-field.client'
import { RefusalAlert } from '#components/desk/refusal'
import { Button } from '#components/ui/button'
import type { Coverable } from '#lib/contributors/coverable'
import type { ContributorView } from '#lib/contributors/views'

interface PersonRightsProps {
  person: ContributorView
  coverable: Coverable
  onChanged: (person: ContributorView) => void
}

/** Where a reporter writes, and whether an editor looks first. */
export function PersonRights({ person, coverable, onChanged }: PersonRightsProps) {
  const [coverage, setCoverage] = useState(person.coverage)
  const [publishes, setPublishes] = useState(person.publishes)
  const { change, busy, refusal } = useChange(person, onChanged)
  const isChanged = publishes !== person.publishes || !isSame(coverage, person.coverage)

  if (person.role !== 'reporter') {
    return <p className="text-soft">As {person.role} they write and publish in every story.</p>
  }
  return (
    <div className="grid gap-3">
      <CoverageField value={coverage} coverable={coverable} onChange={setCoverage} />
      <Choice type="checkbox" checked={publishes} onChange={setPublishes}>
        Publishes what they write without review
      </Choice>
      <RefusalAlert refusal={refusal} />
      {isChanged && (
        <div className="flex flex-wrap items-center gap-3">
          <Button
            tone="main"
            busy={busy}
            disabled={!isWhole(coverage)}
            onClick={() => change('rights', { coverage, publishes })}
          >
            Save rights
          </Button>
          {!isWhole(coverage) && <p className="text-sm text-soft">Tick at least one topic or story.</p>}
        </div>
      )}
    </div>
  )
}

type Coverage = ContributorView['coverage']

const isSame = (a: Coverage, b: Coverage): boolean => inOrder(a) === inOrder(b)

const inOrder = (coverage: Coverage): string =>
  coverage === null ? '' : JSON.stringify([[...coverage.storyIds].sort(), [...coverage.topics].sort()])
