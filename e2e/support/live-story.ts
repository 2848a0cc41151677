import { type Browser, expect, type Page } from 'playwright/test'
import { logIn } from './newsroom.ts'

interface Versioned {
  id: string
  version: number
}

/** Paragraphs enough that an update covers a good part of the window. */
export const LONG = (text: string) =>
  [text, ...Array.from({ length: 3 }, () => `${text}, at some length. `.repeat(6))].join('\n\n')

/** A live story of its own and the editor who runs it, by the desk's own API. */
export class LiveStory {
  readonly desk: Page
  readonly slug: string
  private story: Versioned
  private readonly filed: Versioned[] = []

  private constructor(desk: Page, slug: string, story: Versioned) {
    this.desk = desk
    this.slug = slug
    this.story = story
  }

  /** @param url of a newsroom that is not the shared one */
  static async open(browser: Browser, fields: Record<string, unknown> = {}, url = ''): Promise<LiveStory> {
    const { page } = await logIn(browser, 'editor@writethru.test', `${url}/desk`)
    const slug = `live-${crypto.randomUUID().slice(0, 8)}`
    const id = uuidv7()
    const given = { storyId: id, headline: 'A story', slug, topic: 'Live', timeZone: 'Europe/Istanbul', ...fields }
    const story = new LiveStory(page, slug, { id, version: 0 })
    story.story = (await story.call('POST', '/stories', given)) as Versioned
    story.story = (await story.change('POST', `/stories/${id}/publication`)) as Versioned
    return story
  }

  get id(): string {
    return this.story.id
  }

  get path(): string {
    return `/live/${this.slug}`
  }

  async call(method: string, path: string, body: unknown): Promise<unknown> {
    const answer = await this.desk.evaluate(
      async ([method, path, body]) => {
        const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() }
        const response = await fetch(`/api/v1${path}`, { method, headers, body })
        return { status: response.status, body: await response.json() }
      },
      [method, path, JSON.stringify(body)] as const,
    )
    expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300)
    return answer.body
  }

  private change(method: string, path: string, body: object = {}) {
    return this.call(method, path, { baseVersion: this.story.version, ...body })
  }

  async publish(text: string, fields: object = {}): Promise<Versioned> {
    const given = { updateId: uuidv7(), text, publish: true, ...fields }
    const update = (await this.call('POST', `/stories/${this.story.id}/updates`, given)) as Versioned
    this.filed.push(update)
    return update
  }

  /** A draft that only the desk sees. */
  async file(text: string, fields: object = {}): Promise<Versioned> {
    const given = { updateId: uuidv7(), text, ...fields }
    return (await this.call('POST', `/stories/${this.story.id}/updates`, given)) as Versioned
  }

  /** A new id, as a desk makes one. */
  anId(): string {
    return uuidv7()
  }

  /** What was published, in that order. */
  get updates(): readonly Versioned[] {
    return this.filed
  }

  async publishMany(count: number, from = 1): Promise<Versioned[]> {
    const all = []
    for (let number = from; number < from + count; number += 1) all.push(await this.publish(LONG(`Update ${number}`)))
    return all
  }

  async amend(update: Versioned, kind: string, body: object): Promise<Versioned> {
    return (await this.call('POST', `/updates/${update.id}/${kind}`, {
      baseVersion: update.version,
      ...body,
    })) as Versioned
  }

  correct(update: Versioned, text: string, note = 'The number was wrong.'): Promise<Versioned> {
    return this.amend(update, 'correction', { text, note })
  }

  async unpin(update: Versioned): Promise<Versioned> {
    return (await this.call('DELETE', `/updates/${update.id}/pin`, { baseVersion: update.version })) as Versioned
  }

  /** A background section, under the updates. */
  async addSection(heading: string, text: string): Promise<Versioned> {
    const given = { sectionId: uuidv7(), heading, text }
    return (await this.call('POST', `/stories/${this.id}/sections`, given)) as Versioned
  }

  async correctSection(section: Versioned, text: string): Promise<void> {
    const fields = { baseVersion: section.version, text, kind: 'correction', note: 'The number was wrong.' }
    await this.call('PATCH', `/sections/${section.id}`, fields)
  }

  async edit(fields: object): Promise<void> {
    this.story = (await this.change('PATCH', `/stories/${this.story.id}`, fields)) as Versioned
  }

  /** Opens the story as a reader, once its page has been printed, and waits until it is followed. */
  async follow(page: Page, freshness: string | RegExp = 'Live now', url = this.path): Promise<void> {
    await expect.poll(async () => (await page.request.get(url)).text()).toContain(this.filed.at(-1)?.id ?? '')
    await page.goto(url)
    await page.evaluate(() => document.fonts.ready) // what is measured must not move by itself
    await expect(page.locator('.fresh')).toHaveText(freshness, { timeout: 10_000 })
  }

  async end(): Promise<void> {
    this.story = (await this.change('POST', `/stories/${this.story.id}/ending`)) as Versioned
  }

  async reopen(): Promise<void> {
    this.story = (await this.change('POST', `/stories/${this.story.id}/reopening`)) as Versioned
  }
}

/** RFC 9562, 5.7. */
function uuidv7(): string {
  const time = Date.now().toString(16).padStart(12, '0')
  const random = crypto.randomUUID()
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(15)}`
}

/** Brings an update before the reader's eyes, until the page's own clock has counted that it was read (half in view for 1 s). */
export async function read(page: Page, id: string): Promise<void> {
  const article = page.locator(`#u-${id}`)
  await article.scrollIntoViewIfNeeded()
  // By a timer of the page's own, set after its: however slow the machine, they end in that order.
  await article.evaluate(
    (element) =>
      new Promise<void>((resolve) => {
        const observer = new IntersectionObserver(
          ([seen]) => {
            if (!seen?.isIntersecting) return
            observer.disconnect()
            setTimeout(resolve, 1_200)
          },
          { threshold: 0.5 },
        )
        observer.observe(element)
      }),
  )
}

/** What waits: new updates, and apart from them the lines that lead to what was corrected. */
export const newButton = (page: Page) => page.getByRole('button', { name: /^\d+ new updates?(, \d+ corrected)?$/ })
