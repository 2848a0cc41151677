import { createServer, type Socket } from 'node:net'

export interface MailServer {
  url: string
  /** Whole messages, as they came. */
  readonly mails: readonly string[]
  close(): Promise<void>
}

/** As much of SMTP (RFC 5321) as takes a mail. */
export async function startMailServer(): Promise<MailServer> {
  const mails: string[] = []
  const server = createServer((socket) => receive(socket, mails))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('No port')
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    mails,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

function receive(socket: Socket, mails: string[]): void {
  let text = ''
  let inData = false
  const say = (line: string) => socket.write(`${line}\r\n`)
  say('220 test')
  socket.on('error', () => undefined) // whoever hangs up has said all
  socket.on('data', (chunk) => {
    text += chunk.toString()
    for (;;) {
      const end = text.indexOf(inData ? '\r\n.\r\n' : '\r\n')
      if (end < 0) return
      const said = text.slice(0, end)
      text = text.slice(end + (inData ? 5 : 2))
      if (inData) mails.push(said)
      const starts = !inData && /^DATA/i.test(said)
      inData = starts
      if (/^QUIT/i.test(said)) return void socket.end('221 bye\r\n')
      say(starts ? '354 go on' : '250 ok')
    }
  })
}

/** The text of a mail with its soft line breaks joined (RFC 2045 6.7), so that a link is in one piece. */
export const mailText = (mail: string): string => mail.replaceAll('=\r\n', '').replaceAll('=3D', '=')
