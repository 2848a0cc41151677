import { describe, expect, test } from 'vitest'
import { actsOn, sendsAs } from '#lib/desk/acts'
import type { UpdateView } from '#lib/updates/views'

const at = '2016-12-19T18:14:00Z'
const editor = { id: 'e1', name: 'Ines', role: 'editor', coverage: null, publishes: false } as const
const reporter = { id: 'r1', name: 'Selin', role: 'reporter', coverage: null, publishes: false } as const
const story = { id: 's', topicSlug: 'world' }
const draftStory = { ...story, publishedAt: null, endedAt: null }
const live = { ...story, publishedAt: at, endedAt: null }
const trusting = { ...live, publishers: [{ id: 'r1', name: 'Selin' }] }
const ended = { ...story, publishedAt: at, endedAt: at }
const by = (id: string, state: UpdateView['state']) => ({
  state,
  heldAt: state === 'held' ? at : null,
  publishBy: state === 'goingOut' || state === 'scheduled' ? { id, name: '' } : null,
  createdBy: { id, name: '' },
  publishedAt: state === 'published' || state === 'retracted' ? at : null,
  retractedAt: state === 'retracted' ? at : null,
  pinnedAt: null as string | null,
  keyAt: null as string | null,
})
const key = { ...by('r1', 'published'), keyAt: at }
const pinned = { ...by('r1', 'published'), pinnedAt: at }

const person = (id: string) => ({ id, name: '', at })
const look = { id: 'l', asked: null, answer: null, checked: null, proposal: null }
const asked = (id: string) => ({ ...look, asked: person(id) })
const answered = (id: string, what: 'passed' | 'alone' | 'notNeeded') => ({
  ...look,
  answer: { ...person(id), what, reason: null },
})

describe('a second pair of eyes on a row', () => {
  test.each([
    ['a colleague’s, scheduled', editor, 'scheduled', asked('e2'), 'pass'],
    ['a colleague’s, held', editor, 'held', asked('e2'), 'pass'],
    ['a colleague’s change of what readers see', editor, 'published', asked('e2'), 'pass'],
    ['one’s own, scheduled', editor, 'scheduled', asked('e1'), 'alone'],
    ['a colleague’s submission is approved instead', editor, 'submitted', asked('e2'), null],
    ['to a reporter', reporter, 'scheduled', asked('e2'), null],
    ['published alone by a colleague', editor, 'published', answered('e2', 'alone'), 'check'],
    ['said to need none by a colleague', editor, 'published', answered('e2', 'notNeeded'), 'check'],
    ['published alone by oneself', editor, 'published', answered('e1', 'alone'), null],
    ['passed', editor, 'published', answered('e2', 'passed'), null],
    ['checked', editor, 'published', { ...answered('e2', 'alone'), checked: person('e3') }, null],
    ['going out alone', editor, 'goingOut', answered('e2', 'alone'), null],
    ['published alone, then retracted', editor, 'retracted', answered('e2', 'alone'), null],
  ] as const)('%s', (_what, who, state, secondEyes, act) => {
    const acts = actsOn(who, { ...by('r2', state), secondEyes }, live)
    expect(acts.find((each) => ['pass', 'alone', 'check'].includes(each)) ?? null).toBe(act)
  })
})

describe('what is shown on a row', () => {
  test.each([
    [
      'editor',
      'a colleague’s submission, live',
      editor,
      by('r1', 'submitted'),
      live,
      ['approve', 'sendBack', 'edit', 'later', 'key', 'move', 'preview'],
    ],
    [
      'editor',
      'a draft, live',
      editor,
      by('e1', 'draft'),
      live,
      ['publish', 'edit', 'later', 'key', 'move', 'preview'],
    ],
    [
      'editor',
      'a draft of a story nobody has seen',
      editor,
      by('e1', 'draft'),
      draftStory,
      ['edit', 'later', 'key', 'move', 'preview'],
    ],
    ['editor', 'published', editor, by('r1', 'published'), live, ['amend', 'pin', 'key', 'retract', 'pull', 'move']],
    [
      'editor',
      'published, ended',
      editor,
      by('r1', 'published'),
      ended,
      ['amend', 'pin', 'key', 'retract', 'pull', 'move'],
    ],
    ['editor', 'pinned', editor, pinned, live, ['amend', 'unpin', 'key', 'retract', 'pull', 'move']],
    ['editor', 'a key moment', editor, key, live, ['amend', 'pin', 'unkey', 'retract', 'pull', 'move']],
    ['editor', 'retracted', editor, by('r1', 'retracted'), live, ['withhold', 'pull']],
    ['editor', 'a draft, ended', editor, by('e1', 'draft'), ended, ['move', 'preview']],
    ['editor', 'going out', editor, by('r1', 'goingOut'), live, ['undo', 'key', 'preview']],
    [
      'editor',
      'scheduled',
      editor,
      by('e1', 'scheduled'),
      live,
      ['publish', 'edit', 'later', 'key', 'move', 'preview'],
    ],
    ['editor', 'held', editor, by('r1', 'held'), live, ['release', 'edit', 'later', 'key', 'move', 'preview']],
    ['editor', 'held, ended', editor, by('r1', 'held'), ended, ['later', 'move', 'preview']],
    ['reporter', 'going out by their own right', reporter, by('r1', 'goingOut'), trusting, ['undo', 'preview']],
    ['reporter', 'a colleague’s going out', reporter, by('e1', 'goingOut'), trusting, ['preview']],
    [
      'reporter',
      'their own draft, with the right',
      reporter,
      by('r1', 'draft'),
      trusting,
      ['publish', 'edit', 'later', 'move', 'preview'],
    ],
    ['reporter', 'what they hold', reporter, by('r1', 'held'), live, ['submit', 'edit', 'later', 'move', 'preview']],
    ['reporter', 'their own draft', reporter, by('r1', 'draft'), live, ['submit', 'edit', 'later', 'move', 'preview']],
    ['reporter', 'their own submission', reporter, by('r1', 'submitted'), live, ['edit', 'later', 'move', 'preview']],
    ['reporter', 'a colleague’s draft', reporter, by('e1', 'draft'), live, ['preview']],
    ['reporter', 'pinned', reporter, pinned, live, []],
    ['reporter', 'published', reporter, by('r1', 'published'), live, []],
  ] as const)('%s: %s', (_who, _what, actor, update, story, acts) => {
    expect(actsOn(actor, update, story).filter((name) => name !== 'confide')).toEqual(acts)
  })

  test('something can be kept in confidence with what one wrote, and by an editor with anything', () => {
    expect(actsOn(editor, by('r1', 'published'), ended)).toContain('confide')
    expect(actsOn(reporter, by('r1', 'published'), live)).toContain('confide')
    expect(actsOn(reporter, by('e1', 'published'), live)).not.toContain('confide')
  })
})

test('the composer’s button does what the writer may', () => {
  expect(sendsAs(editor, live)).toBe('publish')
  expect(sendsAs(editor, draftStory)).toBe('prepare')
  expect(sendsAs(editor, ended)).toBe('publish')
  expect(sendsAs(reporter, live)).toBe('submit')
  expect(sendsAs(reporter, draftStory)).toBe('submit')
  expect(sendsAs(reporter, trusting)).toBe('publish')
})
