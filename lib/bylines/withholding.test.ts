import { beforeAll, describe, expect, it } from 'vitest'
import { listNamings } from '#lib/bylines/namings'
import { getProfileView } from '#lib/bylines/queries'
import { getBylinePageForReader } from '#lib/bylines/reader'
import { showByline, withholdByline } from '#lib/bylines/withholding'
import type { Actor } from '#lib/permissions'
import { db, type Tx } from '#lib/platform/db'
import { verifyRevisions } from '#lib/revisions/verify'
import { getStoryForReader } from '#lib/stories/reader'
import { pullStory, putBackStory } from '#lib/takedowns/stories'
import { amendUpdate } from '#lib/updates/amending'
import { moveUpdate } from '#lib/updates/moving'
import { query, testDatabase } from '#test/database'
import { aContributor, anUpdate, aStory } from '#test/factories'
import { everythingOf, ofStory, ofUpdate, perform } from '#test/planted'
import { grow } from '../../e2e/support/long-story.ts'

const database = testDatabase()
let admin: Actor
let editor: Actor
beforeAll(async () => {
  admin = await aContributor('admin', 'Ada')
  editor = await aContributor('editor', 'Ina')
})

let people = 0
/** A reporter whose name stands nowhere else. */
async function aReporter() {
  people += 1
  const who = await aContributor('reporter', `Zyxwv${people} Reporterova`)
  const { slug } = await db().profile.findUniqueOrThrow({ where: { contributorId: who.id } })
  return { ...who, slug, mark: new RegExp(`Zyxwv${people}\\b|zyxwv${people}-`) }
}
type Reporter = Awaited<ReturnType<typeof aReporter>>

const by = ({ id, name }: Actor) => ({ bylines: [{ contributorId: id, name }], publish: true as const })
const ofByline = async (who: Actor) => ({
  contributorId: who.id,
  baseVersion: (await db().profile.findUniqueOrThrow({ where: { contributorId: who.id } })).version,
  reason: 'She was threatened tonight.',
})
const withhold = async (who: Actor, as: Actor = editor) => perform(withholdByline, await ofByline(who), as)
const show = async (who: Actor, as: Actor = admin) => perform(showByline, await ofByline(who), as)

/** A story with an old page, and the byline on it, on the newest, in an earlier version alone, in a pin, and in a retraction. */
async function aStoryBy(who: Reporter) {
  const story = await aStory(editor, { topic: 'Night' })
  const first = await anUpdate(editor, story.id, { text: 'The first word', ...by(who), pin: true, key: true })
  const earlier = await anUpdate(editor, story.id, { text: 'Entered under her name', ...by(who) })
  const { reason: _, ...base } = await ofUpdate(earlier.id)
  await perform(amendUpdate('correction'), { ...base, bylines: [{ name: 'Reuters' }], note: 'It was theirs.' }, editor)
  for (let more = 0; more < 21; more += 1) await anUpdate(editor, story.id, { text: `Word ${more}`, publish: true })
  const last = await anUpdate(editor, story.id, { text: 'The last word', ...by(who) })
  return { story, first, earlier, last }
}

