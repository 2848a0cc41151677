import { expect, test } from 'vitest'
import { deviceOf } from '#lib/contributors/device'

const WEBKIT = 'AppleWebKit/605.1.15 (KHTML, like Gecko)'

test.each([
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:144.0) Gecko/20100101 Firefox/144.0', 'Firefox on Windows'],
  [
    `Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) ${WEBKIT} Version/18.6 Mobile/15E148 Safari/604.1`,
    'Safari on iPhone',
  ],
  [
    `Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) ${WEBKIT} CriOS/142.0 Mobile/15E148 Safari/604.1`,
    'Chrome on iPhone',
  ],
  [`Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${WEBKIT} Version/18.6 Safari/605.1.15`, 'Safari on Mac'],
  [
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36',
    'Chrome on Android',
  ],
  [
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0',
    'Edge on Linux',
  ],
  ['Mozilla/5.0 (Unknown thing) Firefox/3.0', 'Firefox'],
])('%s', (userAgent, words) => {
  expect(deviceOf(userAgent)).toBe(words)
})

test('keeps nothing of what a stranger may have written there', () => {
  expect(deviceOf('<script>alert(1)</script>')).toBeNull()
  expect(deviceOf('Firefox/1 on Windows <img src=x onerror=alert(1)>')).toBe('Firefox on Windows')
  expect(deviceOf(null)).toBeNull()
})
