import { beforeAll, describe, expect, it } from 'vitest'
import { run } from '#lib/api/run'
import { checkClaim, removeClaim } from '#lib/box/commands'
import { getBoxForDesk, listOpenClaims } from '#lib/box/queries'
import type { ClaimView } from '#lib/box/views'
import { getCorrectionsForReader, getLogForReader, getStoryAsOf } from '#lib/history/reader'
import type { Actor } from '#lib/permissions'
import { db } from '#lib/platform/db'
import { verifyRevisions } from '#lib/revisions/verify'
import { endStory, publishStory } from '#lib/stories/commands'
import { getStoryForReader } from '#lib/stories/reader'
import { ASKED, base, claimsBy, SAID, tick, viewOf } from '#test/claims'
import { testDatabase } from '#test/database'
import { aContributor, aDraftStory, aStory } from '#test/factories'

testDatabase()

let ana: Actor
let bo: Actor
beforeAll(async () => {
  ana = await aContributor('editor', 'Ana')
  bo = await aContributor('reporter', 'Bo')
})

const { make, box, putIn, takeOut, become, edit } = claimsBy(() => ana)

const numberOf = async (id: string) => (await db().story.findUniqueOrThrow({ where: { id } })).revision
const lastEvent = async (storyId: string) =>
  (await db().storyEvent.findFirstOrThrow({ where: { storyId }, orderBy: { revision: 'desc' } })).type

async function pageOf(slug: string) {
  const page = await getStoryForReader(slug)
  if (!page) throw new Error('The story is not there')
  return page
}
const boxOf = async (slug: string) => (await pageOf(slug)).box

