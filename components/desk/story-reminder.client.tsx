'use client'

import { RefusalAlert } from '#components/desk/refusal'
import { useSend } from '#components/desk/use-send.client'
import { BOX, Field } from '#components/ui/field'
import { QUIET_MINUTES } from '#lib/stories/schema'
import { StoryView } from '#lib/stories/views'

/** When the desk is reminded of a story in which readers see nothing new. Saved as soon as it is chosen. */
export function StoryReminder({ story, onSaved }: { story: StoryView; onSaved: (story: StoryView) => void }) {
  const { press, refusal } = useSend()

  async function save(chosen: string) {
    const quietMinutes = QUIET_MINUTES.find((minutes) => String(minutes) === chosen) ?? null
    const body = { baseVersion: story.version, quietMinutes }
    const reply = await press({ method: 'POST', path: `/stories/${story.id}/reminder`, body, returns: StoryView })
    if (reply?.ok) return onSaved(reply.value)
    const now = reply?.code === 'conflict' ? StoryView.safeParse(reply.current).data : undefined
    if (now) onSaved(now)
  }

  return (
    <section aria-label="Reminder" className="grid gap-2">
      <Field
        label="Remind us when the story goes quiet"
        hint="Whoever has the desk is told, once, until readers see something new."
        control={(ids) => (
          <select
            {...ids}
            value={story.quietMinutes ?? ''}
            onChange={({ target }) => void save(target.value)}
            className={`${BOX} sm:w-72`}
          >
            <option value="">Never</option>
            {QUIET_MINUTES.map((minutes) => (
              <option key={minutes} value={minutes}>
                After {minutes} minutes
              </option>
            ))}
          </select>
        )}
      />
      <RefusalAlert refusal={refusal} />
    </section>
  )
}
