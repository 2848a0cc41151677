'use client'

import { z } from 'zod'
import { RefusalAlert } from '#components/desk/refusal'
import { useSend } from '#components/desk/use-send.client'
import { Button } from '#components/ui/button'
import { isAsked } from '#lib/box/status'
import type { ClaimView } from '#lib/box/views'
import type { StoryView } from '#lib/stories/views'

/** What somebody wants to do with a claim, before it is done. */
export type BoxQuestion = 'in' | 'out' | 'remove'

interface BoxAskingProps {
  question: BoxQuestion
  story: StoryView
  row: ClaimView
  onChanged: (now: Pick<ClaimView, 'id' | 'version'>) => void
  onClose: () => void
}

const DOES = {
  in: { method: 'POST', path: 'box' },
  out: { method: 'DELETE', path: 'box' },
  remove: { method: 'POST', path: 'removal' },
} as const

const Done = z.object({ id: z.string(), version: z.int().optional() })

const WORDS = { in: 'Put it in', out: 'Take it out', remove: 'Remove claim' }

/** Asks once more, with what readers will see. */
export function BoxAsking({ question, story, row, onChanged, onClose }: BoxAskingProps) {
  const { press, busy, refusal } = useSend()
  const { method, path } = DOES[question]

  async function act() {
    const body = { baseVersion: row.version }
    const reply = await press({ method, path: `/claims/${row.id}/${path}`, body, returns: Done })
    if (reply) onChanged({ id: row.id, version: (reply.ok ? reply.value.version : undefined) ?? row.version })
    if (reply?.ok) onClose()
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc leaves it, as everywhere on the desk
    <div className="grid gap-2" onKeyDown={(event) => event.key === 'Escape' && onClose()}>
      <p>{sentenceOf(question, story, row)}</p>
      <span className="flex flex-wrap gap-2">
        <Button tone={question === 'in' ? 'main' : 'danger'} busy={busy} autoFocus onClick={() => void act()}>
          {WORDS[question]}
        </Button>
        <Button onClick={onClose}>{question === 'in' ? 'Not yet' : 'Keep it'}</Button>
      </span>
      <RefusalAlert refusal={refusal} />
    </div>
  )
}

function sentenceOf(question: BoxQuestion, story: StoryView, row: ClaimView) {
  if (question === 'remove') return 'The desk will no longer see it; its versions stay in the record.'
  if (question === 'out') {
    return row.publishedAt
      ? 'Readers will no longer see it. Correct it instead if it was wrong.'
      : 'It will not go out with the story.'
  }
  const words = isAsked(row.status) ? row.question : row.text
  const when = story.publishedAt ? 'Readers will see at once' : 'It goes out with the story'
  return words ? `${when}: “${words}”` : 'Write its question first: readers see nothing else while it is open.'
}
