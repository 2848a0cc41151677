import { describe, expect, test, vi } from 'vitest'
import { db } from '#lib/platform/db'
import { newId } from '#lib/platform/ids'
import { log } from '#lib/platform/log'
import { redactText } from '#lib/platform/redaction'
import { testDatabase } from '#test/database'

testDatabase()

/** What is planted; no line may hold one of these. */
const P = 'Plumbago7Quillfeather'
const JWE = `eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..${P}.${P}.${P}`

function linesOf(fields: Record<string, unknown>): string {
  let written = ''
  const write = vi.spyOn(process.stderr, 'write').mockImplementation((line) => {
    written += String(line)
    return true
  })
  try {
    log('error', 'test.happened', fields)
  } finally {
    write.mockRestore()
  }
  return written
}

const nested = (error: Error) => new Error('outer', { cause: new AggregateError([error], 'middle', { cause: error }) })
const cyclic: Record<string, unknown> = { password: P }
cyclic.self = cyclic

const CORPUS: [string, Record<string, unknown>][] = [
  ['a token', { reason: `refused wt_${P}${P}` }],
  ['an Authorization header', { reason: `Authorization: Bearer ${P}` }],
  ['basic credentials', { reason: `authorization: Basic ${P}=` }],
  ['headers as an object', { headers: { Authorization: `Bearer ${P}`, cookie: `a=${P}` } }],
  ['headers as Headers', { headers: new Headers({ authorization: `Bearer ${P}`, 'set-cookie': `a=${P}` }) }],
  ['headers as pairs in a Map', { headers: new Map([['cookie', `a=${P}`]]) }],
  ['a Cookie line', { reason: `Cookie: theme=dark; session=${P}; x=1` }],
  ['a session cookie in words', { reason: `got __Host-next-auth.session-token=${P}; Path=/` }],
  ['an encrypted session', { reason: `cannot decrypt ${JWE}` }],
  ['a connection string', { reason: `connect postgresql://writethru:${P}@db.example:5432/w failed` }],
  ['a mail server’s address', { url: `smtps://us%40er:${P}@mail.example` }],
  ['a URL object', { url: new URL(`https://user:${P}@example.org/x`) }],
  ['an invitation', { path: `/invitation/${P}` }],
  ['a reset link', { reason: `mail to https://news.example/reset/${P}?a=1 bounced` }],
  ['a query string', { path: `/api/auth/callback/oidc?code=${P}&state=${P}#id_token=${P}` }],
  ['a signed storage address', { reason: `https://s3.example/b/k?X-Amz-Signature=${P}&X-Amz-Credential=${P}` }],
  ['a second factor', { reason: `otpauth://totp/Writethru:ana?secret=${P}` }],
  ['a password’s hash', { reason: `$argon2id$v=19$m=65536,t=3,p=1$${P}$${P}` }],
  ['a private key', { reason: `-----BEGIN PRIVATE KEY-----\n${P}\n-----END PRIVATE KEY-----` }],
  ['an e-mail address', { reason: `550 <${P}@example.org> unknown` }],
  ['a field called password', { input: { email: `${P}@example.org`, password: P } }],
  [
    'fields of other cases and names',
    { PASSWORD: P, newPassword: P, clientSecret: P, apiToken: P, recoveryCodes: [P] },
  ],
  ['a confidential source', { row: { identity: P, note: P } }],
  ['the text of an update', { update: { text: P, body: { content: [P] } } }],
  ['a deep field', { a: { b: [{ c: { d: { password: P } } }] } }],
  ['one deeper than anybody looks', { a: { b: { c: { d: { e: { f: { g: { harmless: P } } } } } } } }],
  ['a circle', { cyclic }],
  ['JSON in a string', { reason: JSON.stringify({ email: 'x', password: P, nested: { secretHash: P } }) }],
  ['an escaped quote in it', { reason: JSON.stringify({ password: `a"${P}` }) }],
  ['bytes', { body: Buffer.from(P), bytes: Buffer.from(P) }],
  ['an error', { error: new Error(`token=${P}`) }],
  ['an error in errors', { error: nested(new Error(`Bearer ${P}`)) }],
  ['fields of an error', { error: Object.assign(new Error('x'), { config: { headers: { cookie: P } } }) }],
  ['the row of a Postgres error', { error: Object.assign(new Error('x'), { detail: `Failing row contains (${P})` }) }],
  ['a value that is there twice', { reason: `Key (email)=(${P}) already exists.` }],
  ['a name of a field', { [`Bearer ${P}`]: 1 }],
  ['something long', { reason: `${'x'.repeat(20_000)}${P}` }],
]

describe('the log', () => {
  test.each(CORPUS)('holds nothing of %s', (_what, fields) => {
    const line = linesOf(fields)
    expect(line).not.toContain(P)
    expect(JSON.parse(line)).toMatchObject({ level: 'error', event: 'test.happened', at: expect.stringMatching(/Z$/) })
  })

  test('holds nothing of what Prisma says of a call that fails', async () => {
    const secrets = { secretHash: P, passwordHash: P, email: `${P}@example.org` }
    const wrong = [
      db().contributor.create({ data: { ...secrets, id: newId() } as never }),
      db().session.findMany({ where: { secretHash: P, nobody: P } as never }),
      db().session.create({
        data: { id: newId(), contributorId: newId(), secretHash: P, createdAt: new Date(), expiresAt: new Date() },
      }),
      db().$queryRawUnsafe(`SELECT '${P}'::uuid AS "password='${P}'"`),
    ]
    for (const each of wrong) {
      const error: unknown = await each.catch((thrown: unknown) => thrown)
      expect(error).toBeInstanceOf(Error)
      expect(linesOf({ error, reason: error instanceof Error ? error.message : '' })).not.toContain(P)
    }
  })

  test('says everything else as it is', () => {
    const at = new Date('2026-01-02T03:04:05Z')
    const fields = {
      ...{ path: '/live/ankara?after=3', nextInMs: 250, isKnown: false, nothing: null, at2: at },
      ...{ reason: 'Can’t reach database server at 127.0.0.1:5432; wt_12 is a statement', updateId: newId() },
    }
    const { level, event, at: _at, ...said } = JSON.parse(linesOf(fields))
    expect([level, event]).toEqual(['error', 'test.happened'])
    expect(said).toEqual({ ...fields, at2: at.toISOString() })
  })

  test('is not held up by a text that is made to be slow', () => {
    const started = performance.now()
    for (const part of [
      '"password":"',
      'cookie: ',
      'a@',
      '://:',
      'eyJaaaaaaaaa.',
      '\\"',
      'tokentokentoken',
      '-----BEGIN PRIVATE KEY-----',
    ]) {
      redactText(part.repeat(100_000))
    }
    expect(performance.now() - started).toBeLessThan(5_000)
  })
})
