import { afterEach, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { look, refusalOf, send } from '#lib/desk/request'

const request = {
  method: 'POST',
  path: '/x',
  body: { a: 1 },
  key: 'k1',
  returns: z.object({ id: z.string() }),
} as const
const noWait = async () => {}
const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status })

function answers(...given: (Response | 'lost')[]) {
  const fetch = vi.fn(async (_path: string, _init: RequestInit) => {
    const answer = given.shift() ?? 'lost'
    if (answer === 'lost') throw new TypeError('network')
    return answer
  })
  vi.stubGlobal('fetch', fetch)
  return fetch
}

const keysOf = (fetch: ReturnType<typeof answers>) =>
  fetch.mock.calls.map(([, init]) => new Headers(init.headers).get('Idempotency-Key'))

afterEach(() => vi.unstubAllGlobals())

describe('one press', () => {
  test('sends to the one door with its key', async () => {
    const fetch = answers(json(200, { id: '1' }))
    expect(await send(request, noWait)).toEqual({ ok: true, value: { id: '1' } })
    expect(fetch.mock.calls[0]?.[0]).toBe('/api/v1/x')
    expect(keysOf(fetch)).toEqual(['k1'])
  })

  test('is repeated with the same key and body while no answer comes', async () => {
    const fetch = answers('lost', 'lost', json(201, { id: '1' }))
    expect(await send(request, noWait)).toEqual({ ok: true, value: { id: '1' } })
    expect(keysOf(fetch)).toEqual(['k1', 'k1', 'k1'])
    expect(new Set(fetch.mock.calls.map(([, init]) => init.body)).size).toBe(1)
  })

  test('is repeated while the same press is being worked on', async () => {
    const fetch = answers(json(409, { code: 'busy', detail: 'Wait' }), json(201, { id: '1' }))
    expect(await send(request, noWait)).toMatchObject({ ok: true })
    expect(fetch).toHaveBeenCalledTimes(2)
  })

  test('says that no answer came, after four tries', async () => {
    const fetch = answers()
    expect(await send(request, noWait)).toMatchObject({ ok: false, status: 0, code: 'unreached' })
    expect(fetch).toHaveBeenCalledTimes(4)
  })

  test.each([401, 403, 409, 422, 503])('is not repeated after %i', async (status) => {
    const fetch = answers(json(status, { code: 'x', detail: 'Because.' }))
    expect(await send(request, noWait)).toMatchObject({ ok: false, status, sentence: 'Because.' })
    expect(fetch).toHaveBeenCalledTimes(1)
  })
})

describe('a refusal in words', () => {
  test('names the fields to mend', () => {
    const issues = [
      { path: ['headline'], message: 'Give the story a headline' },
      { path: 'bylines.0.name', message: 'Too long' },
    ]
    expect(refusalOf(422, { detail: 'No.', issues }).fields).toEqual({
      headline: 'Give the story a headline',
      bylines: 'Too long',
    })
  })

  test('a page that is not ours still gives a sentence', () => {
    expect(refusalOf(503, {}).sentence).toContain('cannot reach its database')
    expect(refusalOf(502, '<html>').sentence).toContain('502')
  })
})

describe('a tab that nobody has before them', () => {
  const toldUnseen = async (visibilityState: string, press: () => Promise<unknown>) => {
    const fetch = answers(json(200, { id: '1' }))
    vi.stubGlobal('document', { visibilityState })
    await press()
    return new Headers(fetch.mock.calls[0]?.[1].headers).has('Writethru-Unseen')
  }

  test('says so when it reads, and not when it sends: somebody wrote that', async () => {
    expect(await toldUnseen('hidden', () => look('/x', request.returns))).toBe(true)
    expect(await toldUnseen('visible', () => look('/x', request.returns))).toBe(false)
    expect(await toldUnseen('hidden', () => send(request, noWait))).toBe(false)
  })
})
