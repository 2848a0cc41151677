import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { describe, expect, test } from 'vitest'
import { clientAddress, parseProxies } from '#lib/platform/http-address'
import { cleanHeaders, dataHeaders, deskHeaders, previewHeaders, readerHeaders } from '#lib/platform/http-headers'

function aRequest(headers: Record<string, string>, peer = '203.0.113.9') {
  const socket = new Socket()
  Object.defineProperty(socket, 'remoteAddress', { value: peer })
  const req = new IncomingMessage(socket)
  Object.assign(req.headers, headers)
  return req
}

const origin = new URL('https://news.example')

describe('what a stranger says', () => {
  test('is removed where Next or we would believe it', () => {
    const req = aRequest({
      host: 'evil.example',
      'x-forwarded-for': '10.0.0.1',
      'x-forwarded-host': 'evil.example',
      'x-middleware-subrequest': 'src/middleware',
      'x-middleware-rewrite': '/desk',
      'next-action': 'abc',
      'x-matched-path': '/desk',
      'x-prerender-revalidate': 'x',
      'x-writethru-path': '/desk',
      'content-security-policy': "script-src 'nonce-mine'",
      upgrade: 'websocket',
      rsc: '1',
      cookie: 'a=1',
      accept: 'text/html',
    })
    cleanHeaders(req, { origin, proxies: parseProxies('') })
    expect(req.headers).toEqual({
      host: 'news.example',
      'x-forwarded-for': '203.0.113.9',
      'x-forwarded-host': 'news.example',
      'x-forwarded-proto': 'https',
      rsc: '1',
      cookie: 'a=1',
      accept: 'text/html',
    })
  })
})

describe('who asks', () => {
  test.each([
    ['a stranger', '203.0.113.9', '1.2.3.4', '', '203.0.113.9'],
    ['our proxy', '10.0.0.5', '1.2.3.4', '10.0.0.5', '1.2.3.4'],
    ['our proxy, for somebody who invented more', '10.0.0.5', '6.6.6.6, 1.2.3.4', '10.0.0.5', '1.2.3.4'],
    ['two of our proxies', '10.0.0.5', '1.2.3.4, 10.0.0.6', '10.0.0.0/24', '1.2.3.4'],
    ['our proxy without a header', '10.0.0.5', '', '10.0.0.5', '10.0.0.5'],
    ['our proxy with nonsense', '10.0.0.5', 'unknown, x', '10.0.0.5', '10.0.0.5'],
    ['our proxy on a dual-stack socket', '::ffff:10.0.0.5', '1.2.3.4', '10.0.0.5', '1.2.3.4'],
    ['our proxy by IPv6', '::1', '2001:db8::7', '::1', '2001:db8::7'],
  ])('%s', (_who, peer, forwarded, trusted, expected) => {
    expect(clientAddress(aRequest({ 'x-forwarded-for': forwarded }, peer), parseProxies(trusted))).toBe(expected)
  })
  test('a proxy that is no address is refused by name', () => {
    expect(() => parseProxies('nginx')).toThrow('TRUSTED_PROXY: “nginx”')
  })
})

describe('what pages carry', () => {
  test('readers: no inline script, no other host', () => {
    expect(readerHeaders(origin)['Content-Security-Policy']).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
        "base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    )
  })
  test('the desk: its own nonce, no eval outside development', () => {
    const policy = deskHeaders(origin, 'abc', false)['Content-Security-Policy']
    expect(policy).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic'")
    expect(policy).not.toContain('unsafe-eval')
  })
  test('all: HTTPS for ever, where we are HTTPS', () => {
    for (const headers of [readerHeaders, dataHeaders]) {
      expect(headers(origin)).toHaveProperty('Strict-Transport-Security')
      expect(headers(new URL('http://localhost:3000'))).not.toHaveProperty('Strict-Transport-Security')
      expect(headers(origin)).toMatchObject({ 'X-Content-Type-Options': 'nosniff' })
    }
  })
})

test('the desk allows the stylesheet that its toasts bring along, by its hash', () => {
  const source = readFileSync('node_modules/sonner/dist/index.mjs', 'utf8')
  const [, literal = ''] = /__insertCSS\(("(?:[^"\\]|\\.)*")\)/.exec(source) ?? []
  const hash = createHash('sha256').update(JSON.parse(literal)).digest('base64')
  expect(deskHeaders(origin, 'n', false)['Content-Security-Policy']).toContain(`'sha256-${hash}'`)
})

test('a preview runs nothing, and stands in frames of the desk alone', () => {
  const policy = previewHeaders(origin)['Content-Security-Policy'] ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toContain('script-src')
  expect(policy).toContain("frame-ancestors 'self'; sandbox allow-same-origin")
  expect(deskHeaders(origin, 'n', false)['Content-Security-Policy']).toContain("frame-src 'self'")
})
