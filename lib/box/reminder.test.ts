import { expect, test } from 'vitest'
import { dueRows, reminderWords } from '#lib/box/reminder'
import type { ClaimStatus } from '#lib/box/status'

const now = new Date('2016-12-19T19:00:00Z')
const checked = (minutesAgo: number) => ({
  checkedAt: new Date(now.getTime() - minutesAgo * 60_000).toISOString(),
  boxedAt: now.toISOString() as string | null,
  status: 'attributed' as ClaimStatus,
})

test('a row is due half an hour after its last check, the longest unchecked first', () => {
  const [fresh, due, oldest] = [checked(29.9), checked(30), checked(200)]
  expect(dueRows([fresh, due, oldest], now)).toEqual([oldest, due])
  expect(dueRows([fresh], now)).toEqual([])
})

test('what is not in the box, or settled, waits for nobody', () => {
  const old = checked(200)
  const rows = [
    { ...old, boxedAt: null },
    { ...old, status: 'withdrawn' as const },
    { ...old, status: 'superseded' as const },
  ]
  expect(dueRows(rows, now)).toEqual([])
  expect(dueRows([{ ...old, status: 'disputed' as const }], now)).toHaveLength(1)
})

test('says how many are due, and nothing while none is', () => {
  expect(reminderWords(0)).toBeNull()
  expect(reminderWords(1)).toBe('1 row of the box was last checked more than 30 minutes ago.')
  expect(reminderWords(2)).toBe('2 rows of the box were last checked more than 30 minutes ago.')
})
