import { get, type IncomingMessage } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'

/** What a page or a list holds: every mark by its id, as it was printed. */
export type Marks = Map<string, string>

/**
 * A reader without a browser: reads the page, then keeps it new by its stream, comes back when the stream breaks, and
 * never reloads unless it is told to. It notes whatever the protocol forbids.
 */
export class StreamReader {
  marks: Marks = new Map()
  epoch = ''
  revision = 0
  /** How often it read a whole page after the first. */
  reloads = 0
  /** How often its stream was opened. */
  opened = 0
  messages = 0
  readonly wrongs: string[] = []
  readonly #address: () => string
  readonly #ended = new AbortController()
  #retryMs = 1_000

  /** @param address of the story's page; asked anew for every connection */
  constructor(address: () => string) {
    this.#address = address
  }

  /** Reads the page; from then on it follows by itself. */
  async start(): Promise<this> {
    await this.#readPage()
    void this.#follow()
    return this
  }

  stop(): void {
    this.#ended.abort()
  }

  async #readPage() {
    const { marks, epoch, revision } = await readPage(this.#address())
    Object.assign(this, { marks, epoch, revision })
  }

  async #follow() {
    while (!this.#ended.signal.aborted) {
      await this.#listen().catch(() => {}) // refused, cut or killed: it comes back
      await wait(this.#retryMs, undefined, { signal: this.#ended.signal }).catch(() => {}) // stopped: the loop ends
    }
  }

  async #listen() {
    const response = await open(
      `${this.#address()}/stream?after=0`,
      `${this.epoch}.${this.revision}`,
      this.#ended.signal,
    )
    if (response.statusCode !== 200) throw new Error(`Refused: ${response.statusCode}`)
    this.opened += 1
    let unread = ''
    for await (const text of response.setEncoding('utf8')) {
      const blocks = (unread + text).split('\n\n')
      unread = blocks.pop() ?? ''
      for (const block of blocks) await this.#hear(block)
    }
  }

  async #hear(block: string) {
    const field = (name: string) =>
      [...block.matchAll(new RegExp(`^${name}: ?(.*)$`, 'gm'))].map(([, value = '']) => value)
    const [retry] = field('retry')
    if (retry) this.#retryMs = Number(retry)
    const [event] = field('event')
    if (event === 'reset') {
      this.reloads += 1
      await this.#readPage()
    }
    if (event === 'changes') this.#take(field('data').join('\n'), field('id')[0] ?? '')
  }

  #take(list: string, id: string) {
    this.messages += 1
    const number = (name: string) => Number(new RegExp(`data-${name}="(\\d+)"`).exec(list)?.[1])
    const [after, revision] = [number('after'), number('revision')]
    if (after !== this.revision) this.wrongs.push(`at ${this.revision} came what changed after ${after}`)
    if (revision <= this.revision) this.wrongs.push(`at ${this.revision} came ${revision}`)
    if (id !== `${this.epoch}.${revision}`) this.wrongs.push(`${id} is not the id of ${revision}`)
    this.revision = revision
    for (const [mark, html] of marksOf(list)) this.marks.set(mark, html)
  }
}

export async function readPage(address: string): Promise<{ marks: Marks; epoch: string; revision: number }> {
  const html = await (await fetch(address)).text()
  const meta = (name: string) => new RegExp(`<meta name="writethru-${name}" content="([^"]*)"`).exec(html)?.[1] ?? ''
  return { marks: marksOf(html), epoch: meta('epoch'), revision: Number(meta('revision')) }
}

/** Updates whole, as printed; of other marks the number alone. */
function marksOf(html: string): Marks {
  const marks: Marks = new Map()
  for (const [tag, rev = ''] of html.matchAll(/<[a-z]+\b[^>]*\sdata-rev="(\d+)"[^>]*>/g)) marks.set(idOf(tag), rev)
  for (const [article, tag = '', words = ''] of html.matchAll(/(<article\b[^>]*>)(.*?)<\/article>/gs)) {
    if (article.includes('data-rev=')) marks.set(idOf(tag), `${marks.get(idOf(tag))} ${words}`)
  }
  return marks
}

const idOf = (tag: string) => /\sid="([^"]*)"/.exec(tag)?.[1] ?? ''

/** What a reader lacks of a fresh page, in words; empty where it has everything as it is. */
export function compare(reader: StreamReader, fresh: { marks: Marks }): string[] {
  return [...fresh.marks].flatMap(([id, mark]) => (reader.marks.get(id) === mark ? [] : id))
}

function open(address: string, lastEventId: string, signal: AbortSignal): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    // Without an agent: each stream is a connection of its own, as in a browser.
    get(address, { agent: false, signal, headers: { 'last-event-id': lastEventId } }, resolve).on('error', reject)
  })
}
