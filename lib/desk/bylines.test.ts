import { expect, test } from 'vitest'
import { bylinesFrom, bylineWords } from '#lib/desk/bylines'

const ines = { contributorId: 'c1', name: 'Ines Okafor' }

test('a known name is a contributor, another one plain text', () => {
  expect(bylinesFrom(' ines okafor , Reuters,', [ines])).toEqual([
    { contributorId: 'c1', name: 'ines okafor' },
    { contributorId: null, name: 'Reuters' },
  ])
})

test('nobody is named twice, and no words name nobody', () => {
  expect(bylinesFrom('Reuters, Reuters', [])).toHaveLength(1)
  expect(bylinesFrom(' , ', [ines])).toEqual([])
})

test('bylines come back as they were written', () => {
  expect(bylinesFrom(bylineWords([ines, { contributorId: null, name: 'AP' }]), [ines])).toEqual([
    ines,
    { contributorId: null, name: 'AP' },
  ])
})
