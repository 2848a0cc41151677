import { expect, test } from 'vitest'
import { firstWords } from '#lib/desk/words'
import { docOfText } from '#lib/richtext/text'

test.each([
  [{ headline: 'Polls close', body: docOfText('At\n\neight.') }, 'Polls close · At eight.'],
  [{ headline: '', body: docOfText('At eight.') }, 'At eight.'],
  [{ heading: 'Before' }, 'Before'],
  [{ text: 'Pasted' }, 'Pasted'],
  [null, ''],
  ['x', ''],
])('%o', (value, words) => {
  expect(firstWords(value)).toBe(words)
})

test('a long text is cut by characters, not through one', () => {
  const words = firstWords({ text: '🚢'.repeat(200) })
  expect([...words]).toHaveLength(90)
  expect(words.endsWith('🚢…')).toBe(true)
})
