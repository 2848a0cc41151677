import { describe, expect, test } from 'vitest'
import { isShortcut, shortcutWords } from '#lib/platform/shortcut'

const pressed = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', true>> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
})

describe('a shortcut', () => {
  test.each([
    ['Mod+k', pressed('k', { ctrlKey: true }), true],
    ['Mod+k', pressed('k', { metaKey: true }), true],
    ['Mod+k', pressed('K', { ctrlKey: true }), true],
    ['Mod+k', pressed('k'), false],
    ['Mod+k', pressed('k', { ctrlKey: true, shiftKey: true }), false],
    ['Mod+k', pressed('k', { ctrlKey: true, altKey: true }), false],
    ['e', pressed('e'), true],
    ['e', pressed('E', { shiftKey: true }), false],
    ['e', pressed('e', { ctrlKey: true }), false],
    ['?', pressed('?', { shiftKey: true }), true],
    ['?', pressed('?'), true],
    ['Mod+Enter', pressed('Enter', { ctrlKey: true }), true],
    ['Mod+Shift+z', pressed('Z', { ctrlKey: true, shiftKey: true }), true],
    ['Mod+z', pressed('Z', { ctrlKey: true, shiftKey: true }), false],
  ])('%s', (shortcut, event, expected) => expect(isShortcut(shortcut, event)).toBe(expected))

  test('is written as the machine’s keys are', () => {
    expect(shortcutWords('Mod+Enter', false)).toBe('Ctrl ↵')
    expect(shortcutWords('Mod+Enter', true)).toBe('⌘ ↵')
    expect(shortcutWords('Mod+Shift+8', false)).toBe('Ctrl Shift 8')
    expect(shortcutWords('e', true)).toBe('E')
    expect(shortcutWords('ArrowDown', false)).toBe('↓')
  })
})