describe('in the box', () => {
  it('an open claim needs its question, and says what to write', async () => {
    const story = await aStory(ana)
    const claim = await box(story.id)
    for (const status of ['unconfirmed', 'disputed'] as const) {
      await expect(become(claim, status)).rejects.toThrow('Write the question first')
    }
    const asked = await become(claim, 'unconfirmed', { question: ASKED })
    await expect(edit(asked, { question: '', kind: 'typo' })).rejects.toThrow('Write the question first')
    // At the desk it may be open without one; it only cannot be put in.
    const own = await become(await make(story.id), 'unconfirmed', {}, bo)
    await expect(putIn(own)).rejects.toThrow('Write the question first')
    await expect(box(story.id, { status: 'unconfirmed' })).rejects.toThrow('Write the question first')
  })

  it('a question may be there from the first moment, and nothing else of it', async () => {
    const story = await aStory(ana)
    await box(story.id, { question: ASKED, status: 'unconfirmed' })
    const { known, open } = await boxOf(story.slug)
    expect(known).toEqual([])
    expect(open).toMatchObject([{ text: ASKED, status: 'unconfirmed', since: null }])
    expect(JSON.stringify(open)).not.toContain(SAID)
    expect(await lastEvent(story.id)).toBe('claim.asked')
  })

  it('what readers were told is withdrawn with what is so instead, for ever', async () => {
    const story = await aStory(ana)
    const claim = await become(await box(story.id), 'confirmed')
    await expect(become(claim, 'withdrawn')).rejects.toThrow('Say in a sentence for readers what is so')
    const gone = await become(claim, 'withdrawn', { note: 'Two men were there.' })
    expect((await boxOf(story.slug)).wrong).toMatchObject([
      { kind: 'retraction', truth: null, note: 'Two men were there.', said: SAID, at: gone.statusAt },
    ])
    for (const hiding of [() => takeOut(gone), () => run(removeClaim, ana.id, base(gone), tick())]) {
      await expect(hiding()).rejects.toThrow('stays under What we got wrong')
    }
    await expect(edit(gone, { text: 'Other words' })).rejects.toThrow('stays as it was')
    await expect(db().claim.update({ where: { id: gone.id }, data: { status: 'confirmed' } })).rejects.toThrow(
      'is withdrawn',
    )
  })

  it('a question that readers alone saw closes without an apology', async () => {
    const story = await aStory(ana)
    const claim = await box(story.id, { question: ASKED, status: 'unconfirmed' })
    await become(claim, 'withdrawn')
    expect(await boxOf(story.slug)).toMatchObject({ known: [], open: [], wrong: [] })
    const { corrections } = await getCorrectionsForReader()
    expect(corrections.filter(({ story: { slug } }) => slug === story.slug)).toEqual([])
    const log = await getLogForReader(story.slug)
    expect(log?.entries[0]?.words).toBe('A question closed: it was not so')
  })

  it('what was taken out first is withdrawn before readers all the same, by an editor', async () => {
    const story = await aStory(ana)
    const out = await takeOut(await box(story.id))
    await expect(become(out, 'withdrawn', { note: 'Two men were there.' }, bo)).rejects.toMatchObject({
      code: 'forbidden',
    })
    await expect(become(out, 'withdrawn')).rejects.toThrow('Say in a sentence for readers what is so')
    expect(await become(out, 'withdrawn', { note: 'Two men were there.' })).toMatchObject({ isWrong: true })
    expect((await boxOf(story.slug)).wrong).toMatchObject([{ note: 'Two men were there.', said: SAID }])
  })

  it('a toll that grew is news, and not listed as wrong', async () => {
    const story = await aStory(ana)
    const claim = await box(story.id, { text: 'Twelve people died.' })
    await expect(become(claim, 'superseded', { kind: 'correction', note: 'Ten.' })).rejects.toThrow('was not wrong')
    await become(claim, 'superseded')
    expect(await boxOf(story.slug)).toMatchObject({ known: [], open: [], wrong: [] })
  })

  it('what is corrected stands right above, and below with what we had said, also after a typo and news', async () => {
    const story = await aStory(ana)
    const claim = await box(story.id, { text: 'Five were hurt.' })
    const right = await edit(claim, { text: 'Four were hurtt.', kind: 'correction', note: 'A count was doubled.' })
    const mended = await edit(right, { text: 'Four were hurt.', kind: 'typo' })
    await become(mended, 'confirmed', { secondEyes: { alone: 'record' } })
    const { known, wrong } = await boxOf(story.slug)
    expect(known).toMatchObject([{ text: 'Four were hurt.', status: 'confirmed' }])
    expect(wrong).toMatchObject([
      { kind: 'correction', truth: 'Four were hurt.', said: 'Five were hurt.', note: 'A count was doubled.' },
    ])
  })

  it('a status that was wrong is corrected: the note says what is so', async () => {
    const story = await aStory(ana)
    const claim = await box(story.id, { text: 'He was off duty.', question: 'Whether he was on duty' })
    await become(claim, 'disputed', { kind: 'correction', note: 'Accounts of his status differ.' })
    const { open, wrong } = await boxOf(story.slug)
    expect(open).toMatchObject([{ text: 'Whether he was on duty' }])
    expect(wrong).toMatchObject([{ truth: null, note: 'Accounts of his status differ.', said: 'He was off duty.' }])
    const { corrections } = await getCorrectionsForReader()
    expect(corrections[0]).toMatchObject({ what: 'box', note: 'Accounts of his status differ.' })
  })

  it('the statement of a question is changed without readers, and asks for no kind', async () => {
    const story = await aStory(ana)
    const claim = await box(story.id, { question: ASKED, status: 'unconfirmed' })
    const before = await numberOf(story.id)
    const changed = await edit(claim, { text: 'He acted with nobody' })
    expect(await numberOf(story.id)).toBe(before)
    await become(changed, 'confirmed')
    expect((await boxOf(story.slug)).known).toMatchObject([{ text: 'He acted with nobody' }])
  })

  it('has twelve rows at most; what is settled takes none', async () => {
    const story = await aStory(ana)
    const rows: ClaimView[] = []
    for (let row = 0; row < 12; row += 1) rows.push(await box(story.id, { text: `Row ${row}` }))
    const own = await make(story.id)
    await expect(putIn(own)).rejects.toThrow('12 rows already')
    if (rows[0]) await become(rows[0], 'superseded')
    expect(await putIn(own)).toMatchObject({ boxedAt: expect.any(String) })
  })

  it('two who put in and take out at once: one comes too late', async () => {
    const claim = await make((await aStory(ana)).id)
    const both = await Promise.allSettled([putIn(claim), putIn(claim)])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })
})

