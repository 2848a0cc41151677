import { expect, test } from 'vitest'
import { ACTS } from '#lib/desk/acts'
import { helpGroups } from '#lib/desk/help'
import { SLASH_COMMANDS } from '#lib/desk/slash'

const lines = helpGroups(SLASH_COMMANDS).flatMap((group) => group.lines)

test('the sheet names every act’s key and every command, each key once', () => {
  const keys = lines.map((line) => line.keys)
  for (const { key, words } of Object.values(ACTS)) {
    const line = lines.find(
      (other) => other.keys === (key === 'Enter' ? 'Mod+Enter' : key) && other.words.includes(words.replace(' …', '')),
    )
    expect(line, words).toBeDefined()
  }
  for (const { name } of SLASH_COMMANDS) expect(keys.some((key) => key.startsWith(`/${name}`))).toBe(true)
  for (const { lines: some } of helpGroups(SLASH_COMMANDS))
    expect(new Set(some.map((line) => line.keys)).size).toBe(some.length)
})
