import { createTransport } from 'nodemailer'
import { env } from '#lib/platform/env'
import { log, messageOf } from '#lib/platform/log'

interface Mail {
  to: string
  subject: string
  text: string
}

/** Somebody is waiting for the answer that says whether the mail went out. */
const MAIL_TIMEOUT_MS = 5_000

/** Sends a plain mail where SMTP_URL is set; says whether the mail server took it. Never inside a transaction. */
export async function sendMail({ to, subject, text }: Mail): Promise<boolean> {
  const { SMTP_URL, MAIL_FROM } = env()
  if (!SMTP_URL) return false
  const transport = createTransport({
    url: SMTP_URL,
    connectionTimeout: MAIL_TIMEOUT_MS,
    greetingTimeout: MAIL_TIMEOUT_MS,
    socketTimeout: MAIL_TIMEOUT_MS,
  })
  try {
    await transport.sendMail({ from: MAIL_FROM, to, subject, text })
    return true
  } catch (error) {
    // The link is in the answer too: the admin is told that the mail did not go out and can copy it.
    log('warn', 'mail.failed', { why: messageOf(error) })
    return false
  } finally {
    transport.close()
  }
}
