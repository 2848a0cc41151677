import type { Queued } from '#lib/desk/queued'
import { newId } from '#lib/platform/uuid'
import { docOfText } from '#lib/richtext/text'
import type { UpdateView } from '#lib/updates/views'

let place = 0

/** A bullet in somebody's queue, pressed just now. */
export function aQueued(part: Partial<Queued> = {}): Queued {
  place += 1
  const updateId = part.updateId ?? newId()
  return {
    updateId,
    key: newId(),
    contributorId: 'ana',
    story: { id: 'story', headline: 'Polls close', timeZone: 'Europe/Istanbul' },
    sends: 'publish',
    body: { updateId, body: docOfText('Polls close') },
    writing: null,
    words: 'Polls close',
    pressedAt: Date.now(),
    place,
    seenOrdinal: 0,
    own: [],
    tries: 0,
    state: 'waiting',
    sentence: '',
    code: '',
    since: 0,
    ...part,
  }
}

export const anUpdateView = (part: Partial<UpdateView> = {}): UpdateView => ({
  id: newId(),
  storyId: 'story',
  version: 1,
  state: 'published',
  ordinal: 1,
  storyRevision: 1,
  headline: null,
  body: docOfText('Polls close'),
  bylines: [],
  kind: 'edit',
  note: null,
  createdBy: { id: 'ana', name: 'Ana' },
  createdAt: '2026-11-23T18:31:00.000Z',
  submittedAt: null,
  publishedAt: '2026-11-23T18:31:00.000Z',
  amendedAt: null,
  retractedAt: null,
  pinnedAt: null,
  keyAt: null,
  occurredAt: null,
  ...part,
})
