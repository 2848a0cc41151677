import { describe, expect, test } from 'vitest'
import { exitCodeOf, report } from './finding.ts'
import { FLOORS, floorAbove } from './floors.ts'
import { lookAtSettings, type Settings } from './settings.ts'
import { lookAtVersion, lookAtVersions } from './versions.ts'

const SECRET = 'Jx8fQ2vLr0ZpTn5WcYk1BdHs7MgAeUo3'
const GOOD: Settings = {
  SITE_URL: 'https://news.example',
  NEXTAUTH_SECRET: SECRET,
  TRUSTED_PROXY: '127.0.0.1',
  SMTP_URL: 'smtps://mail.example',
}
const findingsOf = (given: Settings) => lookAtSettings({ ...GOOD, ...given }).flatMap(({ findings }) => findings)

describe('settings', () => {
  test('of a public newsroom that are in order, and of one on this machine alone', () => {
    expect(findingsOf({})).toEqual([])
    expect(findingsOf({ SITE_URL: 'http://localhost:3000', TRUSTED_PROXY: '' })).toEqual([])
    expect(findingsOf({ SITE_URL: 'http://127.0.0.1:3000', HOST: '::1', TRUSTED_PROXY: undefined })).toEqual([])
    expect(findingsOf({ SITE_URL: 'http://newsroom.localhost', TRUSTED_PROXY: undefined })).toEqual([])
    expect(findingsOf({ DATABASE_URL: 'postgresql://a:b@127.0.0.1/w' })).toEqual([])
    expect(findingsOf({ DATABASE_URL: 'postgresql://a:b@db.example/w?sslmode=verify-full' })).toEqual([])
  })

  test.each<[string, 'must' | 'may', Settings]>([
    ['SITE_URL is http://news.example', 'must', { SITE_URL: 'http://news.example' }],
    ['SITE_URL is http://10.0.0.7:3000', 'must', { SITE_URL: 'http://10.0.0.7:3000' }],
    ['SITE_URL is http://localhost.evil.example', 'must', { SITE_URL: 'http://localhost.evil.example' }],
    ['It listens on 0.0.0.0', 'must', { SITE_URL: '', HOST: '0.0.0.0' }],
    ['It listens on ::', 'must', { SITE_URL: 'http://localhost:3000', HOST: '::' }],
    ['NEXTAUTH_SECRET has 0 characters', 'must', { NEXTAUTH_SECRET: undefined }],
    ['NEXTAUTH_SECRET has 31 characters', 'must', { NEXTAUTH_SECRET: SECRET.slice(1) }],
    ['NEXTAUTH_SECRET can be guessed', 'must', { NEXTAUTH_SECRET: 'only-for-tests-only-for-tests-only' }],
    ['NEXTAUTH_SECRET can be guessed', 'must', { NEXTAUTH_SECRET: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' }],
    ['NEXTAUTH_SECRET can be guessed', 'must', { NEXTAUTH_SECRET: `change-me-${SECRET}` }],
    ['TRUSTED_PROXY is not set', 'must', { TRUSTED_PROXY: ' ' }],
    ['TRUSTED_PROXY trusts everybody', 'must', { TRUSTED_PROXY: '10.0.0.1, 0.0.0.0/0' }],
    ['TRUSTED_PROXY trusts everybody', 'must', { TRUSTED_PROXY: '::/0' }],
    ['SMTP_URL is not set', 'may', { SMTP_URL: undefined }],
    ['DATABASE_URL leads to another machine', 'must', { DATABASE_URL: 'postgresql://a:b@db.example/w' }],
    ['DATABASE_URL leads to another', 'must', { DATABASE_URL: 'postgresql://a:b@db.example/w?sslmode=prefer' }],
    ['Through a pooler reader pages', 'must', { DATABASE_LISTEN_URL: 'postgresql://a:b@127.0.0.1/w' }],
    ['MEDIA_S3_URL leads to another machine', 'must', { MEDIA_S3_URL: 'http://s3.example/bucket' }],
    ['METRICS_TOKEN can be guessed', 'must', { METRICS_TOKEN: 'metrics-password-1' }],
    ['OPERATIONS_PORT answers on 10.0.0.1', 'may', { OPERATIONS_PORT: '9100', HOST: '10.0.0.1' }],
  ])('%s: %s', (what, weight, given) => {
    const findings = findingsOf(given)
    expect(findings).toHaveLength(1)
    expect(findings[0]).toMatchObject({
      weight,
      what: expect.stringContaining(what),
      todo: expect.stringMatching(/\.$/),
    })
  })

  test('say no secret', () => {
    const told = report(
      lookAtSettings({ ...GOOD, NEXTAUTH_SECRET: 'plumbago', DATABASE_URL: 'postgresql://a:plumbago@db.example/w' }),
    )
    expect(told).toContain('✗')
    expect(told).not.toContain('plumbago')
  })
})

describe('versions', () => {
  test('that are installed here are above the floors', async () => {
    const looks = await lookAtVersions()
    expect(looks.map(({ about }) => about.split(' ')[0])).toEqual(['Node', 'next', 'react', 'next-auth', 'nodemailer'])
    expect(looks.flatMap(({ findings }) => findings)).toEqual([])
  })

  test.each([
    ['node', '24.14.0', '24.14.1'],
    ['node', '22.22.2', '24.14.1'],
    ['node', '24.14.1', null],
    ['node', '26.0.0', null],
    ['next', '16.2.5', '16.2.6'],
    ['next', '16.10.0', null],
    ['next', '15.5.18', '16.2.6'],
    ['react', '19.0.0', '19.2.6'],
    ['next-auth', '4.24.11', '4.24.12'],
    ['postgres', '18.3', '18.4'],
    ['postgres', '17.10', null],
    ['postgres', '16.9', '16.14'],
    ['postgres', '19beta1', null],
    ['postgres', '14.23', '18.4'],
  ] as const)('%s %s is below %s', (name, version, floor) => {
    expect(floorAbove(version, FLOORS[name])?.version ?? null).toBe(floor)
    const { findings } = lookAtVersion(name, version, FLOORS[name], 'Upgrade it')
    expect(findings.map(({ weight }) => weight)).toEqual(floor ? ['must'] : [])
  })

  test('of the floors have an advisory and where it stands', () => {
    for (const floors of Object.values(FLOORS))
      for (const { advisory, source } of floors) {
        expect(advisory).toMatch(/CVE-\d{4}-\d+|GHSA-[\w-]+/)
        expect(source).toMatch(/^https:\/\//)
      }
  })
})

test('a report begins with what must be done, and says what is in order', () => {
  const may = { weight: 'may', what: 'B.', todo: 'Do b.' } as const
  const must = { weight: 'must', what: 'A.', todo: 'Do a.' } as const
  const looks = [
    { about: 'b', findings: [may] },
    { about: 'c', findings: [] },
    { about: 'a', findings: [must] },
  ]
  expect(report(looks)).toBe('✗ A.\n    Do a.\n! B.\n    Do b.\n✓ In order: c.')
  expect(exitCodeOf(looks)).toBe(1)
  expect(exitCodeOf(looks.slice(0, 2))).toBe(0)
})
