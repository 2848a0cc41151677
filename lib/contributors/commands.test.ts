import { describe, expect, it } from 'vitest'
import type { Command } from '#lib/api/run'
import { run } from '#lib/api/run'
import { findCaller } from '#lib/contributors/callers'
import {
  changeRole,
  disableContributor,
  enableContributor,
  inviteContributor,
  renewInvitation,
  withdrawInvitation,
} from '#lib/contributors/commands'
import { findOpenInvitation, listContributors } from '#lib/contributors/queries'
import { InviteContributor } from '#lib/contributors/schema'
import { endSessionsOf } from '#lib/contributors/signing-out'
import { ContributorView, InvitationView } from '#lib/contributors/views'
import type { Actor } from '#lib/permissions'
import { db } from '#lib/platform/db'
import { newId, sha256 } from '#lib/platform/ids'
import { publishUpdate } from '#lib/updates/commands'
import { aSession, aToken, requestWith } from '#test/callers'
import { testDatabase } from '#test/database'
import { aContributor, anUpdate, aStory } from '#test/factories'

testDatabase()
const now = new Date()
const tick = () => new Promise((done) => setTimeout(done, 2))

async function change<Input, View>(command: Command<Input, View>, by: Actor, input: Input, key?: string) {
  const options = { changesContributors: true, secretFields: ['invitationUrl'], ...(key && { key, request: 'a test' }) }
  return (await run(command, by.id, input, now, options)).view
}

const about = (whom: { id: string }, baseVersion = 1) => ({ contributorId: whom.id, baseVersion })
const aNewcomer = (fields = {}) =>
  InviteContributor.parse({
    contributorId: newId(),
    email: ` ${newId()}@Example.test `,
    name: 'Bo Lindqvist',
    role: 'reporter',
    ...fields,
  })

describe('who may change whom', () => {
  const attempts = {
    list: (who: Actor) => listContributors(db(), who),
    invite: (who: Actor) => change(inviteContributor, who, aNewcomer()),
    'make a new link': async (who: Actor) => change(renewInvitation, who, { contributorId: (await aContributor()).id }),
    'change a role': async (who: Actor) => change(changeRole, who, { ...about(await aContributor()), role: 'admin' }),
    'change their own role': (who: Actor) => change(changeRole, who, { ...about(who), role: 'admin' }),
    disable: async (who: Actor) => change(disableContributor, who, about(await aContributor('admin'))),
    'disable themselves': (who: Actor) => change(disableContributor, who, about(who)),
    enable: async (who: Actor) => change(enableContributor, who, about(await aDisabledContributor(), 2)),
    'withdraw a link': async (who: Actor) => {
      const { contributor } = InvitationView.parse(
        await change(inviteContributor, await aContributor('admin'), aNewcomer()),
      )
      return change(withdrawInvitation, who, { contributorId: contributor.id })
    },
    'end sessions': async (who: Actor) => change(endSessionsOf, who, { contributorId: (await aContributor()).id }),
  }
  const toAdminsOnly = { reporter: 'forbidden', editor: 'forbidden', admin: 'done' }
  const toNobody = { reporter: 'forbidden', editor: 'forbidden', admin: 'forbidden' }
  const table: Record<keyof typeof attempts, Record<Actor['role'], string>> = {
    list: toAdminsOnly,
    invite: toAdminsOnly,
    'make a new link': toAdminsOnly,
    'change a role': toAdminsOnly,
    'change their own role': toNobody,
    disable: toAdminsOnly,
    'disable themselves': toNobody,
    enable: toAdminsOnly,
    'withdraw a link': toAdminsOnly,
    'end sessions': toAdminsOnly,
  }
  const cases = Object.entries(table).flatMap(([what, roles]) =>
    Object.entries(roles).map(([role, answer]) => [role, what, answer] as const),
  )

  it.each(cases)('%s: %s: %s', async (role, what, answer) => {
    const who = await aContributor(role as Actor['role'])
    const outcome = await Promise.resolve(attempts[what as keyof typeof attempts](who)).then(
      () => 'done',
      (error) => error.code,
    )
    expect(outcome).toBe(answer)
  })
})

