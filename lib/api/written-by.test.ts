import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { read } from '#lib/api/route'
import { db } from '#lib/platform/db'
import { aSession, requestWith } from '#test/callers'
import { testDatabase } from '#test/database'
import { aContributor } from '#test/factories'

testDatabase()

const who = read(z.strictObject({}), async (_tx, { id }) => ({ id }), {
  summary: 'Who asks',
  returns: z.object({ id: z.string() }),
})

async function ask(cookie: string, writtenBy: string | null) {
  const headers = { cookie, ...(writtenBy === null ? {} : { 'writethru-contributor': writtenBy }) }
  const answer = await who(requestWith(headers), { params: Promise.resolve({}) })
  return { status: answer.status, ...(await answer.json()) }
}

describe('a page that outlived a log-in', () => {
  it('sends nothing under the name of whoever is signed in now, and is told why', async () => {
    const ana = await aContributor('editor', 'Ana')
    const bo = await aContributor('reporter', 'Bo')
    const { name, value } = await aSession(ana)
    const cookie = `${name}=${value}`
    expect(await ask(cookie, null)).toEqual({ status: 200, id: ana.id })
    expect(await ask(cookie, ana.id)).toEqual({ status: 200, id: ana.id })
    const refused = { status: 401, code: 'unauthenticated', type: '/problems/unauthenticated' }
    expect(await ask(cookie, bo.id)).toMatchObject({ ...refused, reason: 'another' })

    await db().session.updateMany({ data: { endedAt: new Date() } })
    expect(await ask(cookie, ana.id)).toMatchObject(refused)
  })
})
