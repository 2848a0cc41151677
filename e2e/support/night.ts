import { run } from '#lib/api/run'
import { db } from '#lib/platform/db'
import { newId } from '#lib/platform/ids'
import { createStory, publishStory } from '#lib/stories/commands'
import { CreateStory, PublishStory } from '#lib/stories/schema'
import { StoryView } from '#lib/stories/views'
import { amendUpdate } from '#lib/updates/amending'
import { createUpdate } from '#lib/updates/commands'
import { AmendUpdate, CreateUpdate } from '#lib/updates/schema'
import { UpdateView } from '#lib/updates/views'
import { type Stack, TEST_SECRET } from './stack.ts'

type Kind = Parameters<typeof amendUpdate>[0]

/**
 * An editor's night, told with its own hours: the commands of the product in this process, on the newsroom's database, each at
 * the moment it is given. The server hears of them as of another process's.
 */
export class Night {
  readonly slug: string
  private readonly editorId: string
  private readonly storyId: string

  private constructor(editorId: string, story: StoryView) {
    this.editorId = editorId
    this.storyId = story.id
    this.slug = story.slug
  }

  static async begin(stack: Stack, headline: string, at: Date): Promise<Night> {
    Object.assign(process.env, { DATABASE_URL: stack.databaseUrl, NEXTAUTH_SECRET: TEST_SECRET })
    const { id } = await db().contributor.findUniqueOrThrow({ where: { email: 'editor@writethru.test' } })
    const given = { storyId: newId(), headline, topic: 'World', timeZone: 'Europe/Istanbul' }
    const draft = StoryView.parse((await run(createStory, id, CreateStory.parse(given), at)).view)
    const published = PublishStory.parse({ storyId: draft.id, baseVersion: draft.version })
    return new Night(id, StoryView.parse((await run(publishStory, id, published, at)).view))
  }

  get path(): string {
    return `/live/${this.slug}`
  }

  async publish(text: string, fields: object, at: Date): Promise<UpdateView> {
    const given = { storyId: this.storyId, updateId: newId(), text, publish: true, ...fields }
    return UpdateView.parse((await run(createUpdate, this.editorId, CreateUpdate.parse(given), at)).view)
  }

  async amend(update: UpdateView, kind: Kind, change: object, at: Date): Promise<UpdateView> {
    const given = AmendUpdate.parse({ updateId: update.id, baseVersion: update.version, ...change })
    return UpdateView.parse((await run(amendUpdate(kind), this.editorId, given, at)).view)
  }

  /** Lets the database go. */
  async end(): Promise<void> {
    await db().$disconnect()
  }
}
