import { afterEach, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { findKept, keep, keptName, letGo } from '#lib/desk/kept'

const Shape = z.object({ text: z.string() })
const name = keptName('ana', 'composer:story')

function device() {
  const held = new Map<string, string>()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => held.set(key, value),
    removeItem: (key: string) => held.delete(key),
  })
}

afterEach(() => vi.unstubAllGlobals())

test('what is kept is found again, by its contributor only', () => {
  device()
  expect(keep(name, { text: 'Polls close' })).toBe(true)
  expect(findKept(name, Shape)).toEqual({ text: 'Polls close' })
  expect(findKept(keptName('bo', 'composer:story'), Shape)).toBeNull()
})

test('what was let go, or has another shape, is not found', () => {
  device()
  keep(name, { words: 1 })
  expect(findKept(name, Shape)).toBeNull()
  keep(name, { text: 'x' })
  letGo(name)
  expect(findKept(name, Shape)).toBeNull()
})

test('a device that keeps nothing is not an error, and is not claimed', () => {
  vi.stubGlobal('localStorage', undefined)
  expect(keep(name, { text: 'x' })).toBe(false)
  expect(findKept(name, Shape)).toBeNull()
  expect(() => letGo(name)).not.toThrow()
})
