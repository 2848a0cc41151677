import { uuidv7 } from 'uuidv7'
import { aPublisher, type Publisher } from './publisher.ts'
import { bootStack, type Stack } from './stack.ts'

/** A newsroom that two processes serve, and an editor's program in it. */
export interface TwoProcesses {
  stack: Stack
  /** Where the second process is. */
  second: string
  editor: Publisher
}

export async function bootTwo(): Promise<TwoProcesses> {
  const stack = await bootStack()
  const [second, editor] = await Promise.all([
    stack.startAnother(),
    aPublisher(() => stack.url, stack.databaseUrl, 'editor@writethru.test'),
  ])
  return { stack, second, editor }
}

export interface Thing {
  id: string
  version: number
}

/** A story that is live and empty. */
export async function beginStory(editor: Publisher, headline: string, topic: string) {
  const slug = `night-${crypto.randomUUID().slice(0, 8)}`
  const fields = { storyId: uuidv7(), headline, slug, topic, timeZone: 'Europe/Istanbul' }
  const draft = await editor.call<Thing>('POST', '/stories', fields)
  const story = await editor.call<Thing>('POST', `/stories/${draft.id}/publication`, { baseVersion: draft.version })
  return { ...story, slug, path: `/live/${slug}` }
}
