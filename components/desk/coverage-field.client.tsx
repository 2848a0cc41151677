'use client'

import { type ReactNode, useId, useState } from 'react'
import { BOX } from '#components/ui/field'
import type { Coverable } from '#lib/contributors/coverable'
import type { ContributorView } from '#lib/contributors/views'

type Coverage = ContributorView['coverage']

interface CoverageFieldProps {
  value: Coverage
  coverable: Coverable
  onChange: (coverage: Coverage) => void
}

/** Below this many a list is looked through faster than it is searched. */
const WORTH_SEARCHING = 8

/** Where a reporter may write: everywhere, or in the topics and stories that are ticked. */
export function CoverageField({ value, coverable, onChange }: CoverageFieldProps) {
  const name = useId()
  const [typed, setTyped] = useState('')
  const { topics, stories } = coverable
  const isNamed = (words: string) => words.toLowerCase().includes(typed.trim().toLowerCase())
  const chosen = value ?? { storyIds: [], topics: [] }
  const shown = stories.filter(({ id, headline }) => chosen.storyIds.includes(id) || isNamed(headline))

  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1 text-sm font-semibold">Writes in</legend>
      <Choice type="radio" name={name} checked={value === null} onChange={() => onChange(null)}>
        every story
      </Choice>
      <Choice type="radio" name={name} checked={value !== null} onChange={() => onChange(chosen)}>
        these topics and stories only
      </Choice>
      {value && (
        <div className="grid gap-3 border-l-2 border-rule pl-3">
          <Group label="Topics">
            {topics.map((topic) => (
              <Choice
                key={topic.slug}
                type="checkbox"
                checked={value.topics.includes(topic.slug)}
                onChange={(on) => onChange({ ...value, topics: withOrWithout(value.topics, topic.slug, on) })}
              >
                {topic.name}
              </Choice>
            ))}
            {topics.length === 0 && <p className="text-sm text-soft">There is no story yet, so there is no topic.</p>}
          </Group>
          <Group label="Stories">
            {stories.length > WORTH_SEARCHING && (
              <input
                type="search"
                aria-label="Find a story by its headline"
                placeholder="Find a story by its headline"
                value={typed}
                onChange={({ target }) => setTyped(target.value)}
                className={BOX}
              />
            )}
            <div className="grid max-h-60 gap-1 overflow-y-auto">
              {shown.map((story) => (
                <Choice
                  key={story.id}
                  type="checkbox"
                  checked={value.storyIds.includes(story.id)}
                  onChange={(on) => onChange({ ...value, storyIds: withOrWithout(value.storyIds, story.id, on) })}
                >
                  {story.headline} {story.ended && <span className="text-soft">(ended)</span>}
                </Choice>
              ))}
              {shown.length === 0 && <p className="text-sm text-soft">No story has these words in its headline.</p>}
            </div>
          </Group>
          <p className="text-xs text-soft">
            A topic holds for its later stories too. They read every story’s room, as everybody at the desk does.
          </p>
        </div>
      )}
    </fieldset>
  )
}

/** Whether it can be saved: "these only" with nothing ticked means nothing. */
export const isWhole = (coverage: Coverage): boolean =>
  coverage === null || coverage.storyIds.length + coverage.topics.length > 0

const withOrWithout = (all: string[], one: string, on: boolean): string[] =>
  on ? [...all, one] : all.filter((each) => each !== one)

interface ChoiceProps {
  type: 'radio' | 'checkbox'
  name?: string
  checked: boolean
  onChange: (on: boolean) => void
  children: ReactNode
}

export const Choice = ({ type, name, checked, onChange, children }: ChoiceProps) => (
  <label className="flex min-h-7 items-start gap-2 pointer-coarse:min-h-11 pointer-coarse:items-center">
    <input
      type={type}
      name={name}
      checked={checked}
      onChange={({ target }) => onChange(target.checked)}
      className="mt-1 size-4 shrink-0 accent-ink pointer-coarse:mt-0"
    />
    <span className="min-w-0">{children}</span>
  </label>
)

function Group({ label, children }: { label: string; children: ReactNode }) {
  const id = useId()
  return (
    <fieldset aria-labelledby={id} className="grid gap-1">
      <p id={id} className="text-sm font-semibold text-soft">
        {label}
      </p>
      {children}
    </fieldset>
  )
}
