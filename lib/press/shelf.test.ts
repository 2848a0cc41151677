import { expect, test } from 'vitest'
import { type Edition, makeEdition } from '#lib/press/edition'
import { createShelf } from '#lib/press/shelf'

function anEdition(bytes: number): Edition {
  const body = Buffer.alloc(bytes)
  const empty = Buffer.alloc(0)
  const about = { path: '/', epoch: 'e', revision: 1, masthead: 0, build: 'b', assets: [] }
  return makeEdition(about, { identity: body, gzip: empty, br: empty })
}

test('the least recently asked for leaves when the cap is reached', () => {
  const shelf = createShelf(300)
  shelf.put('/a', anEdition(100))
  shelf.put('/b', anEdition(100))
  shelf.put('/c', anEdition(100))
  shelf.get('/a')
  shelf.put('/d', anEdition(100))
  expect(['/a', '/b', '/c', '/d'].filter((path) => shelf.get(path))).toEqual(['/a', '/c', '/d'])
  expect(shelf.bytes()).toBe(300)
})

test('a newer edition takes the place of the older one', () => {
  const shelf = createShelf(300)
  shelf.put('/a', anEdition(200))
  shelf.put('/a', anEdition(150))
  expect(shelf.bytes()).toBe(150)
})

test('an edition larger than the cap is kept alone, for the one who waits for it', () => {
  const shelf = createShelf(100)
  shelf.put('/a', anEdition(50))
  shelf.put('/b', anEdition(500))
  expect(shelf.get('/a')).toBeUndefined()
  expect(shelf.get('/b')).toBeDefined()
})
