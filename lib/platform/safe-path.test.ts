import { expect, it } from 'vitest'
import { safePath } from '#lib/platform/safe-path'

const SITE = 'https://news.example'

const HOSTILE = [
  'https://evil.example',
  'https://evil.example/desk',
  'http://news.example/desk',
  'https://news.example.evil.example/',
  'https://news.example@evil.example/',
  'https://news.example:8443/',
  'https://evil.example#https://news.example',
  '//evil.example',
  '///evil.example',
  '////evil.example/%2f..',
  '/\\evil.example',
  '\\\\evil.example',
  '\\/evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '\t//evil.example',
  ' //evil.example',
  '/.//evil.example',
  '/..//evil.example',
  '/desk/..//evil.example',
  '/./\\evil.example',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:msgbox(1)',
  'blob:https://news.example/0000',
  'file:///etc/passwd',
  'mailto:ana@news.example',
  'https://',
  'https://[::1',
  'http://%',
  undefined,
  null,
  7,
  ['/desk'],
  { toString: () => '/desk' },
]

it.each(HOSTILE)('%j does not lead away from the site, nor fail', (address) => {
  const path = safePath(address, SITE, '/desk')
  // What a browser makes of it must be ours, whether it is used as a path or behind the origin.
  expect(new URL(path, SITE).origin).toBe(SITE)
  expect(path).toMatch(/^\/(?![/\\])/)
  expect(path).not.toContain('evil')
})

it.each([
  ['/desk/stories/7?tab=drafts#u-1', '/desk/stories/7?tab=drafts#u-1'],
  ['https://news.example/desk', '/desk'],
  ['https://ana:secret@news.example/desk', '/desk'],
  ['desk', '/desk'],
  ['', '/'],
  ['https:stories', '/stories'],
  ['/desk?to=https://evil.example', '/desk?to=https://evil.example'],
  ['/İstanbul', '/%C4%B0stanbul'],
])('%s stays %s', (address, path) => {
  expect(safePath(address, SITE, '/fallback')).toBe(path)
})

it('gives up on an address nobody can have made by clicking', () => {
  expect(safePath(`/${'a'.repeat(3_000)}`, SITE, '/desk')).toBe('/desk')
})
