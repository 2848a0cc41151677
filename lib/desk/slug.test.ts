import { expect, test } from 'vitest'
import { chosenSlug } from '#lib/desk/slug'

test('only a slug somebody chose is asked for', () => {
  expect(chosenSlug('storm-anna', 'Storm Anna')).toEqual({})
  expect(chosenSlug(' ', 'Storm Anna')).toEqual({})
  expect(chosenSlug(' storm ', 'Storm Anna')).toEqual({ slug: 'storm' })
})
