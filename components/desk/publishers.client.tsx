'use client'

import { useEffect, useState } from 'react'
import { RefusalAlert } from '#components/desk/refusal'
import { useSend } from '#components/desk/use-send.client'
import { Button } from '#components/ui/button'
import { BOX, Field } from '#components/ui/field'
import { look } from '#lib/desk/request'
import { PublishersView, type StoryView } from '#lib/stories/views'

/** Which reporters may publish their own updates in this story; everybody else's go to the editors. */
export function Publishers({ story, onChanged }: { story: StoryView; onChanged: () => unknown }) {
  const [view, setView] = useState<PublishersView>({ publishers: story.publishers ?? [], others: [] })
  const [chosen, setChosen] = useState('')
  const { press, busy, refusal } = useSend()
  const path = `/stories/${story.id}/publishers`
  const known = (story.publishers ?? []).map(({ id }) => id).join()

  // biome-ignore lint/correctness/useExhaustiveDependencies: again where a colleague changed it
  useEffect(() => {
    void look(path, PublishersView).then((read) => read && setView(read))
  }, [path, known])

  async function change(method: 'POST' | 'DELETE', contributorId: string) {
    const reply = await press({ method, path, body: { contributorId }, returns: PublishersView })
    if (!reply?.ok) return
    setView(reply.value)
    setChosen('')
    onChanged()
  }

  return (
    <section aria-label="Right to publish" className="grid gap-3 border-t border-hair py-4">
      <header>
        <h2 className="font-semibold">Right to publish</h2>
        <p className="text-sm text-soft">
          These reporters publish what they write in this story themselves; what others write goes to the editors.
        </p>
      </header>
      <ul className="grid gap-1">
        {view.publishers.length === 0 && <li className="text-soft">No reporter has it.</li>}
        {view.publishers.map(({ id, name }) => (
          <li key={id} className="flex items-center justify-between gap-3 border-b border-hair py-1">
            {name}
            <Button tone="plain" busy={busy} onClick={() => void change('DELETE', id)}>
              Take it back <span className="sr-only">from {name}</span>
            </Button>
          </li>
        ))}
      </ul>
      {view.others.length > 0 && (
        <div className="flex flex-wrap items-end gap-2">
          <div className="min-w-48 flex-1">
            <Field
              label="Reporter"
              control={(ids) => (
                <select {...ids} value={chosen} onChange={(event) => setChosen(event.target.value)} className={BOX}>
                  <option value="">Choose somebody</option>
                  {view.others.map(({ id, name }) => (
                    <option key={id} value={id}>
                      {name}
                    </option>
                  ))}
                </select>
              )}
            />
          </div>
          <Button busy={busy} disabled={chosen === ''} onClick={() => void change('POST', chosen)}>
            Give the right to publish
          </Button>
        </div>
      )}
      <RefusalAlert refusal={refusal} />
    </section>
  )
}
