import { describe, expect, it } from 'vitest'
import { type Actor, can, PERMISSIONS, type Permission } from '#lib/permissions'
import { REFUSALS } from '#lib/refusals'
import { PERMISSION_TABLE } from '#test/permission-table'

const everywhere = { coverage: null, publishes: false }
const actors = {
  reporter: { id: 'me', name: 'Bo', role: 'reporter', ...everywhere },
  editor: { id: 'me', name: 'Ines', role: 'editor', ...everywhere },
  admin: { id: 'me', name: 'Selin', role: 'admin', ...everywhere },
} as const satisfies Record<string, Actor>

const decide = (who: Actor, permission: Permission, subjects: readonly unknown[]): boolean =>
  (can as (...given: unknown[]) => boolean)(who, permission, ...subjects)

describe('the rulebook', () => {
  it.each(PERMISSION_TABLE)('%s %#', (permission, subjects, _words, reporter, editor, admin) => {
    const decided = Object.values(actors).map((who) => decide(who, permission, subjects))
    expect(decided).toEqual([reporter, editor, admin])
  })

  it('has every permission in this table', () => {
    expect([...new Set(PERMISSION_TABLE.map(([permission]) => permission))].sort()).toEqual([...PERMISSIONS].sort())
  })

  it('has words of refusal for permissions alone', () => {
    expect(Object.keys(REFUSALS).filter((permission) => !PERMISSIONS.includes(permission))).toEqual([])
  })
})
