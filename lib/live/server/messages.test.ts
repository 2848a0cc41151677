import { expect, test } from 'vitest'
import { changesMessage, openingMessage, retryMessage } from '#lib/live/server/messages'

test('a list of several lines is one event, whatever ends its lines', () => {
  const list = { epoch: 'e', revision: 12, after: 10, html: '<main>\n<p>a\r\nb\rc</p></main>' }
  expect(changesMessage(list).toString()).toBe(
    'event: changes\nid: e.12\ndata: <main>\ndata: <p>a\ndata: b\ndata: c</p></main>\n\n',
  )
})

test('is made once for all streams', () => {
  const list = { epoch: 'e', revision: 12, after: 10, html: '<main></main>' }
  expect(changesMessage(list)).toBe(changesMessage(list))
})

test('readers come back spread over some seconds', () => {
  expect([retryMessage(0), retryMessage(1)]).toEqual(['retry: 1000\n\n', 'retry: 4000\n\n'])
  expect(openingMessage('e', 7)).toMatch(/^id: e\.7\nretry: \d{4}\n\n$/)
})
