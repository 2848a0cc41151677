'use client'

import { useEffect, useState } from 'react'
import { BOX, Field } from '#components/ui/field'
import { look } from '#lib/desk/request'
import { StoriesView, type StoryRow } from '#lib/stories/views'

interface StoryChoiceProps {
  label: string
  hint?: string
  /** Which of the newsroom's stories may be chosen. */
  offers: (story: StoryRow) => boolean
  value: string
  onChange: (storyId: string, headline: string) => void
  error?: string | undefined
  autoFocus?: boolean
}

/** One of the newsroom's stories, by its headline; running ones first. */
export function StoryChoice({ label, hint, offers, value, onChange, error, autoFocus }: StoryChoiceProps) {
  const stories = useStories()
  const offered = stories?.filter(offers) ?? []
  return (
    <Field
      label={label}
      hint={hint}
      error={error}
      control={(ids) => (
        <select
          {...ids}
          // biome-ignore lint/a11y/noAutofocus: somebody just asked for this question
          autoFocus={autoFocus}
          value={value}
          onChange={({ target }) => onChange(target.value, target.selectedOptions[0]?.text ?? '')}
          className={BOX}
        >
          <option value="">{choose(stories, offered.length)}</option>
          {offered.map(({ id, headline, state }) => (
            <option key={id} value={id}>
              {headline}
              {state === 'live' ? '' : ` (${state})`}
            </option>
          ))}
        </select>
      )}
    />
  )
}

function choose(stories: StoryRow[] | null, offered: number): string {
  if (!stories) return 'Looking for stories …'
  return offered === 0 ? 'There is no other story for this' : 'Choose a story'
}

/** The newsroom's stories as they are now; null until they were read. */
function useStories(): StoryRow[] | null {
  const [stories, setStories] = useState<StoryRow[] | null>(null)
  useEffect(() => {
    let isGone = false
    void look('/stories', StoriesView).then((view) => view && !isGone && setStories(view.stories))
    return () => {
      isGone = true
    }
  }, [])
  return stories
}
