import { describe, expect, it } from 'vitest'
import { run } from '#lib/api/run'
import { acceptInvitation, prepareAcceptance } from '#lib/contributors/acceptance'
import { findCaller } from '#lib/contributors/callers'
import { disableContributor, inviteContributor, renewInvitation } from '#lib/contributors/commands'
import { createSetupInvitation } from '#lib/contributors/invitations'
import { logIn } from '#lib/contributors/log-in'
import { AcceptInvitation, InviteContributor } from '#lib/contributors/schema'
import { InvitationView } from '#lib/contributors/views'
import { db } from '#lib/platform/db'
import { newId } from '#lib/platform/ids'
import { aSession, requestWith } from '#test/callers'
import { testDatabase } from '#test/database'
import { aContributor } from '#test/factories'

testDatabase()
const now = new Date()
const HERE = { address: 'here', browser: null }
const PASSWORD = 'four words to remember'
const WEEK_MS = 7 * 24 * 60 * 60 * 1000
const FOR_CONTRIBUTORS = { changesContributors: true }

/** What the door does with a posted acceptance. */
async function accept(link: string | null | undefined, fields = {}, at = now) {
  const secret = link?.split('/').at(-1)
  const input = AcceptInvitation.parse({ secret, password: PASSWORD, ...fields })
  const prepared = await prepareAcceptance(db(), input, at)
  return db().$transaction((tx) => acceptInvitation(tx, prepared, at))
}

async function anInvitation() {
  const admin = await aContributor('admin')
  const person = { contributorId: newId(), email: `${newId()}@example.test`, name: 'Bo Lindqvist', role: 'reporter' }
  const { view } = await run(inviteContributor, admin.id, InviteContributor.parse(person), now, FOR_CONTRIBUTORS)
  const { contributor, invitationUrl } = InvitationView.parse(view)
  return { admin, contributor, invitationUrl }
}

describe('the first admin', () => {
  it('sets the newsroom up by a link that works once, and only while nobody has joined', async () => {
    const lost = await createSetupInvitation(db(), now)
    const link = await createSetupInvitation(db(), now)
    await expect(accept(lost, { name: 'Ines', email: 'ines@example.test' })).rejects.toMatchObject({ code: 'gone' })
    await expect(accept(link)).rejects.toMatchObject({ code: 'invalid' })
    const { contributor } = await accept(link, { name: 'Ines Okafor', email: 'Ines@Example.test' })
    expect(contributor).toMatchObject({ role: 'admin', state: 'active', email: 'ines@example.test' })
    await expect(accept(link, { name: 'Mallory', email: 'm@example.test' })).rejects.toMatchObject({ code: 'gone' })
    expect(await createSetupInvitation(db(), now)).toBeNull()
    expect(await logIn({ email: 'ines@example.test', password: PASSWORD }, HERE, now)).toMatchObject({
      loggedIn: true,
    })
  })
})

describe('an invitation', () => {
  it('accepted 20 times at once is accepted once', async () => {
    const { contributor, invitationUrl } = await anInvitation()
    const all = await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) => accept(invitationUrl, { password: `password number ${n}` })),
    )
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const one of all) if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'gone' })
    const row = await db().contributor.findUniqueOrThrow({ where: { id: contributor.id } })
    expect(row).toMatchObject({ version: 2, joinedAt: now })
    const joined = { subjectId: contributor.id, action: 'contributor.joined' }
    expect(await db().auditEntry.count({ where: joined })).toBe(1)
    const winner = all.findIndex(({ status }) => status === 'fulfilled')
    const credentials = { email: contributor.email, password: `password number ${winner}` }
    expect(await logIn(credentials, HERE, now)).toMatchObject({ loggedIn: true, contributorId: contributor.id })
  })

  it('is worth nothing after a week, when made up, and when its person was disabled', async () => {
    const { admin, contributor, invitationUrl } = await anInvitation()
    const late = new Date(now.getTime() + WEEK_MS)
    await expect(accept(invitationUrl, {}, late)).rejects.toMatchObject({ code: 'gone' })
    await expect(accept('/invitation/made-up')).rejects.toMatchObject({ code: 'gone' })
    const whom = { contributorId: contributor.id, baseVersion: 1 }
    await run(disableContributor, admin.id, whom, now, FOR_CONTRIBUTORS)
    await expect(accept(invitationUrl)).rejects.toMatchObject({ code: 'gone' })
  })

  it('made for somebody who has joined gives a new password and shuts the old one’s holders out', async () => {
    const { admin, contributor, invitationUrl } = await anInvitation()
    await accept(invitationUrl)
    const { name, value } = await aSession(contributor)
    const whom = { contributorId: contributor.id }
    const { view } = await run(renewInvitation, admin.id, whom, now, FOR_CONTRIBUTORS)
    await accept(InvitationView.parse(view).invitationUrl, { password: 'another four words' })
    expect(await findCaller(requestWith({ cookie: `${name}=${value}` }))).toBeNull()
    const { email } = contributor
    expect(await logIn({ email, password: PASSWORD }, HERE, now)).toMatchObject({ why: 'wrong' })
    expect(await logIn({ email, password: 'another four words' }, HERE, now)).toMatchObject({ loggedIn: true })
  })
})
