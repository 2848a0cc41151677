import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { trailing } from '#lib/desk/trailing'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

/** Somebody types a letter every 100 ms. */
async function type(letters: string, hear: (text: string) => void, typing: ReturnType<typeof trailing>) {
  for (let length = 1; length <= letters.length; length += 1) {
    typing.ask(() => hear(letters.slice(0, length)))
    await vi.advanceTimersByTimeAsync(100)
  }
}

test('of many askings the last one runs, when it is quiet', async () => {
  const heard: string[] = []
  await type('poll', (text) => heard.push(text), trailing(150, 1_000))
  expect(heard).toEqual([])
  await vi.advanceTimersByTimeAsync(50)
  expect(heard).toEqual(['poll'])
})

test('who never pauses is heard all the same', async () => {
  const heard: string[] = []
  await type('polls close', (text) => heard.push(text), trailing(150, 500))
  expect(heard[0]).toBe('polls')
})

test('flush runs it now, once; cancel never', async () => {
  const heard: string[] = []
  const typing = trailing(150, 500)
  typing.ask(() => heard.push('a'))
  typing.flush()
  typing.flush()
  typing.ask(() => heard.push('b'))
  typing.cancel()
  await vi.advanceTimersByTimeAsync(1_000)
  expect(heard).toEqual(['a'])
})