async function aDisabledContributor() {
  const whom = await aContributor()
  await change(disableContributor, await aContributor('admin'), about(whom))
  return whom
}

describe('an invitation', () => {
  it('stores no secret: neither in its row, nor in the reply that is kept for a repeated press', async () => {
    const admin = await aContributor('admin')
    const key = newId()
    const newcomer = aNewcomer()
    const first = InvitationView.parse(await change(inviteContributor, admin, newcomer, key))
    const secret = first.invitationUrl?.replace('http://localhost:3000/invitation/', '') ?? ''
    expect(secret).toMatch(/^[\w-]{43}$/)
    expect(first.contributor).toMatchObject({ email: newcomer.email, state: 'invited', version: 1 })

    const again = InvitationView.parse(await change(inviteContributor, admin, newcomer, key))
    expect(again).toEqual({ ...first, invitationUrl: undefined })
    const kept = JSON.stringify([await db().invitation.findMany(), await db().idempotencyKey.findMany()])
    expect(kept).not.toContain(secret)
    expect(kept).toContain(sha256(secret))
  })

  it('is not made twice for one mailbox, however it is written', async () => {
    const admin = await aContributor('admin')
    const { email } = aNewcomer()
    const both = await Promise.allSettled(
      [email, email.toUpperCase()].map((address) => change(inviteContributor, admin, aNewcomer({ email: address }))),
    )
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const refused = both.find(({ status }) => status === 'rejected')
    expect(refused).toMatchObject({ reason: { code: 'conflict', details: { current: { email } } } })
  })

  it('made anew ends the earlier one, and is not made for somebody disabled', async () => {
    const admin = await aContributor('admin')
    const { contributor } = InvitationView.parse(await change(inviteContributor, admin, aNewcomer()))
    await change(renewInvitation, admin, { contributorId: contributor.id })
    expect(await db().invitation.count({ where: { contributorId: contributor.id } })).toBe(1)
    await change(disableContributor, admin, about(contributor))
    expect(await db().invitation.count({ where: { contributorId: contributor.id } })).toBe(0)
    await expect(change(renewInvitation, admin, { contributorId: contributor.id })).rejects.toMatchObject({
      code: 'forbidden',
    })
  })
})

describe('a link that is withdrawn', () => {
  it('opens nothing any more, and a new one can be made', async () => {
    const admin = await aContributor('admin')
    const { contributor, invitationUrl = '' } = InvitationView.parse(
      await change(inviteContributor, admin, aNewcomer()),
    )
    expect(contributor.linkUntil).not.toBeNull()
    const named = { contributorId: contributor.id }
    expect(await change(withdrawInvitation, admin, named)).toMatchObject({ linkUntil: null, state: 'invited' })
    const secret = invitationUrl.split('/').at(-1) ?? ''
    expect(await findOpenInvitation(db(), secret, now)).toBeNull()
    await expect(change(withdrawInvitation, admin, named)).rejects.toMatchObject({ code: 'invalid' })
    const again = InvitationView.parse(await change(renewInvitation, admin, named))
    expect(await findOpenInvitation(db(), again.invitationUrl?.split('/').at(-1) ?? '', now)).not.toBeNull()
  })
})