describe('a byline that is withheld', () => {
  it('is in no output, old or new, of any story; shown again, it is back everywhere', async () => {
    const bo = await aReporter()
    const { story, first, earlier } = await aStoryBy(bo)
    const other = await aStory(editor)
    const elsewhere = await anUpdate(editor, other.id, by(bo))
    for (const [of, id] of [
      [story, first.id],
      [other, elsewhere.id],
    ] as const) {
      expect(await everythingOf(of, id, bo.slug)).toMatch(bo.mark)
    }

    const seen = (await getStoryForReader(story.slug))?.updates.map(({ bylines }) => bylines)

    await withhold(bo)
    for (const [of, id] of [
      [story, first.id],
      [story, earlier.id],
      [other, elsewhere.id],
    ] as const) {
      expect(await everythingOf(of, id, bo.slug)).not.toMatch(bo.mark)
    }
    // What is published from now on has it in the record, and not for readers.
    const later = await anUpdate(editor, other.id, { text: 'Filed in the night', ...by(bo) })
    expect(later.bylines).toMatchObject([{ contributorId: bo.id }])
    expect(await everythingOf(other, later.id, bo.slug)).not.toMatch(bo.mark)
    expect((await verifyRevisions(db())).broken).toBeNull()

    await show(bo)
    const after = await everythingOf(story, first.id, bo.slug)
    expect(after).toMatch(bo.mark)
    expect((await getStoryForReader(story.slug))?.updates.map(({ bylines }) => bylines)).toEqual(seen)
    expect(await everythingOf(other, later.id, bo.slug)).toMatch(bo.mark)
    expect((await verifyRevisions(db())).broken).toBeNull()
  })

  it('raises every story it stood in, once; open pages of it are read anew', async () => {
    const bo = await aReporter()
    const { story } = await aStoryBy(bo)
    const untouched = await aStory(editor)
    const numbers = async (id: string) => db().story.findUniqueOrThrow({ where: { id } })
    const [was, wasUntouched] = [await numbers(story.id), await numbers(untouched.id)]
    await withhold(bo)
    const now = await numbers(story.id)
    expect([now.revision, now.takenDownRevision]).toEqual([was.revision + 1, was.revision + 1])
    expect(now.changedAt).toEqual(was.changedAt)
    expect(await numbers(untouched.id)).toEqual(wasUntouched)
    expect([was.bylinesRevision, now.bylinesRevision]).toEqual([0, now.revision])
    const site = await db().site.findUniqueOrThrow({ where: { id: 1 } })
    expect([site.takenDownRevision, site.bylinesRevision]).toEqual([site.revision, site.revision])
    const events = await db().storyEvent.findMany({ where: { storyId: story.id, revision: now.revision } })
    expect(events).toMatchObject([{ type: 'byline.withheld', reason: 'She was threatened tonight.' }])
  })

  it('is withheld where an update was moved, and in a story that was taken down and put back', async () => {
    const bo = await aReporter()
    const [from, to] = [await aStory(editor), await aStory(editor)]
    const moving = await anUpdate(editor, from.id, by(bo))
    await perform(moveUpdate, { updateId: moving.id, baseVersion: moving.version, storyId: to.id }, editor)
    const down = await aStory(editor)
    const there = await anUpdate(editor, down.id, by(bo))
    await perform(pullStory, await ofStory(down.id), editor)
    await withhold(bo)
    await perform(putBackStory, await ofStory(down.id), editor)
    const [newest] = (await getStoryForReader(to.slug))?.updates ?? []
    for (const [of, id] of [
      [from, moving.id],
      [to, newest?.id ?? ''],
      [down, there.id],
    ] as const) {
      const all = await everythingOf(of, id, bo.slug)
      expect(all).toContain('Polls close at eight.')
      expect(all).not.toMatch(bo.mark)
    }
  })

  it('is an editor’s or one’s own to withhold, and an admin’s to show', async () => {
    const [bo, cem] = [await aReporter(), await aReporter()]
    await expect(withhold(bo, cem)).rejects.toMatchObject({ code: 'forbidden' })
    await withhold(bo, bo)
    await expect(withhold(bo)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(show(bo, editor)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(show(bo, bo)).rejects.toMatchObject({ code: 'forbidden' })
    expect((await getProfileView(db(), editor, { contributorId: bo.id })).withheld).toMatchObject({ by: bo.name })
    const told = await db().notification.findMany({ where: { kind: 'bylineWithheld', itemId: bo.id } })
    expect(told.map(({ contributorId }) => contributorId)).toContain(admin.id)
    await show(bo)
    const stale = { ...(await ofByline(bo)), baseVersion: 1 }
    await expect(perform(withholdByline, stale, editor)).rejects.toMatchObject({ code: 'conflict' })
    const audited = await db().auditEntry.findMany({ where: { subjectId: bo.id }, orderBy: { at: 'asc' } })
    expect(audited.map(({ action }) => action)).toEqual(['byline.withheld', 'byline.shown'])
  })

  it('names where else readers find the name: plain bylines, and texts of every kind', async () => {
    const bo = await aReporter()
    const story = await aStory(editor, { headline: `${bo.name} was there`, lede: 'Nothing else' })
    const plain = await anUpdate(editor, story.id, { bylines: [{ name: bo.name.toUpperCase() }], publish: true })
    const text = await anUpdate(editor, story.id, { text: `Our own ${bo.name} saw it.`, publish: true })
    const old = await anUpdate(editor, story.id, { text: `As ${bo.name} reports`, publish: true })
    const { reason: _, ...base } = await ofUpdate(old.id)
    await perform(amendUpdate('typo'), { ...base, text: 'As we report' }, editor)
    await anUpdate(editor, story.id, { text: `Not published: ${bo.name}` })
    const found = await listNamings(db(), editor, { contributorId: bo.id })
    expect(found.plainBylines).toMatchObject([{ itemId: plain.id, story: `${bo.name} was there` }])
    const places = found.texts.map(({ what, itemId, isOld, words }) => ({ what, itemId, isOld, words }))
    expect(places).toHaveLength(3)
    expect(places).toContainEqual({ what: 'headline', itemId: story.id, isOld: false, words: `${bo.name} was there` })
    expect(places).toContainEqual({
      what: 'update',
      itemId: text.id,
      isOld: false,
      words: `Our own ${bo.name} saw it.`,
    })
    expect(places).toContainEqual({ what: 'update', itemId: old.id, isOld: true, words: `As ${bo.name} reports` })
  })

  it('is one change of many stories, with a publication in another one at the same moment', async () => {
    const bo = await aReporter()
    const stories = []
    for (let more = 0; more < 6; more += 1) stories.push(await aStory(editor))
    for (const story of stories.slice(0, 3)) await anUpdate(editor, story.id, by(bo))
    const publishing = stories.slice(3).map((story) => anUpdate(editor, story.id, by(bo)))
    await Promise.all([withhold(bo), ...publishing])
    const { at } = await db().bylineWithholding.findFirstOrThrow({ where: { contributorId: bo.id } })
    expect(at).toBeInstanceOf(Date)
    for (const story of stories) {
      const page = await getStoryForReader(story.slug)
      expect(page?.updates.flatMap(({ bylines }) => bylines)).toEqual([])
      // Whatever was published before it carries a number that no page from before reaches.
      const { revision, takenDownRevision } = await db().story.findUniqueOrThrow({ where: { id: story.id } })
      const first = await db().storyEvent.findFirstOrThrow({ where: { storyId: story.id, type: 'update.published' } })
      const withheld = await db().storyEvent.findFirst({ where: { storyId: story.id, type: 'byline.withheld' } })
      if (withheld) expect(takenDownRevision).toBeGreaterThan(first.revision)
      else expect(revision).toBe(first.revision)
    }
  })
})

describe('what withholding costs', () => {
  /** Rows that one transaction writes and reads for it, and how many statements it asks. */
  const costOf = async (who: Reporter) => {
    const statements: string[] = []
    const { rows } = await db().$transaction(async (tx) => {
      const counted = new Proxy(tx, {
        get(target, name: keyof typeof tx) {
          const value = target[name] as (text: TemplateStringsArray, ...values: unknown[]) => unknown
          if (name !== '$executeRaw' && name !== '$queryRaw') return value
          return (text: TemplateStringsArray, ...values: unknown[]) => {
            statements.push(text.join('?'))
            return Reflect.apply(value, target, [text, ...values])
          }
        },
      })
      const before = await written(tx)
      await withholdByline(counted, editor, await ofByline(who), new Date())
      return { rows: (await written(tx)) - before }
    })
    return { rows, statements: statements.length }
  }
  const written = async (tx: Tx) => {
    const [row] = await tx.$queryRaw<{ rows: number }[]>`
      SELECT sum(n_tup_ins + n_tup_upd)::int AS rows FROM pg_stat_xact_user_tables`
    return row?.rows ?? Number.NaN
  }
  const growBy = async (who: Reporter, storyId: string, more: number) => {
    await query(database.url, grow(storyId, more, who))
  }

  it('a story of 2,000 updates no more rows and statements than one of 20', async () => {
    const [few, many] = [await aReporter(), await aReporter()]
    for (const [who, updates] of [
      [few, 20],
      [many, 2_000],
    ] as const) {
      const story = await aStory(editor)
      await anUpdate(editor, story.id, by(who))
      await growBy(who, story.id, updates)
    }
    const [a, b] = [await costOf(few), await costOf(many)]
    expect(a.rows).toBeGreaterThan(3)
    expect(b).toEqual(a)
    // And it is gone from all of them.
    expect((await getBylinePageForReader(many.slug)) ?? null).toBeNull()
  })

  it('forty stories as many statements as two, and rows in their proportion', async () => {
    const [few, many] = [await aReporter(), await aReporter()]
    for (const [who, count] of [
      [few, 2],
      [many, 40],
    ] as const) {
      for (let more = 0; more < count; more += 1) await anUpdate(editor, (await aStory(editor)).id, by(who))
    }
    const [a, b] = [await costOf(few), await costOf(many)]
    expect(b.statements).toBe(a.statements)
    expect(b.rows / a.rows).toBeLessThan(40 / 2)
  })
})

describe('the record of it', () => {
  it('cannot be changed or taken away', async () => {
    const bo = await aReporter()
    await withhold(bo)
    for (const change of ['DELETE FROM', 'TRUNCATE'])
      await expect(query(database.url, `${change} "BylineWithholding"`)).rejects.toThrow('stays on the record')
    const rewrite = `UPDATE "BylineWithholding" SET reason = 'x' WHERE "contributorId" = '${bo.id}'`
    await expect(query(database.url, rewrite)).rejects.toThrow('stays on the record')
  })
})
