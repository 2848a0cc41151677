'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, useRef } from 'react'
import { z } from 'zod'
import { FilingFields } from '#components/desk/filing-fields.client'
import { RefusalAlert } from '#components/desk/refusal'
import { type RunningStory, SimilarStories } from '#components/desk/similar-stories'
import { StoryTextFields } from '#components/desk/story-text-fields.client'
import { useKept } from '#components/desk/use-kept.client'
import { useSend } from '#components/desk/use-send.client'
import { Button } from '#components/ui/button'
import { chosenSlug } from '#lib/desk/slug'
import type { Actor } from '#lib/permissions'
import { newId } from '#lib/platform/uuid'
import { Doc } from '#lib/richtext/schema'
import { EMPTY_DOC } from '#lib/richtext/text'
import { slugOf } from '#lib/stories/schema'
import { StoryView } from '#lib/stories/views'

const NewStory = z.object({
  storyId: z.string(),
  headline: z.string(),
  shortHeadline: z.string(),
  standfirst: z.string(),
  lede: Doc,
  listHeading: z.string(),
  slug: z.string(),
  topic: z.string(),
  timeZone: z.string(),
  language: z.string(),
})
type NewStory = z.infer<typeof NewStory>

interface NewStoryFormProps {
  actor: Actor
  /** The newsroom's own zone and language, to begin with, and the languages it writes in. */
  site: { timeZone: string; language: string; languages: string[] }
  running: RunningStory[]
}

export function NewStoryForm({ actor, site, running }: NewStoryFormProps) {
  const blank = (): NewStory => ({
    storyId: newId(),
    headline: '',
    shortHeadline: '',
    standfirst: '',
    lede: EMPTY_DOC,
    listHeading: 'Here’s what we know right now',
    slug: '',
    topic: '',
    timeZone: site.timeZone,
    language: site.language,
  })
  const keeping = { what: 'new-story', shape: NewStory, blank, hasWords }
  const { value: story, set, sheet, kept, drop } = useKept(actor, keeping)
  const latest = useRef(story)
  latest.current = story
  const { press, busy, refusal } = useSend()
  const router = useRouter()
  const errors = refusal?.fields ?? {}

  function change(part: Partial<NewStory>) {
    const before = latest.current
    // The slug follows the headline until somebody writes their own.
    const follows = before.slug === slugOf(before.headline) && part.headline !== undefined
    set({ ...before, ...part, ...(follows ? { slug: slugOf(part.headline ?? '') } : {}) })
  }

  async function create(event: FormEvent) {
    event.preventDefault()
    const { slug, ...rest } = story
    const body = { ...rest, ...chosenSlug(slug, story.headline) }
    const reply = await press({ method: 'POST', path: '/stories', body, returns: StoryView })
    if (!reply?.ok) return
    drop()
    router.push(`/desk/stories/${reply.value.id}`)
  }

  return (
    <form onSubmit={create} noValidate className="grid gap-4">
      <StoryTextFields
        value={story}
        onChange={change}
        errors={errors}
        sheet={sheet}
        belowHeadline={<SimilarStories headline={story.headline} running={running} />}
      />
      <FilingFields
        value={story}
        onChange={change}
        errors={errors}
        languages={[site.language, ...site.languages]}
        slugHint="Its address: /live/… . Proposed from the headline."
      />
      <RefusalAlert refusal={refusal} fieldsShown />
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" tone="main" busy={busy}>
          Create story
        </Button>
        <span className="text-sm text-soft">
          {kept && 'Kept on this device. '}
          It is a draft: readers see nothing yet.
        </span>
      </div>
    </form>
  )
}

const hasWords = ({ headline, shortHeadline, standfirst, lede, topic }: NewStory): boolean =>
  [headline, shortHeadline, standfirst, topic].some(Boolean) || lede.content.length > 0
