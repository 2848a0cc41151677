import { brotliDecompressSync } from 'node:zlib'
import { expect, test, vi } from 'vitest'
import { aMemoryStore, aNewsroom, aPage, aRunningPress } from '#test/press'

const STORY = '/live/ankara'
/** As long as a story, with words that come again. */
const story = (revision: number) =>
  aPage(
    revision,
    Array.from({ length: 400 }, (_, i) => `<p>Update ${i * 7919} of ${revision * i}: the bridge is open.</p>`).join(''),
  )

test('a page is out at once, and in fewer bytes when nothing changed for a while', async () => {
  const newsroom = aNewsroom()
  const store = aMemoryStore()
  const { press, read } = await aRunningPress(newsroom, () => story(newsroom.story().revision), {
    store,
    limits: { denseAfterMs: 50 },
  })
  const html = await read(STORY)
  const quick = press.fresh(STORY)?.edition
  if (!quick) throw new Error('Nothing was printed')
  await vi.waitFor(() => expect(store.editions.get(STORY)?.bodies.br.length).toBeLessThan(quick.bodies.br.length))
  const dense = press.fresh(STORY)?.edition
  expect(dense).toBe(store.editions.get(STORY))
  expect(dense?.bodies.br && brotliDecompressSync(dense.bodies.br).toString()).toBe(html)
  expect(dense?.meta.hashes).toEqual({ ...quick.meta.hashes, br: dense?.meta.hashes.br })
  expect(dense?.meta.hashes.br).not.toBe(quick.meta.hashes.br)
})
