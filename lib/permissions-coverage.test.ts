import { describe, expect, it } from 'vitest'
import { type Actor, authorize, can, PERMISSIONS, type Permission } from '#lib/permissions'

const then = new Date()
const world = { id: 'story', topicSlug: 'world' }
const live = { ...world, publishedAt: then, endedAt: null, publishers: [{ contributorId: 'me' }] }
const mine = { createdById: 'me', uploadedById: 'me', isPublished: false, boxedAt: null }
const draft = { ...mine, publishedAt: null, retractedAt: null, pinnedAt: null, keyAt: null }

const reporter: Actor = { id: 'me', name: 'Bo', role: 'reporter', coverage: null, publishes: false }
const reporterOf = (storyIds: string[], topics: string[] = []): Actor => ({
  ...reporter,
  coverage: { storyIds, topics },
})
const elsewhere = reporterOf(['another'], ['sport'])

const decide = (who: Actor, permission: Permission, subjects: readonly unknown[]): boolean =>
  (can as (...given: unknown[]) => boolean)(who, permission, ...subjects)

/** What a reporter of another story may not do in this one: everything that adds to it or changes it. */
const BOUNDED = [
  'claim:change',
  'claim:make',
  'confidence:write',
  'image:add',
  'image:change',
  'story:cover',
  'update:edit',
  'update:embargo',
  'update:hold',
  'update:lift-embargo',
  'update:move',
  'update:publish',
  'update:release',
  'update:schedule',
  'update:submit',
  'update:write',
]

/** Everything a permission may be asked about, where a reporter has as much as reporters have. */
const ASKED = [
  draft,
  { ...draft, goingOutAt: then, publishById: 'me' },
  { ...draft, heldAt: then },
  { ...draft, scheduledAt: then, publishById: 'me' },
  { ...draft, publishedAt: then, writtenById: 'me', askedById: 'me' },
].map((first) => [{ ...live, ...first }, live, live] as const)

describe('a reporter of another story', () => {
  it('is kept from what writes in this one, and from nothing else', () => {
    const names = PERMISSIONS as readonly Permission[]
    const differs = names.filter((permission) =>
      ASKED.some((subjects) => decide(reporter, permission, subjects) !== decide(elsewhere, permission, subjects)),
    )
    expect(differs.sort()).toEqual(BOUNDED)
    for (const permission of differs)
      for (const subjects of ASKED) expect(decide(elsewhere, permission, subjects), permission).toBe(false)
  })

  it('is told what to do about it, and not what would not help', () => {
    expect(() => authorize(elsewhere, 'update:write', live)).toThrow('You do not cover this story')
    expect(() => authorize(elsewhere, 'update:write', { ...live, endedAt: then })).toThrow('Coverage of this story')
    expect(() => authorize(elsewhere, 'story:end', live)).toThrow('Only an editor can end a story')
  })
})

describe('a reporter of this story, or of its topic', () => {
  it.each([
    ['by its id', reporterOf(['story'])],
    ['by its topic', reporterOf([], ['world'])],
    ['as an editor again, whatever they covered once', { ...elsewhere, role: 'editor' } as const],
    ['as an admin', { ...elsewhere, role: 'admin' } as const],
  ])('%s: writes there as everybody does', (_how, who) => {
    for (const permission of PERMISSIONS as readonly Permission[])
      for (const subjects of ASKED) {
        const unbounded = decide({ ...who, coverage: null }, permission, subjects)
        expect(decide(who, permission, subjects), permission).toBe(unbounded)
      }
  })
})

describe('a reporter with the right to publish', () => {
  const trusted = { ...reporter, publishes: true }
  const story = { ...live, publishers: [] }

  it.each([
    ['update:publish', [draft, story], 'what they wrote', true],
    ['update:schedule', [draft, story], 'what they wrote, later', true],
    ['update:release', [{ ...draft, goingOutAt: then }, story], 'what goes out', true],
    ['update:edit', [{ ...draft, scheduledAt: then }, story], 'what they scheduled', true],
    ['update:publish', [{ ...draft, createdById: 'other' }, story], 'a colleague’s', false],
    ['update:publish', [draft, { ...story, publishedAt: null }], 'in a draft story', false],
    ['update:publish', [draft, { ...story, endedAt: then }], 'after the end', false],
    ['update:amend', [{ ...draft, publishedAt: then }], 'what readers have seen', false],
    ['story:give-publishing', [], 'giving it on', false],
  ] as const)('%s %#', (permission, subjects, _words, expected) => {
    expect(decide(trusted, permission, subjects)).toBe(expected)
  })

  it('has it where they cover the story, and nowhere else', () => {
    expect(decide({ ...elsewhere, publishes: true }, 'update:publish', [draft, live])).toBe(false)
    expect(decide({ ...elsewhere, publishes: true }, 'update:release', [draft, live])).toBe(false)
    expect(decide({ ...reporterOf(['story']), publishes: true }, 'update:publish', [draft, story])).toBe(true)
  })
})
