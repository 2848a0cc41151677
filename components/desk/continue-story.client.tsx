'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { RefusalAlert } from '#components/desk/refusal'
import { useSend } from '#components/desk/use-send.client'
import { Button } from '#components/ui/button'
import { TextField } from '#components/ui/text-field'
import { newId } from '#lib/platform/uuid'
import { StoryView } from '#lib/stories/views'

interface ContinueStoryProps {
  story: StoryView
  onChanged: (story: StoryView) => void
  onClose: () => void
}

/** Ends this story and goes on in a new one: its headline, and what becomes of what. */
export function ContinueStory({ story, onChanged, onClose }: ContinueStoryProps) {
  const [headline, setHeadline] = useState('')
  const [standfirst, setStandfirst] = useState('')
  const [missing, setMissing] = useState<string>()
  const [newStoryId] = useState(newId)
  const { press, busy, refusal } = useSend()
  const router = useRouter()

  async function goOn(event: FormEvent) {
    event.preventDefault()
    if (!headline.trim()) return setMissing('Give the new story a headline.')
    const body = { baseVersion: story.version, newStoryId, headline, standfirst }
    const reply = await press({ method: 'POST', path: `/stories/${story.id}/continuation`, body, returns: StoryView })
    if (reply?.ok) return router.push(`/desk/stories/${reply.value.id}`)
    const now = reply?.code === 'conflict' ? StoryView.safeParse(reply.current).data : undefined
    if (now) onChanged(now)
  }

  return (
    <section aria-label="Continue in a new story">
      <form onSubmit={goOn} noValidate className="grid gap-2 rounded-[10px] border border-rule bg-panel p-3">
        <p>
          Coverage ends here, with a link to the new story that open pages show at once. The new story is published now
          and takes over what is pinned, topic, times and reminder.
        </p>
        <TextField
          label="Headline of the new story"
          name="headline"
          serif
          autoFocus
          value={headline}
          onChange={(words) => {
            setMissing(undefined)
            setHeadline(words)
          }}
          error={missing ?? refusal?.fields.headline}
        />
        <TextField
          label="Standfirst (optional)"
          name="standfirst"
          rows={2}
          serif
          value={standfirst}
          onChange={setStandfirst}
          error={refusal?.fields.standfirst}
        />
        <RefusalAlert refusal={refusal} />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" tone="danger" busy={busy}>
            End this one and continue
          </Button>
          <Button onClick={onClose}>Keep it running</Button>
        </div>
      </form>
    </section>
  )
}
