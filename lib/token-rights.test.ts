import { expect, it } from 'vitest'
import { type Actor, can, PERMISSIONS } from '#lib/permissions'
import { TOKEN_RIGHTS } from '#lib/rights'
import { RIGHTS_BY_PERMISSION } from '#lib/token-rights'

it('every permission is under one right, or for sessions alone', () => {
  expect(Object.keys(RIGHTS_BY_PERMISSION).sort()).toEqual([...PERMISSIONS].sort())
  expect(new Set(Object.values(RIGHTS_BY_PERMISSION))).toEqual(new Set([...TOKEN_RIGHTS, 'session']))
})

it('people, tokens, settings and the audit log are for sessions alone', () => {
  const closed = PERMISSIONS.filter((permission) => /^(contributor|token|site|audit|confidence:read)/.test(permission))
  expect(closed.length).toBeGreaterThan(8)
  for (const permission of closed) expect(RIGHTS_BY_PERMISSION[permission], permission).toBe('session')
})

it('a right opens its own permissions and no others', () => {
  const token = { id: 't', rights: ['read'], storyIds: null } as const
  const admin: Actor = { id: 'me', name: 'Selin', role: 'admin', coverage: null, publishes: false, token }
  expect(can(admin, 'desk:read')).toBe(true)
  expect(can(admin, 'story:create')).toBe(false)
  expect(can({ ...admin, token: null }, 'story:create')).toBe(true)
})
