import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Corrections } from '#components/reader/corrections'
import { WordChanges } from '#components/reader/word-changes'
import { diffWords } from '#lib/richtext/word-diff'

test('the list of corrections is printed when there is none', () => {
  expect(renderToStaticMarkup(<Corrections corrections={[]} isCut={false} />)).toContain(
    'Nothing that we published has had to be corrected yet.',
  )
})

test('a correction says when, how long it stood, what was wrong, and where it is', () => {
  const html = renderToStaticMarkup(
    <Corrections
      isCut
      corrections={[
        {
          ...{ id: '1', kind: 'correction', what: 'update', note: 'We said 44.', href: '/live/ankara/u/1' },
          ...{ saidAt: '2016-12-19T17:42:00.000Z', at: '2016-12-19T18:02:00.000Z' },
          story: { slug: 'ankara', headline: 'Ambassador shot', language: 'tr', timeZone: 'Europe/Istanbul' },
        },
      ]}
    />,
  )
  for (const words of [
    '21:02 on 19 December 2016',
    ', after 20 min',
    'We said 44.',
    '/live/ankara/u/1',
    '20:42',
    'lang="tr"',
  ]) {
    expect(html).toContain(words)
  }
  expect(html).toContain('Earlier ones stand in the public history of their stories.')
})

test('what changed in words is said to who hears it', () => {
  const parts = diffWords('44 were injured.', '44 were killed.')
  expect(renderToStaticMarkup(<WordChanges parts={parts} language="en" />)).toBe(
    '<p class="word-changes">44 were <del><span class="spoken" lang="en">was: </span>injured.</del> ' +
      '<ins><span class="spoken" lang="en">now: </span>killed.</ins></p>',
  )
  expect(renderToStaticMarkup(<WordChanges parts={diffWords('a', 'a')} language="en" />)).toContain('stayed the same')
})
