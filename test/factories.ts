import type { z } from 'zod'
import { run } from '#lib/api/run'
import type { Actor } from '#lib/permissions'
import { db } from '#lib/platform/db'
import { newId } from '#lib/platform/ids'
import { createStory, publishStory } from '#lib/stories/commands'
import { CreateStory, PublishStory } from '#lib/stories/schema'
import { StoryView } from '#lib/stories/views'
import { createUpdate } from '#lib/updates/commands'
import { CreateUpdate } from '#lib/updates/schema'
import { UpdateView } from '#lib/updates/views'

/** A contributor who has accepted the invitation. The password cannot be used to log in. */
export async function aContributor(role: Actor['role'] = 'editor', name = 'Ines Okafor'): Promise<Actor> {
  const id = newId()
  const joinedAt = new Date()
  await db().contributor.create({
    data: { id, email: `${id}@example.test`, name, role, passwordHash: '-', invitedAt: joinedAt, joinedAt },
  })
  return { id, name, role, coverage: null, publishes: false }
}

type StoryFields = Partial<z.input<typeof CreateStory>>

export async function aDraftStory(by: Actor, fields: StoryFields = {}): Promise<StoryView> {
  const given = { storyId: newId(), headline: 'A story', topic: 'World', timeZone: 'Europe/Istanbul', ...fields }
  const { view } = await run(createStory, by.id, CreateStory.parse(given), new Date())
  return StoryView.parse(view)
}

export async function aStory(by: Actor, fields: StoryFields = {}): Promise<StoryView> {
  const { id: storyId, version: baseVersion } = await aDraftStory(by, fields)
  const { view } = await run(publishStory, by.id, PublishStory.parse({ storyId, baseVersion }), new Date())
  return StoryView.parse(view)
}

type UpdateFields = Partial<z.input<typeof CreateUpdate>>

/** A draft, unless the fields say `publish` or `submit`. */
export async function anUpdate(by: Actor, storyId: string, fields: UpdateFields = {}): Promise<UpdateView> {
  const text = fields.body ? {} : { text: 'Polls close at eight.' }
  const given = CreateUpdate.parse({ storyId, updateId: newId(), ...text, ...fields })
  const { view } = await run(createUpdate, by.id, given, new Date())
  return UpdateView.parse(view)
}
