'use client'

import { type FormEvent, useState } from 'react'
import { Conflict } from '#components/desk/conflict'
import { type Filing, FilingFields } from '#components/desk/filing-fields.client'
import { RefusalAlert } from '#components/desk/refusal'
import { StoryFold } from '#components/desk/story-fold.client'
import { StoryRelated } from '#components/desk/story-related.client'
import { StoryReminder } from '#components/desk/story-reminder.client'
import { useSend } from '#components/desk/use-send.client'
import { Button } from '#components/ui/button'
import { StoryView } from '#lib/stories/views'

const filingOf = ({ slug, topic, timeZone, language }: StoryView): Filing => ({ slug, topic, timeZone, language })
const inWords = ({ slug, topic, timeZone, language }: Filing) => [slug, topic, timeZone, language].join(' · ')

/** Address, topic, clock and language of a story. */
export function StorySettings({ story, onSaved }: { story: StoryView; onSaved: (story: StoryView) => void }) {
  const [mine, setMine] = useState<{ filing: Filing; baseVersion: number } | null>(null)
  const { filing, baseVersion } = mine ?? { filing: filingOf(story), baseVersion: story.version }
  const [saved, setSaved] = useState(false)
  const { press, busy, refusal, forget } = useSend()
  const now = refusal?.code === 'conflict' ? StoryView.safeParse(refusal.current).data : undefined

  async function save(event: FormEvent) {
    event.preventDefault()
    const body = { ...filing, baseVersion }
    const reply = await press({ method: 'PATCH', path: `/stories/${story.id}`, body, returns: StoryView })
    if (!reply?.ok) return
    setMine(null)
    setSaved(true)
    onSaved(reply.value)
  }

  function decide(current: StoryView, keepMine: boolean) {
    setMine(keepMine ? { filing, baseVersion: current.version } : null)
    forget()
    onSaved(current)
  }

  return (
    <div className="grid gap-8 py-4">
      <form onSubmit={save} noValidate className="grid gap-4">
        <FilingFields
          value={filing}
          onChange={(part) => {
            setSaved(false)
            setMine({ filing: { ...filing, ...part }, baseVersion })
          }}
          errors={refusal?.fields ?? {}}
          slugHint={
            story.publishedAt
              ? 'Its address: /live/… . Earlier addresses redirect to the new one for ever.'
              : 'Its address: /live/… . Nobody has seen it yet.'
          }
        />
        {now ? (
          <Conflict
            sentence={refusal?.sentence ?? ''}
            labels={{ settings: 'Settings' }}
            mine={{ settings: inWords(filing) }}
            now={{ settings: inWords(filingOf(now)) }}
            onTakeTheirs={() => decide(now, false)}
            onKeepMine={() => decide(now, true)}
          />
        ) : (
          <RefusalAlert refusal={refusal} fieldsShown />
        )}
        <div className="flex items-center gap-3">
          <Button type="submit" tone="main" busy={busy}>
            Save settings
          </Button>
          <span role="status" className="text-sm text-soft">
            {saved && 'Saved.'}
          </span>
        </div>
      </form>
      <StoryReminder story={story} onSaved={onSaved} />
      <StoryRelated story={story} onSaved={onSaved} />
      {story.publishedAt && <StoryFold story={story} onSaved={onSaved} />}
    </div>
  )
}
