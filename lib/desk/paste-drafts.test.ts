import { afterEach, expect, test, vi } from 'vitest'
import { dropDrafts, type Filed, fileDrafts, withoutFiled } from '#lib/desk/paste-drafts'
import { readWireCopy } from '#lib/desk/wire-copy'
import { docOf, textOf } from '#lib/richtext/text'
import { anUpdateView } from '#test/queued'

const bullets = ['One.', 'Two.', 'Three.'].map((text) => docOf([text]))

/** The newsroom as the browser meets it: answers every request in turn, keeps what was asked. */
function answering(...statuses: number[]) {
  const asked: { key: string; body: Record<string, unknown> }[] = []
  vi.stubGlobal('fetch', async (_path: string, init: { headers: Record<string, string>; body: string }) => {
    const body = JSON.parse(init.body)
    asked.push({ key: init.headers['Idempotency-Key'] ?? '', body })
    const status = statuses.shift() ?? 200
    const unseen = { state: 'draft', ordinal: null, storyRevision: null, publishedAt: null } as const
    const view = {
      ...anUpdateView({ ...unseen, id: body.updateId ?? 'x', body: body.body ?? docOf([]) }),
      droppedAt: '2026-11-23T18:41:00.000Z',
    }
    return Response.json(status === 200 ? view : { code: 'forbidden', detail: 'No.' }, { status })
  })
  return asked
}

afterEach(() => vi.unstubAllGlobals())

test('every bullet is a draft of its own: own id, own key, in its order, with the bylines of the text', async () => {
  const asked = answering()
  const { made, refused } = await fileDrafts(
    { storyId: 's', bylines: [{ contributorId: null, name: 'Reuters' }] },
    bullets,
    [],
    () => {},
  )
  expect(refused).toBeNull()
  expect(made.map(({ body }) => textOf(body))).toEqual(['One.', 'Two.', 'Three.'])
  expect(new Set(asked.map(({ key }) => key)).size).toBe(3)
  expect(new Set(asked.map(({ body }) => body.updateId)).size).toBe(3)
  for (const { body } of asked) {
    expect(body).toMatchObject({ headline: null, bylines: [{ name: 'Reuters' }] })
    expect(body).not.toHaveProperty('publish')
  }
})

test('what is refused stays, and pressed again it is still the same draft', async () => {
  const asked = answering(200, 403)
  const known: Filed[] = []
  const first = await fileDrafts({ storyId: 's', bylines: [] }, bullets, known, () => {})
  expect(first.made).toHaveLength(1)
  expect(first.refused?.sentence).toBe('No.')
  const second = await fileDrafts({ storyId: 's', bylines: [] }, bullets.slice(1), known, () => {})
  expect(second.made).toHaveLength(2)
  expect(asked[2]?.key).toBe(asked[1]?.key)
  expect(asked[2]?.body.updateId).toBe(asked[1]?.body.updateId)
  expect(known).toEqual([])
})

test('the composer keeps what is not filed yet', () => {
  const content = [
    ...docOf(['What we know:']).content,
    {
      type: 'bulletList' as const,
      content: ['One.', 'Two.'].map((text) => ({
        type: 'listItem' as const,
        content: docOf([text]).content.filter((block) => block.type === 'paragraph'),
      })),
    },
  ]
  const copy = readWireCopy({ type: 'doc', content })
  expect(textOf(withoutFiled(copy, 1))).toBe('What we know:\n\nTwo.')
  expect(textOf(withoutFiled(copy, 2))).toBe('What we know:')
})

test('a draft that somebody works on already is counted, the others are dropped', async () => {
  answering()
  const { made } = await fileDrafts({ storyId: 's', bylines: [] }, bullets, [], () => {})
  const asked = answering(200, 403, 200)
  expect(await dropDrafts(made)).toBe(1)
  expect(asked.map(({ body }) => body)).toEqual([{ baseVersion: 1 }, { baseVersion: 1 }, { baseVersion: 1 }])
})
