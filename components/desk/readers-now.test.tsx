import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { ReadersNow } from '#components/desk/readers-now'

const shown = (now: number | null, lastHour: number[] = []) =>
  renderToStaticMarkup(<ReadersNow audience={{ now, lastHour }} />)
const words = (markup: string) => markup.replace(/<[^>]+>/g, '')

test.each([
  [12_480, '12,480 readers now'],
  [1, '1 reader now'],
  [0, '0 readers now'],
  [null, 'No number yet.'],
])('%s', (now, sentence) => {
  expect(words(shown(now))).toBe(sentence)
})

test('the last hour is a line that says itself in words, and ends at the number of now', () => {
  const markup = shown(20, [10, 40, 30])
  expect(markup).toContain('aria-label="The last hour: between 10 and 40 readers"')
  expect(markup).toContain('points="0,27 120,0 240,18"')
})
