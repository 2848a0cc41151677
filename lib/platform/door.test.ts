import { describe, expect, it } from 'vitest'
import { answer, checkOrigin, readJson } from '#lib/platform/door'
import { AppError } from '#lib/platform/errors'

const post = (headers: Record<string, string>, body: BodyInit = '{}') =>
  new Request('http://localhost:3000/api/v1/stories', { method: 'POST', headers, body })

describe('the door', () => {
  it.each([
    [{}, 'no origin'],
    [{ origin: 'null' }, 'a sandboxed page'],
    [{ origin: 'https://evil.example' }, 'another site'],
    [{ origin: 'http://desk.localhost:3000' }, 'a subdomain'],
    [{ origin: 'http://localhost:3001' }, 'another port'],
    [{ origin: 'http://localhost:3000', 'sec-fetch-site': 'cross-site' }, 'a browser that says so'],
  ] as [Record<string, string>, string][])('refuses %o (%s)', (headers) => {
    expect(() => checkOrigin(post(headers))).toThrow(AppError)
  })

  it('lets our own pages and tokens in', () => {
    checkOrigin(post({ origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' }))
    checkOrigin(post({ authorization: 'Bearer x' }))
  })

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'application/jsonx', ''])(
    'takes no %s',
    async (type) => {
      await expect(readJson(post({ 'content-type': type }), 100)).rejects.toMatchObject({ code: 'unsupported' })
    },
  )

  it.each(['[]', 'null', '"x"', '{', '\u{feff}{}x'])('takes no %s', async (body) => {
    const request = post({ 'content-type': 'application/json' }, body)
    await expect(readJson(request, 100)).rejects.toMatchObject({ code: 'invalid' })
  })

  it('stops reading at the limit, also where no length was announced', async () => {
    let sent = 0
    const endless = new ReadableStream({
      pull(controller) {
        sent += 1
        controller.enqueue(new Uint8Array(1_000))
      },
    })
    const init: RequestInit & { duplex: 'half' } = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: endless,
      duplex: 'half',
    }
    const request = new Request('http://localhost:3000/', init)
    await expect(readJson(request, 10_000)).rejects.toMatchObject({ code: 'too_large' })
    expect(sent).toBeLessThan(20)
  })

  it('takes a sender who breaks off for no bug of ours', async () => {
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{"text":'))
        controller.error(new Error('aborted'))
      },
    })
    const headers = { 'content-type': 'application/json' }
    const request = new Request('http://localhost:3000/', {
      method: 'POST',
      headers,
      body,
      duplex: 'half',
    } as RequestInit)
    await expect(readJson(request, 10_000)).rejects.toMatchObject({ code: 'invalid' })
  })

  it('answers a failure with a sentence, and a bug without its message', async () => {
    const refused = await answer(async () => {
      throw new AppError('conflict', 'It changed.', { current: { version: 2 } })
    })
    expect(refused.status).toBe(409)
    expect(await refused.json()).toMatchObject({ code: 'conflict', detail: 'It changed.', current: { version: 2 } })
    const broken = await answer(async () => {
      throw new Error('secret of the house')
    })
    expect(broken.status).toBe(500)
    expect(await broken.text()).not.toContain('secret')
  })
})