describe('a change', () => {
  it('names the version it saw; another one is answered with how it is now', async () => {
    const admin = await aContributor('admin')
    const bo = await aContributor('reporter')
    const changed = ContributorView.parse(await change(changeRole, admin, { ...about(bo), role: 'editor' }))
    expect(changed).toMatchObject({ role: 'editor', version: 2 })
    await expect(change(disableContributor, admin, about(bo))).rejects.toMatchObject({
      code: 'conflict',
      details: { current: changed },
    })
  })

  it('of nobody is not found', async () => {
    await expect(change(enableContributor, await aContributor('admin'), about({ id: newId() }))).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  it('stands in the audit with who, whom and when', async () => {
    const admin = await aContributor('admin')
    const bo = await aContributor('reporter')
    await change(changeRole, admin, { ...about(bo), role: 'editor' })
    await change(disableContributor, admin, about(bo, 2))
    await change(enableContributor, admin, about(bo, 3))
    const entries = await db().auditEntry.findMany({ where: { subjectId: bo.id }, orderBy: { id: 'asc' } })
    expect(entries.map(({ action, actorId, detail }) => ({ action, actorId, detail }))).toEqual([
      { action: 'contributor.role-changed', actorId: admin.id, detail: { from: 'reporter', to: 'editor' } },
      { action: 'contributor.disabled', actorId: admin.id, detail: null },
      { action: 'contributor.enabled', actorId: admin.id, detail: null },
    ])
  })

  it('that disables somebody ends every session and token with it, and enabling brings none of them back', async () => {
    const admin = await aContributor('admin')
    const bo = await aContributor()
    const [{ name, value }, token] = [await aSession(bo), await aToken(bo)]
    await change(disableContributor, admin, about(bo))
    await change(enableContributor, admin, about(bo, 2))
    expect(await findCaller(requestWith({ cookie: `${name}=${value}` }))).toBeNull()
    expect(await findCaller(requestWith({ authorization: `Bearer ${token}` }))).toBeNull()
  })
})

describe('two at once', () => {
  it('two admins demoting, or disabling, each other leave one of them', async () => {
    for (const command of ['demote', 'disable']) {
      for (let round = 0; round < 20; round += 1) {
        const [ana, bo] = [await aContributor('admin'), await aContributor('admin')]
        const against = (who: Actor, whom: Actor) =>
          command === 'demote'
            ? change(changeRole, who, { ...about(whom), role: 'reporter' })
            : change(disableContributor, who, about(whom))
        const both = await Promise.allSettled([against(ana, bo), against(bo, ana)])
        expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
        const left = await db().contributor.findMany({ where: { id: { in: [ana.id, bo.id] } } })
        expect(left.filter(({ role, disabledAt }) => role === 'admin' && disabledAt === null)).toHaveLength(1)
      }
    }
  })

  it('somebody disabled during 100 publishes publishes nothing afterwards', async () => {
    const admin = await aContributor('admin')
    const bo = await aContributor('editor')
    const ana = await aContributor('editor')
    const story = await aStory(ana)
    const updates: Awaited<ReturnType<typeof anUpdate>>[] = []
    while (updates.length < 100) updates.push(await anUpdate(ana, story.id))
    let disabled = false
    const afterwards: string[] = []
    const publish = async ({ id, version }: (typeof updates)[number]) => {
      const startedAfter = disabled
      await run(publishUpdate, bo.id, { updateId: id, baseVersion: version }, new Date())
      if (startedAfter) afterwards.push(id)
    }
    // Five at a time, so that some begin after the disabling.
    const lanes = Array.from({ length: 5 }, async (_, lane) => {
      const outcomes: string[] = []
      for (const update of updates.slice(lane * 20, lane * 20 + 20))
        outcomes.push(
          await publish(update).then(
            () => 'published',
            (error) => error.code ?? error.message,
          ),
        )
      return outcomes
    })
    while ((await db().storyEvent.count({ where: { storyId: story.id, actorId: bo.id } })) < 10) await tick()
    await change(disableContributor, admin, about(bo))
    disabled = true
    const outcomes = (await Promise.all(lanes)).flat()

    const published = outcomes.filter((outcome) => outcome === 'published').length
    expect(new Set(outcomes)).toEqual(new Set(['published', 'unauthenticated']))
    expect(afterwards).toEqual([])
    const events = await db().storyEvent.count({ where: { storyId: story.id, actorId: bo.id } })
    expect(events).toBe(published)
    const { disabledAt } = await db().contributor.findUniqueOrThrow({ where: { id: bo.id } })
    expect(disabledAt).not.toBeNull()
  })
})
