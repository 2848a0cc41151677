import { run } from '#lib/api/run'
import { createClaim, makeClaim } from '#lib/box/making'
import { CreateClaim, MakeClaim } from '#lib/box/schema'
import { ClaimView } from '#lib/box/views'
import type { Actor } from '#lib/permissions'
import { db } from '#lib/platform/db'
import { newId } from '#lib/platform/ids'
import { createSection } from '#lib/sections/commands'
import { CreateSection } from '#lib/sections/schema'
import { SectionView } from '#lib/sections/views'
import type { StoryView } from '#lib/stories/views'
import { aContributor, aDraftStory, aStory } from '#test/factories'
import { anUpdateThatIs, type State } from '#test/transitions'
import { admitCallers, type Callers } from './callers.ts'

/** What the doors are about, and who makes it: nobody of the callers, except that the reporter writes the updates. */
export class World {
  readonly desk: Actor
  readonly colleague: Actor
  readonly reporter: Actor
  readonly callers: Callers

  private constructor(people: { desk: Actor; colleague: Actor; reporter: Actor; callers: Callers }) {
    this.desk = people.desk
    this.colleague = people.colleague
    this.reporter = people.reporter
    this.callers = people.callers
  }

  static async begin(): Promise<World> {
    const reporter = await aContributor('reporter', 'Rep Orter')
    return new World({
      desk: await aContributor('editor', 'Des Kett'),
      colleague: await aContributor('admin', 'Col League'),
      reporter,
      callers: await admitCallers({ reporter }),
    })
  }

  story = (): Promise<StoryView> => aStory(this.desk, texts())
  draftStory = (): Promise<StoryView> => aDraftStory(this.desk, texts())

  async update(state: State) {
    return anUpdateThatIs(state, (await this.story()).id, this.reporter, this.desk)
  }

  async claim(how: 'ours' | 'boxed', fields: object = {}): Promise<ClaimView> {
    const given = { storyId: (await this.story()).id, claimId: newId(), text: 'He acted alone', ...fields }
    if (how === 'ours') return ClaimView.parse(await this.do(makeClaim, MakeClaim.parse(given)))
    return ClaimView.parse(await this.do(createClaim, CreateClaim.parse(given)))
  }

  async section(): Promise<SectionView> {
    const given = { storyId: (await this.story()).id, sectionId: newId(), heading: 'Before', text: 'It was quiet.' }
    return SectionView.parse(await this.do(createSection, CreateSection.parse(given)))
  }

  /** A picture of the reporter's that no text shows. */
  async image(storyId?: string): Promise<{ id: string; version: number }> {
    const stored = { uploadedAt: new Date(), storedAt: new Date(), hash: 'h', width: 900, height: 600, bytes: 9 }
    const story = storyId ?? (await this.story()).id
    const data = { id: newId(), storyId: story, uploadedById: this.reporter.id, ...stored }
    return db().image.create({ data, select: { id: true, version: true } })
  }

  /** A command as the desk, or as somebody else. */
  async do<Input, View>(
    command: (tx: never, actor: Actor, input: Input, now: Date) => Promise<View>,
    input: Input,
    by: Actor = this.desk,
  ): Promise<View> {
    return (await run(command as never, by.id, input, new Date())).view as View
  }
}

/** No two at once may ask for the same address. */
const texts = () => ({ headline: `Night ${newId()}`, topic: 'Doors' })
