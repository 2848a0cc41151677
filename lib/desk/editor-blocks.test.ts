import { expect, test } from 'vitest'
import { withAddress } from '#lib/desk/editor-blocks'
import { NO_POST } from '#lib/desk/paste-posts'

const ADDRESS = 'https://x.com/ana/status/810902442066624513'

/** Typed letter by letter, every beginning of it is an address too. */
const typed = (address: string) =>
  Array.from({ length: address.length }, (_, index) => address.slice(0, index + 1)).reduce(withAddress, NO_POST)

test('an address typed letter by letter says in the end what the whole says', () => {
  expect(typed(ADDRESS)).toMatchObject({ platform: 'X', handle: '@ana', postedAt: '2016-12-19T17:39:42.684Z' })
})

test('another address takes its words along, and leaves those that were typed', () => {
  const post = { ...typed(ADDRESS), handle: '@ana_kaya' }
  expect(withAddress(post, 'https://t.me/durov/43')).toMatchObject({
    platform: 'Telegram',
    handle: '@ana_kaya',
    postedAt: null,
  })
})
