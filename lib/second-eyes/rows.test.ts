import { beforeAll, expect, it } from 'vitest'
import type { Actor } from '#lib/permissions'
import { db } from '#lib/platform/db'
import { newId } from '#lib/platform/ids'
import type { UpdateView } from '#lib/updates/views'
import { testDatabase } from '#test/database'
import { aContributor, anUpdate, aStory } from '#test/factories'

testDatabase()
const now = new Date()
let ana: Actor
let ben: Actor
let update: UpdateView
let revisionId: string
beforeAll(async () => {
  ana = await aContributor('editor', 'Ana')
  ben = await aContributor('editor', 'Ben')
  update = await anUpdate(ana, (await aStory(ana)).id)
  revisionId = (await db().liveUpdate.findUniqueOrThrow({ where: { id: update.id } })).currentRevisionId
})

const asked = () => ({ askedAt: now, askedById: ana.id })
const answered = (answer: 'passed' | 'alone' | 'notNeeded') => ({
  answer,
  answeredAt: now,
  answeredById: ana.id,
  revisionId,
})
const checked = (by: Actor) => ({ checkedAt: now, checkedById: by.id })

it.each([
  ['SecondLook_asked_or_answered', () => ({})],
  ['SecondLook_asked_by_somebody', () => ({ askedAt: now })],
  ['SecondLook_answered_for_a_text', () => ({ ...answered('notNeeded'), revisionId: null })],
  ['SecondLook_answered_for_a_text', () => ({ ...asked(), answer: 'passed' as const })],
  ['SecondLook_alone_says_why', () => answered('alone')],
  ['SecondLook_alone_says_why', () => ({ ...answered('notNeeded'), reason: 'scene' })],
  ['SecondLook_passed_by_another', () => ({ ...asked(), ...answered('passed') })],
  ['SecondLook_checked_by_another', () => ({ ...answered('notNeeded'), ...checked(ana) })],
  ['SecondLook_checked_by_another', () => ({ ...answered('passed'), ...checked(ben) })],
  ['SecondLook_checked_by_another', () => ({ ...answered('notNeeded'), checkedAt: now })],
  ['SecondLook_proposal_while_open', () => ({ ...answered('notNeeded'), proposal: {} })],
  ['SecondLook_proposal_while_open', () => ({ ...asked(), proposal: {}, withdrawnAt: now })],
])('the database refuses what cannot be: %s', async (rule, fields) => {
  const data = { id: newId(), storyId: update.storyId, itemType: 'update' as const, itemId: update.id, ...fields() }
  await expect(db().secondLook.create({ data })).rejects.toThrow(rule)
})
