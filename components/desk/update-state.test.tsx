import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { UpdateState } from '#components/desk/update-state'
import { docOfText } from '#lib/richtext/text'
import type { UpdateView } from '#lib/updates/views'

const at = '2016-12-19T18:14:00.000Z'
const published: UpdateView = {
  id: 'u',
  storyId: 's',
  version: 2,
  state: 'published',
  ordinal: 1,
  storyRevision: 47,
  headline: null,
  body: docOfText('Shots were heard.'),
  bylines: [{ contributorId: 'i', name: 'Ines Okafor' }],
  kind: 'edit',
  note: null,
  createdBy: { id: 'i', name: 'Ines Okafor' },
  createdAt: at,
  submittedAt: null,
  publishedAt: at,
  amendedAt: null,
  retractedAt: null,
  pinnedAt: null,
  keyAt: null,
  occurredAt: null,
}

const words = (change: Partial<UpdateView>) =>
  renderToStaticMarkup(<UpdateState update={{ ...published, ...change }} timeZone="Europe/Istanbul" />).replace(
    /<[^>]+>/g,
    '',
  )

const corrected = { kind: 'correction', note: 'We had said injured.', amendedAt: at } as const
const retracted = {
  state: 'retracted',
  kind: 'retraction',
  note: 'A wrong name.',
  amendedAt: at,
  retractedAt: at,
} as const

test.each([
  ['published', {}, 'Published · revision 47 · by Ines Okafor'],
  ['pinned', { pinnedAt: at }, 'Published · Pinned since 21:14 · revision 47 · by Ines Okafor'],
  ['corrected', corrected, 'Published · revision 47 · by Ines Okafor · Corrected 19 Dec, 21:14We had said injured.'],
  ['retracted, which is said once', retracted, 'Retracted 19 Dec, 21:14A wrong name. · revision 47 · by Ines Okafor'],
])('an update that is %s', (_what, change, sentence) => {
  expect(words(change)).toBe(sentence)
})
