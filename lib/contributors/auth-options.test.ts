import { afterEach, describe, expect, it, vi } from 'vitest'
import { authOptions } from '#lib/contributors/auth-options'

const SITE = 'http://localhost:3000'

const { callbacks, ...options } = authOptions({ address: 'here', browser: null }, {})

describe('next-auth', () => {
  it('comes back to our own pages only', async () => {
    const go = (url: string) => callbacks?.redirect?.({ url, baseUrl: SITE })
    expect(await go('/desk/stories/7')).toBe(`${SITE}/desk/stories/7`)
    expect(await go(`${SITE}/desk/import`)).toBe(`${SITE}/desk/import`)
    for (const url of ['https://evil.example', '//evil.example', 'http://%', 'javascript:alert(1)', '/.//evil.example'])
      expect(await go(url)).toBe(`${SITE}/desk`)
  })

  it('puts the session’s secret into the token and nothing else into either', async () => {
    const token = { name: 'Ana', email: 'ana@example.test', sub: '1' }
    const user = { id: '1', sessionSecret: 'a secret' }
    expect(await callbacks?.jwt?.({ token, user, account: null })).toEqual({ sessionSecret: 'a secret' })
    const session = { user: { name: 'Ana' }, expires: '2026-12-01' }
    const told = await callbacks?.session?.({
      session,
      token: { sessionSecret: 'a secret' },
      user: { ...user, email: '', emailVerified: null },
      newSession: null,
      trigger: 'update',
    })
    expect(told).toEqual({ expires: '2026-12-01' })
  })

  it('keeps its cookies from scripts and other sites', () => {
    expect(options.cookies?.sessionToken).toEqual({
      name: 'next-auth.session-token',
      options: { httpOnly: true, sameSite: 'lax', path: '/', secure: false },
    })
  })
})

describe('behind https', () => {
  afterEach(() => vi.unstubAllEnvs())

  it('its cookies are Secure and of this host alone', async () => {
    vi.stubEnv('SITE_URL', 'https://news.example')
    vi.resetModules()
    const { authOptions } = await import('#lib/contributors/auth-options')
    const { cookies } = authOptions({ address: 'here', browser: null }, {})
    expect(cookies?.sessionToken?.name).toBe('__Host-next-auth.session-token')
    expect(cookies?.csrfToken?.name).toBe('__Host-next-auth.csrf-token')
    for (const cookie of [cookies?.sessionToken, cookies?.csrfToken, cookies?.callbackUrl])
      expect(cookie?.options).toMatchObject({ httpOnly: true, sameSite: 'lax', secure: true, path: '/' })
  })
})
