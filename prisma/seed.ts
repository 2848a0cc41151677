import { readFileSync } from 'node:fs'
import { run } from '#lib/api/run'
import { createClaim } from '#lib/box/making'
import { CreateClaim } from '#lib/box/schema'
import { hashPassword } from '#lib/contributors/passwords'
import { importArticle } from '#lib/imports/commands'
import { ImportArticle } from '#lib/imports/schema'
import { ImportView } from '#lib/imports/views'
import type { Actor } from '#lib/permissions'
import { db } from '#lib/platform/db'
import { newId } from '#lib/platform/ids'
import { editStory, publishStory } from '#lib/stories/commands'
import { EditStory, PublishStory } from '#lib/stories/schema'
import { StoryView } from '#lib/stories/views'
import { listUpdatesForDesk } from '#lib/updates/queries'
import { seedHarbour } from './demo/seed-harbour.ts'

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

/** Facts of the article and no others. */
const ANKARA_BOX = [
  'The ambassador, Andrei Karlov, was shot dead.',
  'Turkish officials name an off-duty policeman.',
  'Turkey has promised Moscow a full inquiry.',
]

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
  return { id, name, role, coverage: null, publishes: false }
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
  for (const row of ANKARA_BOX) {
    await run(createClaim, editor.id, CreateClaim.parse({ storyId, claimId: newId(), text: row }), now)
  }
  const waiting = await listUpdatesForDesk(db(), editor, { storyId })
  const updates = waiting.updates.map(({ id, version }) => ({ updateId: id, baseVersion: version }))
  await run(publishStory, editor.id, PublishStory.parse({ storyId, baseVersion, updates }), now)
}

if (import.meta.main) {
  const seeded = await seedDemo(new Date())
  console.log(seeded ? 'The demo newsroom is there.' : 'The database is not empty; nothing was seeded.')
  await db().$disconnect()
}
