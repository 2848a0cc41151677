import type { Byline } from '#lib/desk/bylines'
import { type Refusal, send } from '#lib/desk/request'
import type { WireCopy } from '#lib/desk/wire-copy'
import { newId } from '#lib/platform/uuid'
import type { Doc } from '#lib/richtext/schema'
import { DroppedView, UpdateView } from '#lib/updates/views'

/** The id and the key of a bullet that was sent: pressed again after a lost answer, it is still one draft. */
export interface Filed {
  body: string
  updateId: string
  key: string
}

type Made = { made: UpdateView[]; refused: Refusal | null }

interface Filing {
  storyId: string
  bylines: Byline[]
  /** Whose words these are. */
  as?: string | undefined
}

/** Files each bullet as a draft of its own, in their order; stops at the first that is refused. */
export async function fileDrafts(
  { storyId, bylines, as }: Filing,
  bullets: Doc[],
  known: Filed[],
  onFiled: (update: UpdateView) => void,
): Promise<Made> {
  const made: UpdateView[] = []
  for (const body of bullets) {
    const { updateId, key } = filedAs(body, known)
    const named = bylines.length > 0 ? { bylines } : {}
    const reply = await send({
      method: 'POST',
      path: `/stories/${storyId}/updates`,
      body: { updateId, body, headline: null, ...named },
      key,
      as,
      returns: UpdateView,
    })
    if (!reply.ok) return { made, refused: reply }
    // The same words again, later, are another draft.
    known.splice(
      known.findIndex((filed) => filed.key === key),
      1,
    )
    made.push(reply.value)
    onFiled(reply.value)
  }
  return { made, refused: null }
}

function filedAs(body: Doc, known: Filed[]): Filed {
  const words = JSON.stringify(body)
  const before = known.find((filed) => filed.body === words)
  if (before) return before
  const filed = { body: words, updateId: newId(), key: newId() }
  known.push(filed)
  return filed
}

/** Takes drafts back; answers how many stay because somebody has worked on them, or no answer came. */
export async function dropDrafts(drafts: UpdateView[], as?: string): Promise<number> {
  let kept = 0
  for (const { id, version } of drafts) {
    const path = `/updates/${id}`
    const reply = await send({
      method: 'DELETE',
      path,
      body: { baseVersion: version },
      key: newId(),
      as,
      returns: DroppedView,
    })
    if (!reply.ok) kept++
  }
  return kept
}

/** What stays in the composer: the rest, and the bullets that are not filed yet. */
export function withoutFiled({ rest, bullets }: WireCopy, filed: number): Doc {
  const waiting = bullets.slice(filed).map(({ content }) => ({
    type: 'listItem' as const,
    content: content.filter((block) => block.type === 'paragraph'),
  }))
  if (waiting.length === 0) return rest
  return { type: 'doc', content: [...rest.content, { type: 'bulletList', content: waiting }] }
}