describe('a claim of the desk', () => {
  it('is made and changed by whoever covers the story, until an editor puts it in', async () => {
    const story = await aStory(ana)
    const own = await edit(await become(await make(story.id, {}, bo), 'unconfirmed', {}, bo), { question: ASKED }, bo)
    const refused = { code: 'forbidden' }
    await expect(putIn(own, bo)).rejects.toMatchObject(refused)
    await expect(run(removeClaim, bo.id, base(own), tick())).rejects.toMatchObject(refused)
    const boxed = await putIn(own)
    for (const doing of [
      () => become(boxed, 'confirmed', {}, bo),
      () => edit(boxed, { text: 'Other' }, bo),
      () => takeOut(boxed, bo),
    ]) {
      await expect(doing()).rejects.toMatchObject(refused)
    }
    const { version } = await db().story.findUniqueOrThrow({ where: { id: story.id } })
    await run(endStory, ana.id, { storyId: story.id, baseVersion: version }, tick())
    await expect(make(story.id, {}, bo)).rejects.toMatchObject(refused)
  })

  it('that was out of the box meanwhile comes back with its new words, and the record keeps the old', async () => {
    const story = await aStory(ana)
    const claim = await box(story.id, { text: 'Old words' })
    const first = await numberOf(story.id)
    const out = await takeOut(claim)
    expect((await boxOf(story.slug)).known).toEqual([])
    const changed = await edit(out, { text: 'New words' })
    expect(await numberOf(story.id)).toBe(first + 1)
    await putIn(changed)
    expect((await boxOf(story.slug)).known).toMatchObject([{ text: 'New words', amendment: null }])
    expect((await getStoryAsOf(story.slug, first))?.story.box.known).toMatchObject([{ text: 'Old words' }])
  })

  it('does not go out with its story, and the questions of the box do as questions', async () => {
    const draft = await aDraftStory(ana)
    await make(draft.id, { text: 'The desk alone' })
    const claim = await box(draft.id, { text: 'As it was drafted', question: ASKED })
    await become(claim, 'unconfirmed')
    const { version } = await db().story.findUniqueOrThrow({ where: { id: draft.id } })
    await run(
      publishStory,
      ana.id,
      { storyId: draft.id, baseVersion: version, updates: [], banReason: undefined },
      tick(),
    )
    expect(await boxOf(draft.slug)).toMatchObject({ known: [], open: [{ text: ASKED }], wrong: [] })
    const { rows } = await getBoxForDesk(db(), ana, { storyId: draft.id })
    expect(rows.map(({ publishedAt }) => publishedAt !== null)).toEqual([true, false])
  })

  it('is listed with how long it has been open, in the box or not', async () => {
    const story = await aStory(ana)
    const [one, other] = [await make(story.id), await box(story.id, { question: ASKED })]
    await box(story.id)
    const disputed = await become(other, 'disputed')
    const unconfirmed = await become(one, 'unconfirmed')
    expect(await listOpenClaims(db(), story.id)).toMatchObject([
      { id: other.id, status: 'disputed', since: disputed.statusAt, isInBox: true, question: ASKED },
      { id: one.id, status: 'unconfirmed', since: unconfirmed.statusAt, isInBox: false, question: '' },
    ])
  })

  it('“still true” is said of it by an editor, whatever its status', async () => {
    const story = await aStory(ana)
    const claim = await box(story.id, { question: ASKED, status: 'disputed' })
    const now = tick()
    const checked = await viewOf(run(checkClaim, ana.id, base(claim), now))
    expect(checked).toMatchObject({ checkedAt: now.toISOString(), version: claim.version, status: 'disputed' })
  })
})

describe('the record', () => {
  it('shows the statement once it is confirmed, and keeps each of its versions in one chain', async () => {
    const story = await aStory(ana)
    const claim = await box(story.id, { question: ASKED, status: 'unconfirmed' })
    const asked = await numberOf(story.id)
    const confirmed = await become(claim, 'confirmed')
    const known = await numberOf(story.id)
    await become(confirmed, 'withdrawn', { note: 'Two men were there.' })
    const states = [asked, known, known + 1].map(async (number) => {
      const box = (await getStoryAsOf(story.slug, number))?.story.box
      return [box?.known, box?.open, box?.wrong].map((part) => part?.length)
    })
    expect(await Promise.all(states)).toEqual([
      [0, 1, 0],
      [1, 0, 0],
      [0, 0, 1],
    ])
    const log = await getLogForReader(story.slug)
    expect(log?.entries.map(({ words }) => words).slice(0, 3)).toEqual([
      '“What we know” retracted',
      '“What we know”: confirmed by us',
      'Added to “What we don’t know yet”',
    ])
    expect(await db().$transaction((tx) => verifyRevisions(tx))).toMatchObject({ broken: null })
  })
})
