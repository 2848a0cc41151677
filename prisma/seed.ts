import { readFileSync } from 'node:fs'
import { run } from '#lib/api/run'
import { hashPassword } from '#lib/contributors/passwords'
import { importArticle } from '#lib/imports/commands'
import { ImportArticle } from '#lib/imports/schema'
import { ImportView } from '#lib/imports/views'
import type { Actor } from '#lib/permissions'
import { db } from '#lib/platform/db'
import { newId } from '#lib/platform/ids'
import { createStory, editStory, publishStory } from '#lib/stories/commands'
import { CreateStory, EditStory, PublishStory } from '#lib/stories/schema'
import { StoryView } from '#lib/stories/views'
import { amendUpdate, createUpdate } from '#lib/updates/commands'
import { listUpdatesForDesk } from '#lib/updates/queries'
import { CreateUpdate } from '#lib/updates/schema'
import { HARBOUR_BRIDGE, HARBOUR_CORRECTION, HARBOUR_UPDATES } from './demo/harbour-bridge.ts'

/** Only for a newsroom on this machine, in an embedded database: start.mjs prints it. */
export const DEMO_PASSWORD = 'every-minute-counts'

const PEOPLE = [
  { email: 'admin@writethru.test', name: 'Selin Arda', role: 'admin' },
  { email: 'editor@writethru.test', name: 'Ines Okafor', role: 'editor' },
  { email: 'reporter@writethru.test', name: 'Bo Lindqvist', role: 'reporter' },
] as const

const ANKARA = {
  headline: 'Russia’s ambassador to Turkey shot dead at an Ankara gallery',
  slug: 'russian-ambassador-shot-ankara',
  topic: 'World',
  timeZone: 'Europe/Istanbul',
}

const ANKARA_TEXTS = {
  place: 'Ankara',
  shortHeadline: 'Russian ambassador shot dead in Ankara',
  standfirst:
    'Andrei Karlov was opening an exhibition of photographs when a man in a suit fired on him. Turkish officials say that the gunman was a police officer.',
}

/** Seeds the demo newsroom into an empty database; answers false, and changes nothing, where somebody is there already. */
export async function seedDemo(now: Date): Promise<boolean> {
  if ((await db().contributor.count()) > 0) return false
  await db().site.update({
    where: { id: 1 },
    data: { name: 'The Meridian', timeZone: 'Europe/Istanbul', demoSince: now },
  })
  const people: Actor[] = []
  for (const { email, name, role } of PEOPLE) people.push(await join(email, name, role, now))
  const [, editor, reporter] = people
  if (!editor || !reporter) throw new Error('The demo newsroom needs an editor and a reporter')
  await seedHarbour(editor, reporter, now)
  await seedAnkara(editor, now)
  return true
}

async function join(email: string, name: string, role: Actor['role'], now: Date): Promise<Actor> {
  const id = newId()
  const passwordHash = await hashPassword(DEMO_PASSWORD)
  await db().contributor.create({ data: { id, email, name, role, passwordHash, invitedAt: now, joinedAt: now } })
  return { id, name, role }
}

/** The facts of the night in Ankara in our own words, through the importer like any article. */
async function seedAnkara(editor: Actor, now: Date): Promise<void> {
  const raw = readFileSync(new URL('./demo/ankara.txt', import.meta.url), 'utf8')
  // The file keeps a typing error of the kind that the importer lists; an editor would mend it before publishing.
  const text = raw.replaceAll(' ,', ',')
  const storyId = newId()
  const article = ImportArticle.parse({ ...ANKARA, storyId, text })
  const { story } = ImportView.parse((await run(importArticle, editor.id, article, now)).view)
  const texts = EditStory.parse({ ...ANKARA_TEXTS, storyId, baseVersion: story.version })
  const { version: baseVersion } = StoryView.parse((await run(editStory, editor.id, texts, now)).view)
  const waiting = await listUpdatesForDesk(db(), editor, { storyId })
  const updates = waiting.updates.map(({ id, version }) => ({ updateId: id, baseVersion: version }))
  await run(publishStory, editor.id, PublishStory.parse({ storyId, baseVersion, updates }), now)
}

async function seedHarbour(editor: Actor, reporter: Actor, now: Date): Promise<void> {
  const at = (minutesAgo: number) => new Date(now.getTime() - minutesAgo * 60_000)
  const storyId = newId()
  const begun = at((HARBOUR_UPDATES[0]?.ago ?? 0) + 2)
  const created = await run(createStory, editor.id, CreateStory.parse({ storyId, ...HARBOUR_BRIDGE }), begun)
  const { version: baseVersion } = StoryView.parse(created.view)
  await run(publishStory, editor.id, PublishStory.parse({ storyId, baseVersion }), begun)

  const filed = new Map<string, string>()
  for (const [index, { ago, headline = null, body, key }] of HARBOUR_UPDATES.entries()) {
    const wrong = filed.get(HARBOUR_CORRECTION.key)
    if (wrong && ago < HARBOUR_CORRECTION.ago && filed.delete(HARBOUR_CORRECTION.key)) {
      await correct(editor, wrong, at(HARBOUR_CORRECTION.ago))
    }
    const updateId = newId()
    if (key) filed.set(key, updateId)
    const { id: contributorId, name } = index % 2 === 0 ? reporter : editor
    const bylines = [{ contributorId, name }]
    const update = CreateUpdate.parse({ storyId, updateId, headline, body, bylines, publish: true })
    await run(createUpdate, editor.id, update, at(ago))
  }
}

async function correct(editor: Actor, updateId: string, at: Date): Promise<void> {
  const { version: baseVersion } = await db().liveUpdate.findUniqueOrThrow({ where: { id: updateId } })
  const { body, note } = HARBOUR_CORRECTION
  await run(amendUpdate('correction'), editor.id, { updateId, baseVersion, body, note }, at)
}

if (import.meta.main) {
  const seeded = await seedDemo(new Date())
  console.log(seeded ? 'The demo newsroom is there.' : 'The database is not empty; nothing was seeded.')
  await db().$disconnect()
}
