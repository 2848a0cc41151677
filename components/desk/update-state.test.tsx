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

const later = '2016-12-19T19:00:00.000Z'
const nextDay = '2016-12-20T19:00:00.000Z'
const unseen = { publishedAt: null, storyRevision: null, ordinal: null } as const

const ben = { id: 'b', name: 'Ben', at: later }
const look = { id: 'l', asked: null, answer: null, checked: null, proposal: null }
const alone = { ...look, answer: { ...ben, what: 'alone' as const, reason: 'scene' as const } }

test.each<[string, Partial<UpdateView>, string]>([
  [
    'asked',
    { ...unseen, state: 'submitted', secondEyes: { ...look, asked: ben } },
    'Needs a second pair of eyes since 22:00, asked by Ben',
  ],
  [
    'passed',
    { secondEyes: { ...look, answer: { ...ben, what: 'passed', reason: null } } },
    'Second pair of eyes: by Ben 19 Dec, 22:00',
  ],
  [
    'alone',
    { secondEyes: alone },
    'Published alone by Ben 19 Dec, 22:00: Our own reporter saw it · to be second-checked',
  ],
  ['checked', { secondEyes: { ...alone, checked: ben } }, 'second-checked by Ben 19 Dec, 22:00'],
])('a second pair of eyes, %s', (_what, change, said) => expect(words(change)).toContain(said))

test.each<[string, Partial<UpdateView>, string]>([
  ['published', {}, 'Published · revision 47 · by Ines Okafor · no source'],
  ['going out', { ...unseen, state: 'goingOut', goesOutInMs: 3_400 }, 'Going out in 4 s · by Ines Okafor'],
  ['scheduled', { ...unseen, state: 'scheduled', publishAt: later }, 'Scheduled for 22:00 · by Ines Okafor'],
  [
    'scheduled by a colleague for another day',
    { ...unseen, state: 'scheduled', publishAt: nextDay, publishBy: { id: 'b', name: 'Bo' } },
    'Scheduled for 20 Dec, 22:00, asked by Bo · by Ines Okafor',
  ],
  ['held', { ...unseen, state: 'held', heldAt: at }, 'Held since 21:14, until somebody releases it · by Ines Okafor'],
  [
    'embargoed',
    { ...unseen, state: 'submitted', submittedAt: at, embargoUntil: later },
    'Submitted since 21:14 · Embargoed until 22:00 · by Ines Okafor',
  ],
  [
    'published before its embargo',
    { embargoUntil: later, embargoReason: 'They said it themselves.' },
    'Published · before its embargo: They said it themselves. · revision 47 · by Ines Okafor · no source',
  ],
  [
    'refused',
    { ...unseen, state: 'submitted', submittedAt: at, refusal: { at, words: 'Coverage ended before it went out.' } },
    'Submitted since 21:14 · by Ines OkaforNot published 21:14: Coverage ended before it went out.',
  ],
  [
    'sent back',
    { ...unseen, state: 'draft', sentBack: { at, by: { id: 'b', name: 'Bo' }, note: 'Who says so?' } },
    'Draft since 21:14 · by Ines OkaforSent back by Bo 21:14: Who says so?',
  ],
  ['pinned', { pinnedAt: at }, 'Published · Pinned since 21:14 · revision 47 · by Ines Okafor · no source'],
  [
    'corrected',
    corrected,
    'Published · revision 47 · by Ines Okafor · no source · Corrected 19 Dec, 21:14We had said injured.',
  ],
  [
    'not confirmed, and somebody’s word',
    { verification: 'unconfirmed', sources: [{ type: 'wire', label: 'Reuters' }] },
    'Published · revision 47 · by Ines Okafor · Not yet confirmed · according to Reuters',
  ],
  ['retracted, which is said once', retracted, 'Retracted 19 Dec, 21:14A wrong name. · revision 47 · by Ines Okafor'],
])('an update that is %s', (_what, change, sentence) => {
  expect(words(change)).toBe(sentence)
})
