import { expect, test } from 'vitest'
import { wordsOfEvent } from '#lib/history/log-words'

const of = (type: string, kind: Parameters<typeof wordsOfEvent>[0]['kind'] = null, isNewHeadline = false) =>
  wordsOfEvent({ type, kind, isNewHeadline, touched: [] })

test('a typo is no entry', () => expect(of('update.typo_fixed', 'typo')).toBeNull())
test('unless it changed what is seldom a typing error', () => {
  const event = { type: 'update.typo_fixed', kind: 'typo', isNewHeadline: false, touched: ['number', 'name'] } as const
  expect(wordsOfEvent(event)).toBe('Changed as a typing error: a number and a name')
})
test('a text by what became of it', () => {
  expect(of('update.published', 'edit')).toBe('Published')
  expect(of('update.corrected', 'correction')).toBe('Corrected')
  expect(of('section.edited', 'clarification')).toBe('Background clarified')
  expect(of('claim.developed', 'development')).toBe('“What we know” updated')
  expect(of('claim.confirmed', 'development')).toBe('“What we know”: confirmed by us')
  expect(of('claim.disputed', 'correction')).toBe('“What we don’t know yet”: accounts differ (corrected)')
  expect(of('claim.withdrawn', 'retraction')).toBe('“What we know” retracted')
  expect(of('claim.withdrawn', 'development')).toBe('A question closed: it was not so')
  expect(of('story.developed', 'development', true)).toBe('Headline changed')
  expect(of('story.corrected', 'correction')).toBe('Introduction corrected')
})
