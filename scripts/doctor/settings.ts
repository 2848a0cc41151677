import { isIP } from 'node:net'
import { type Look, look, may, must } from './finding.ts'

/** The environment as the server gets it. */
export type Settings = Record<string, string | undefined>

/** Where a newsroom of strangers is reached from outside this machine. */
export const isPublic = ({ SITE_URL = '', HOST = '' }: Settings): boolean =>
  (SITE_URL !== '' && !isLoopbackHost(hostOf(SITE_URL))) || (HOST !== '' && !isLoopbackHost(HOST))

export function lookAtSettings(given: Settings): Look[] {
  return [
    lookAtAddress(given),
    lookAtSecret(given.NEXTAUTH_SECRET),
    lookAtProxy(given),
    lookAtMailSettings(given),
    lookAtLinks(given),
    lookAtMetrics(given),
  ]
}

function lookAtAddress({ SITE_URL = '', HOST = '' }: Settings): Look {
  const about = 'the public address'
  const isOutside = SITE_URL !== '' && !isLoopbackHost(hostOf(SITE_URL))
  if (isOutside && SITE_URL.startsWith('http:')) {
    return look(
      about,
      must(
        `SITE_URL is ${SITE_URL}: passwords, sessions and drafts cross the network in clear.`,
        'Put a proxy with TLS in front and set SITE_URL to its https address.',
      ),
    )
  }
  const isBound = HOST !== '' && !isLoopbackHost(HOST)
  if (!isBound || isOutside) return look(about)
  return look(
    about,
    must(
      `It listens on ${HOST}, and SITE_URL says ${SITE_URL || 'nothing'}: links in mails and feeds lead nowhere, and there is no TLS.`,
      'Set SITE_URL to the public https address, or leave HOST out to listen on this machine alone.',
    ),
  )
}

/** Words out of examples. Ours too: a secret that stands in a public repository is none. */
const EXAMPLES = /change.?me|secret|password|example|default|your.|test|1234|abcd|qwert|xxxx/i
/** 32 random characters of base64 have more than 16 different ones, in all but one of a million cases. */
const FEWEST_DIFFERENT = 12

function lookAtSecret(secret = ''): Look {
  const about = 'the secret of the sessions'
  const todo =
    'Set NEXTAUTH_SECRET to 32 random bytes (openssl rand -base64 32), or leave it out: one is made in ./data.'
  if (secret.length < 32) return look(about, must(`NEXTAUTH_SECRET has ${secret.length} characters.`, todo))
  if (EXAMPLES.test(secret) || new Set(secret).size < FEWEST_DIFFERENT) {
    return look(about, must('NEXTAUTH_SECRET can be guessed: whoever does signs in as anybody.', todo))
  }
  return look(about)
}

function lookAtProxy(given: Settings): Look {
  const about = 'the proxy'
  const entries = (given.TRUSTED_PROXY ?? '').split(',').map((entry) => entry.trim())
  const everybody = entries.find((entry) => /\/0$/.test(entry))
  if (everybody) {
    return look(
      about,
      must(
        `TRUSTED_PROXY trusts everybody (${everybody}): each request may say that it comes from another address.`,
        'Name the addresses of your own proxies alone.',
      ),
    )
  }
  if (!isPublic(given) || entries.some(Boolean)) return look(about)
  return look(
    about,
    must(
      'TRUSTED_PROXY is not set: behind a proxy all the world is one address, so one attacker slows everybody’s log-in down.',
      'Set TRUSTED_PROXY to the proxy’s address as this machine sees it, for instance 127.0.0.1.',
    ),
  )
}

function lookAtMailSettings({ SMTP_URL }: Settings): Look {
  return look(
    'mail settings',
    !SMTP_URL &&
      may(
        'SMTP_URL is not set: invitations and password links are not mailed.',
        'Set SMTP_URL and MAIL_FROM, or hand the links over yourself.',
      ),
  )
}

/** What leaves this machine without being encrypted, or without asking who is on the other side. */
function lookAtLinks({ DATABASE_URL, DATABASE_LISTEN_URL, DATABASE_READER_URL, MEDIA_S3_URL }: Settings): Look {
  return look(
    'links to other machines',
    DATABASE_URL && !isLocalDatabase(DATABASE_URL) && !hasTls(DATABASE_URL)
      ? must(
          'DATABASE_URL leads to another machine without TLS.',
          'Add ?sslmode=verify-full (and sslrootcert) to DATABASE_URL, or use a network of your own that encrypts.',
        )
      : null,
    DATABASE_LISTEN_URL && !DATABASE_READER_URL
      ? must(
          'Through a pooler reader pages are read as the role that sees everything.',
          'Set DATABASE_READER_URL to a log-in of its own for them: docs/security.md.',
        )
      : null,
    MEDIA_S3_URL?.startsWith('http:') && !isLoopbackHost(hostOf(MEDIA_S3_URL))
      ? must('MEDIA_S3_URL leads to another machine without TLS.', 'Use its https address.')
      : null,
  )
}

const isLocalDatabase = (url: string): boolean => hostOf(url) === '' || isLoopbackHost(hostOf(url))

const hasTls = (url: string): boolean =>
  ['require', 'verify-ca', 'verify-full'].includes(new URL(url).searchParams.get('sslmode') ?? '')

function lookAtMetrics(given: Settings): Look {
  const token = given.METRICS_TOKEN
  return look(
    'metrics',
    token !== undefined && (EXAMPLES.test(token) || new Set(token).size < 8)
      ? must('METRICS_TOKEN can be guessed.', 'Set it to random characters (openssl rand -base64 24).')
      : null,
    given.OPERATIONS_PORT && given.HOST && !isLoopbackHost(given.HOST)
      ? may(
          `OPERATIONS_PORT answers on ${given.HOST} without a token.`,
          'Let a firewall keep it to your own network, or leave it out and use METRICS_TOKEN.',
        )
      : null,
  )
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname.replace(/^\[|\]$/g, '') : ''
}

const isLoopbackHost = (host: string): boolean =>
  /(^|\.)localhost$/.test(host) || (isIP(host) === 4 ? host.startsWith('127.') : host === '::1')
