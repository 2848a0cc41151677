import { createServer, type Server } from 'node:net'
import { afterEach, expect, it, vi } from 'vitest'
import { newId } from '#lib/platform/ids'

const view = {
  contributor: {
    id: newId(),
    email: 'bo@example.test',
    name: 'Bo Lindqvist',
    role: 'reporter' as const,
    version: 1,
    state: 'invited' as const,
    invitedAt: '2026-11-22T10:00:00.000Z',
    joinedAt: null,
    disabledAt: null,
    linkUntil: null,
    lastSeenAt: null,
    coverage: null,
    publishes: false,
    timeZone: null,
    language: null,
  },
  invitationUrl: 'http://localhost:3000/invitation/secret',
  mailed: false,
}

let server: Server | undefined

afterEach(() => {
  vi.unstubAllEnvs()
  server?.close()
})

/** Just enough of a mail server (RFC 5321): takes what it is given, or refuses everybody. */
async function aMailServer({ refuses = false } = {}) {
  const received: string[] = []
  server = createServer((socket) => {
    let inData = false
    const say = (line: string) => socket.write(`${line}\r\n`)
    say('220 test')
    socket.setEncoding('utf8').on('data', (text: string) => {
      received.push(text)
      if (inData) {
        inData = !text.endsWith('\r\n.\r\n')
        if (!inData) say('250 taken')
      } else if (/^RCPT/i.test(text) && refuses) say('550 no such mailbox')
      else if (/^DATA/i.test(text)) {
        inData = true
        say('354 go on')
      } else if (/^QUIT/i.test(text)) socket.end('221 bye\r\n')
      else say('250 fine')
    })
    socket.on('error', () => socket.destroy())
  })
  const port = await new Promise<number>((done) => {
    server?.listen(0, '127.0.0.1', () => {
      const address = server?.address()
      done(typeof address === 'object' && address ? address.port : 0)
    })
  })
  return { url: `smtp://127.0.0.1:${port}`, received }
}

/** The configuration is read once per process: a fresh copy of the modules reads it again. */
async function mail(SMTP_URL: string | undefined) {
  vi.stubEnv('SMTP_URL', SMTP_URL)
  vi.resetModules()
  const { mailInvitation } = await import('#lib/contributors/invitations')
  return mailInvitation(view)
}

it('an invitation is mailed with its link', async () => {
  const { url, received } = await aMailServer()
  expect(await mail(url)).toMatchObject({ mailed: true })
  expect(received.join('')).toContain('RCPT TO:<bo@example.test>')
  expect(received.join('')).toContain('http://localhost:3000/invitation/secret')
})

it('an invitation that cannot be mailed still stands, and says so', async () => {
  const { url } = await aMailServer({ refuses: true })
  expect(await mail(url)).toEqual(view)
  expect(await mail('smtp://127.0.0.1:1')).toEqual(view)
  expect(await mail(undefined)).toEqual(view)
})
