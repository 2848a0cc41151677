import { beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { type Command, run } from '#lib/api/run'
import { editClaim } from '#lib/box/commands'
import { createClaim, makeClaim } from '#lib/box/making'
import { ChangeStatus, CreateClaim, EditClaim, MakeClaim, PutClaimIn } from '#lib/box/schema'
import { changeStatus, putClaimIn } from '#lib/box/standing'
import { banTerm, takeDesk } from '#lib/briefs/commands'
import type { Actor } from '#lib/permissions'
import { db } from '#lib/platform/db'
import { newId } from '#lib/platform/ids'
import { createSection, editSection } from '#lib/sections/commands'
import { CreateSection, EditSection } from '#lib/sections/schema'
import { editStory, publishStory } from '#lib/stories/commands'
import { EditStory, PublishStory } from '#lib/stories/schema'
import type { StoryView } from '#lib/stories/views'
import { amendUpdate } from '#lib/updates/amending'
import { approveUpdate, createUpdate, publishUpdate } from '#lib/updates/commands'
import { AmendUpdate, CreateUpdate, PublishUpdate, RetractUpdate } from '#lib/updates/schema'
import { retractUpdate } from '#lib/updates/standing'
import type { UpdateView } from '#lib/updates/views'
import { testDatabase } from '#test/database'
import { aContributor, aDraftStory, anUpdate, aStory } from '#test/factories'

testDatabase()
const now = new Date()
let ana: Actor
let ben: Actor
let bo: Actor
beforeAll(async () => {
  ana = await aContributor('editor', 'Ana')
  ben = await aContributor('editor', 'Ben')
  bo = await aContributor('reporter', 'Bo')
})

const BANNED = 'Karlov was shot.'
const base = ({ id, version }: UpdateView) => ({ updateId: id, baseVersion: version })

/** Ana has the desk, and “Karlov” must not go out. */
async function ban(storyId: string, holder: Actor | null = ana) {
  if (holder) await run(takeDesk, holder.id, { storyId, handoverId: newId() }, now)
  await run(banTerm, ana.id, { storyId, termId: newId(), term: 'Karlov', why: '' }, now)
}

async function aGuardedStory() {
  const story = await aStory(ana)
  await ban(story.id)
  return story
}

type Path = (story: StoryView) => Promise<Command<{ banReason?: string | undefined }, unknown>>

/** A command with its input read by its schema, as the door reads it. */
const through =
  <Input, View>(schema: z.ZodType<Input>, command: Command<Input, View>, given: object): Awaited<ReturnType<Path>> =>
  (tx, actor, { banReason }, at) =>
    command(tx, actor, schema.parse({ ...given, ...(banReason ? { banReason } : {}) }), at)

const live = (path: Path): [() => Promise<StoryView>, Path] => [() => aGuardedStory(), path]

async function aGuardedDraft() {
  const story = await aDraftStory(ana, { headline: 'Karlov shot' })
  await ban(story.id)
  return story
}

/** Every way by which words reach readers. Each brings “Karlov” to them. */
const PATHS: [string, () => Promise<StoryView>, Path][] = [
  [
    'filing at once',
    ...live(async ({ id }) =>
      through(CreateUpdate, createUpdate, { storyId: id, updateId: newId(), text: BANNED, publish: true }),
    ),
  ],
  [
    'filing at once, in the headline',
    ...live(async ({ id }) =>
      through(CreateUpdate, createUpdate, {
        storyId: id,
        updateId: newId(),
        text: 'x',
        headline: BANNED,
        publish: true,
      }),
    ),
  ],
  [
    'filing at once, in the byline',
    ...live(async ({ id }) => {
      const bylines = [{ name: 'Andrei Karlov' }]
      return through(CreateUpdate, createUpdate, { storyId: id, updateId: newId(), text: 'x', bylines, publish: true })
    }),
  ],
  [
    'publishing',
    ...live(async ({ id }) => through(PublishUpdate, publishUpdate, base(await anUpdate(ana, id, { text: BANNED })))),
  ],
  [
    'approving',
    ...live(async ({ id }) =>
      through(PublishUpdate, approveUpdate, base(await anUpdate(bo, id, { text: BANNED, submit: true }))),
    ),
  ],
  [
    'amending',
    ...live(async ({ id }) => {
      const update = await anUpdate(ana, id, { publish: true })
      return through(AmendUpdate, amendUpdate('development'), { ...base(update), text: BANNED })
    }),
  ],
  [
    'the note of a correction',
    ...live(async ({ id }) => {
      const update = await anUpdate(ana, id, { publish: true })
      return through(AmendUpdate, amendUpdate('correction'), {
        ...base(update),
        text: 'He was shot.',
        note: 'Not Karlov.',
      })
    }),
  ],
  [
    'the reason of a retraction',
    ...live(async ({ id }) => {
      const update = await anUpdate(ana, id, { publish: true })
      return through(RetractUpdate, retractUpdate, { ...base(update), reason: 'It was not Karlov.' })
    }),
  ],
  [
    'a headline',
    ...live(async ({ id, version }) =>
      through(EditStory, editStory, {
        storyId: id,
        baseVersion: version,
        headline: 'Karlov shot',
        kind: 'development',
      }),
    ),
  ],
  [
    'an address',
    ...live(async ({ id, version }) =>
      through(EditStory, editStory, { storyId: id, baseVersion: version, slug: `karlov-${id.slice(0, 8)}` }),
    ),
  ],
  [
    'a new section',
    ...live(async ({ id }) =>
      through(CreateSection, createSection, { storyId: id, sectionId: newId(), heading: 'Karlov', text: 'x' }),
    ),
  ],
  [
    'a changed section',
    ...live(async ({ id: storyId }) => {
      const sectionId = newId()
      await run(createSection, ana.id, CreateSection.parse({ storyId, sectionId, heading: 'He', text: 'x' }), now)
      return through(EditSection, editSection, { sectionId, baseVersion: 1, text: BANNED, kind: 'development' })
    }),
  ],
  [
    'a new row of the box',
    ...live(async ({ id }) => through(CreateClaim, createClaim, { storyId: id, claimId: newId(), text: BANNED })),
  ],
  [
    'a changed row of the box',
    ...live(async ({ id: storyId }) => {
      const claimId = newId()
      await run(createClaim, ana.id, CreateClaim.parse({ storyId, claimId, text: 'He was shot.' }), now)
      return through(EditClaim, editClaim, { claimId, baseVersion: 1, text: BANNED, kind: 'development' })
    }),
  ],
  [
    'a claim that is put into the box',
    ...live(async ({ id: storyId }) => {
      const claimId = newId()
      await run(makeClaim, ana.id, MakeClaim.parse({ storyId, claimId, text: BANNED }), now)
      return through(PutClaimIn, putClaimIn, { claimId, baseVersion: 1 })
    }),
  ],
  [
    'the statement of a question that is confirmed',
    ...live(async ({ id: storyId }) => {
      const claimId = newId()
      const open = { text: BANNED, question: 'Who was shot', status: 'unconfirmed' }
      // The question alone goes out, and names nobody.
      await run(createClaim, ana.id, CreateClaim.parse({ storyId, claimId, ...open }), now)
      return through(ChangeStatus, changeStatus, {
        claimId,
        baseVersion: 1,
        status: 'confirmed',
        secondEyes: { alone: 'record' },
      })
    }),
  ],
  [
    'publishing a story',
    aGuardedDraft,
    async ({ id, version }) => through(PublishStory, publishStory, { storyId: id, baseVersion: version }),
  ],
]

describe('a banned term', () => {
  it.each(PATHS)(
    'is stopped by %s, and let out by whoever has the desk with a reason',
    async (_name, aStoryTo, path) => {
      const story = await aStoryTo()
      const command = await path(story)
      const send = (by: Actor, banReason?: string) => run(command, by.id, { banReason }, now)
      const before = await db().story.findUniqueOrThrow({ where: { id: story.id } })

      await expect(send(ben)).rejects.toMatchObject({ code: 'banned_term', details: { mayGiveReason: false } })
      await expect(send(ben, 'I want to')).rejects.toThrow('ask Ana, who has the desk')
      await expect(send(ana)).rejects.toMatchObject({
        code: 'banned_term',
        details: { mayGiveReason: true, terms: [{ term: 'Karlov' }] },
      })
      expect(await db().story.findUniqueOrThrow({ where: { id: story.id } })).toEqual(before)

      await send(ana, 'His family has been told.')
      expect((await db().story.findUniqueOrThrow({ where: { id: story.id } })).revision).toBe(before.revision + 1)
      const stored = await db().termException.findMany({ where: { storyId: story.id } })
      expect(stored).toMatchObject([{ reason: 'His family has been told.', actorId: ana.id }])
      expect(await db().auditEntry.count({ where: { storyId: story.id, action: 'term.let_out' } })).toBe(1)
    },
  )

  it('may be drafted, submitted and edited: only readers are kept from it', async () => {
    const { id } = await aGuardedStory()
    expect((await anUpdate(bo, id, { text: BANNED, submit: true })).state).toBe('submitted')
  })

  it('asks who has taken over since, and nobody where nobody has', async () => {
    const story = await aStory(ana)
    await ban(story.id, null)
    const update = await anUpdate(bo, story.id, { text: BANNED, submit: true })
    const approve = (by: Actor, banReason?: string) => run(approveUpdate, by.id, { ...base(update), banReason }, now)
    await expect(approve(ana, 'because')).rejects.toThrow('take over the desk')
    await run(takeDesk, ana.id, { storyId: story.id, handoverId: newId() }, now)
    await run(takeDesk, ben.id, { storyId: story.id, handoverId: newId() }, now)
    await expect(approve(ana, 'because')).rejects.toThrow('ask Ben')
    await approve(ben, 'because')
  })

  it('that readers see already keeps nobody from putting the text right', async () => {
    const story = await aStory(ana)
    const update = await anUpdate(ana, story.id, { text: BANNED, publish: true })
    await ban(story.id)
    const change = AmendUpdate.parse({ ...base(update), text: 'Karlov was wounded.', note: 'He lives.' })
    await run(amendUpdate('correction'), ben.id, change, now)
  })

  it('is asked about once for the same words, and again for others', async () => {
    const { id: storyId } = await aGuardedStory()
    const update = await anUpdate(bo, storyId, { text: BANNED, submit: true })
    const { guardUpdate } = await import('#lib/briefs/guard')
    const row = await db().liveUpdate.findUniqueOrThrow({ where: { id: update.id } })
    const schedule: Command<string | undefined, null> = async (tx, actor, reason, at) => {
      await guardUpdate(tx, actor, row, reason, at)
      return null
    }
    await run(schedule, ana.id, 'Told at 22:00.', now)
    await run(publishUpdate, ben.id, base(update), now) // its time has come, by whoever releases it
    const other = await anUpdate(bo, storyId, { text: 'Karlov died.', submit: true })
    await expect(run(publishUpdate, ana.id, base(other), now)).rejects.toMatchObject({ code: 'banned_term' })
  })

  it('that is being added stops what goes out meanwhile: the story is locked', async () => {
    const story = await aStory(ana)
    const waiting = async () => {
      const [row] = await db().$queryRaw<{ count: number }[]>`
        SELECT count(*)::int AS count FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`
      return row?.count
    }
    const publishing = await db().$transaction(async (tx) => {
      await banTerm(tx, ana, { storyId: story.id, termId: newId(), term: 'Karlov', why: '' }, now)
      const published = anUpdate(ben, story.id, { text: BANNED, publish: true }).catch((error: unknown) => error)
      await expect.poll(waiting).toBe(1)
      return { published }
    })
    expect(await publishing.published).toMatchObject({ code: 'banned_term' })
  })
})
