import { expect, test } from 'vitest'
import { judgePath } from '#lib/platform/http-path'

test.each([
  ['/', '/', ''],
  ['/live/ankara', '/live/ankara', ''],
  ['/live/ankara?utm=x?y', '/live/ankara', '?utm=x?y'],
  ['/_next/static/chunks/a.b~c.js', '/_next/static/chunks/a.b~c.js', ''],
  ['/live/%61nkara', '/live/%61nkara', ''],
  ['/api/v1/stories/caf%C3%A9', '/api/v1/stories/caf%C3%A9', ''],
])('%s is taken', (url, path, query) => {
  expect(judgePath(url)).toEqual({ kind: 'path', path, query })
})

test.each([
  ['/live/ankara/', '/live/ankara'],
  ['/live/ankara/?a=1', '/live/ankara?a=1'],
  ['//evil.example', '/evil.example'],
  ['//evil.example/', '/evil.example'],
  ['///', '/'],
  ['/live//ankara', '/live/ankara'],
])('%s goes to %s, on our own site', (url, location) => {
  expect(judgePath(url)).toEqual({ kind: 'redirect', location })
})

test.each([
  ['http://evil.example/', 400],
  ['*', 400],
  ['', 400],
  ['/%zz', 400],
  ['/%', 400],
  ['/live/%2e%2e/x', 404],
  ['/live/../x', 404],
  ['/..', 404],
  ['/./x', 404],
  ['/live%2fankara', 400],
  ['/live%5cankara', 400],
  ['/live\\ankara', 400],
  ['/live/%00', 400],
  ['/live/%0d%0aSet-Cookie:x', 400],
  ['/\\evil.example', 400],
  [`/${'a'.repeat(5_000)}`, 400],
])('%s is refused', (url, status) => {
  expect(judgePath(url)).toEqual({ kind: 'refused', status })
})
