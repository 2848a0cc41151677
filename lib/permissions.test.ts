import { describe, expect, it } from 'vitest'
import { type Actor, can, PERMISSIONS, type Permission } from '#lib/permissions'

const then = new Date()
const actors = {
  reporter: { id: 'me', name: 'Bo', role: 'reporter' },
  editor: { id: 'me', name: 'Ines', role: 'editor' },
  admin: { id: 'me', name: 'Selin', role: 'admin' },
} as const satisfies Record<string, Actor>

const draft = { publishedAt: null, endedAt: null }
const live = { publishedAt: then, endedAt: null }
const ended = { publishedAt: then, endedAt: then }
const mine = { createdById: 'me', publishedAt: null }
const theirs = { createdById: 'other', publishedAt: null }
const published = { createdById: 'me', publishedAt: then }
const standing = { publishedAt: then, retractedAt: null, pinnedAt: null }
const pinned = { ...standing, pinnedAt: then }
const retracted = { ...standing, retractedAt: then }
const unseen = { ...standing, publishedAt: null }
const colleague = { id: 'other', role: 'editor', disabledAt: null } as const
const gone = { id: 'other', role: 'editor', disabledAt: then } as const
const myself = { id: 'me', role: 'admin', disabledAt: null } as const

// permission, subjects, in words, reporter, editor, admin
const TABLE = [
  ['desk:read', [], '', true, true, true],
  ['story:create', [], '', false, true, true],
  ['story:edit', [], '', false, true, true],
  ['story:publish', [draft], 'a draft', false, true, true],
  ['story:publish', [live], 'a live one', false, false, false],
  ['story:end', [live], 'a live one', false, true, true],
  ['story:end', [draft], 'a draft', false, false, false],
  ['story:end', [ended], 'an ended one', false, false, false],
  ['story:reopen', [ended], 'an ended one', false, true, true],
  ['story:reopen', [live], 'a live one', false, false, false],
  ['update:write', [live], 'into a live story', true, true, true],
  ['update:write', [draft], 'into a draft story', true, true, true],
  ['update:write', [ended], 'into an ended story', false, false, false],
  ['update:edit', [mine, live], 'my own', true, true, true],
  ['update:edit', [theirs, live], 'a colleague’s', false, true, true],
  ['update:edit', [published, live], 'a published one', false, false, false],
  ['update:edit', [mine, ended], 'after the end', false, false, false],
  ['update:submit', [mine, live], 'my own', true, true, true],
  ['update:submit', [theirs, live], 'a colleague’s', false, true, true],
  ['update:submit', [published, live], 'a published one', false, false, false],
  ['update:drop', [mine], 'my own', true, true, true],
  ['update:drop', [theirs], 'a colleague’s', false, true, true],
  ['update:drop', [published], 'a published one', false, false, false],
  ['update:publish', [mine, live], 'my own', false, true, true],
  ['update:publish', [theirs, live], 'a colleague’s', false, true, true],
  ['update:publish', [published, live], 'a published one', false, false, false],
  ['update:publish', [mine, ended], 'after the end', false, false, false],
  ['update:publish', [mine, draft], 'into a draft story', false, false, false],
  ['update:amend', [standing], 'a published one', false, true, true],
  ['update:amend', [unseen], 'an unpublished one', false, false, false],
  ['update:amend', [retracted], 'a retracted one', false, false, false],
  ['update:retract', [standing], 'a published one', false, true, true],
  ['update:retract', [pinned], 'a pinned one', false, true, true],
  ['update:retract', [unseen], 'an unpublished one', false, false, false],
  ['update:retract', [retracted], 'a retracted one', false, false, false],
  ['update:pin', [standing], 'a published one', false, true, true],
  ['update:pin', [pinned], 'a pinned one', false, false, false],
  ['update:pin', [unseen], 'an unpublished one', false, false, false],
  ['update:pin', [retracted], 'a retracted one', false, false, false],
  ['update:unpin', [pinned], 'a pinned one', false, true, true],
  ['update:unpin', [standing], 'one that is not pinned', false, false, false],
  ['update:file-pinned', [], '', false, true, true],
  ['section:edit', [], '', false, true, true],
  ['contributor:list', [], '', false, false, true],
  ['contributor:invite', [], '', false, false, true],
  ['contributor:change-role', [colleague], 'a colleague’s', false, false, true],
  ['contributor:change-role', [myself], 'my own', false, false, false],
  ['contributor:disable', [colleague], 'a colleague', false, false, true],
  ['contributor:disable', [gone], 'somebody disabled', false, false, false],
  ['contributor:disable', [myself], 'myself', false, false, false],
  ['contributor:enable', [gone], 'somebody disabled', false, false, true],
  ['contributor:enable', [colleague], 'somebody enabled', false, false, false],
] as const

const decide = (who: Actor, permission: Permission, subjects: readonly unknown[]): boolean =>
  (can as (...given: unknown[]) => boolean)(who, permission, ...subjects)

describe('the rulebook', () => {
  it.each(TABLE)('%s %#', (permission, subjects, _words, reporter, editor, admin) => {
    const decided = Object.values(actors).map((who) => decide(who, permission, subjects))
    expect(decided).toEqual([reporter, editor, admin])
  })

  it('has every permission in this table', () => {
    expect([...new Set(TABLE.map(([permission]) => permission))].sort()).toEqual([...PERMISSIONS].sort())
  })
})
