import { expect } from 'playwright/test'
import { aLongStory } from './support/long-story.ts'
import { type DeskPerson, logIn } from './support/newsroom.ts'
import { aPublisher } from './support/publisher.ts'
import { bootStack, type Stack } from './support/stack.ts'
import { test } from './support/test.ts'

const EDITOR = 'editor@writethru.test'
const [SHORT, LONG] = [20, 500]
/** Medians of this many openings, in turns with the other room, so that both meet the same machine. */
const OPENINGS = 7
/** A room of 25 times as many updates may take this many times as long until somebody can type in it. */
const MOST_TO_OPEN = 2.5
/** And a sentence typed into it while its rows are being drawn. */
const MOST_TO_TYPE = 2
const SENTENCE = 'The council said that the bridge stays closed.'

let stack: Stack
test.beforeAll(async () => {
  stack = await bootStack()
})
test.afterAll(() => stack?.stop())

test('a room of 500 updates opens and is written in like one of 20', async ({ browser }) => {
  test.setTimeout(180_000)
  const publisher = await aPublisher(() => stack.url, stack.databaseUrl, EDITOR)
  const rooms = []
  for (const updates of [SHORT, LONG]) {
    const { id } = await aLongStory(publisher, stack.databaseUrl, updates)
    rooms.push({ address: `${stack.url}/desk/stories/${id}`, opened: [] as number[], typed: [] as number[] })
  }
  const ana = await logIn(browser, EDITOR, `${stack.url}/desk`)
  for (let i = 0; i < OPENINGS; i += 1) {
    for (const { address, opened, typed } of rooms) {
      await ana.forgetWriting()
      opened.push(await msOf(() => open(ana, address)))
      await ana.text.focus()
      typed.push(await msOf(() => ana.page.keyboard.type(SENTENCE)))
      await expect(ana.text).toHaveText(SENTENCE)
    }
  }
  const [short, long] = rooms.map(({ opened, typed }) => ({
    open: median(opened.slice(1)),
    type: median(typed.slice(1)),
  }))
  console.log(
    `a room of ${LONG}: open in ${Math.round(long?.open ?? 0)} ms (of ${SHORT}: ${Math.round(short?.open ?? 0)})`,
  )
  expect((long?.open ?? 0) / (short?.open ?? 1)).toBeLessThan(MOST_TO_OPEN)
  expect((long?.type ?? 0) / (short?.type ?? 1)).toBeLessThan(MOST_TO_TYPE)

  // Every update is there, and the last of them is found by its words.
  await expect(ana.updates.getByRole('article')).toHaveCount(LONG, { timeout: 30_000 })
  await ana.page.getByRole('searchbox').fill('reporter 7 "499."')
  await expect(ana.page.getByText('No update is like that.')).toBeVisible()
  await ana.page.getByRole('searchbox').fill('REPORTER 19 499.')
  await expect(ana.updates.getByRole('article')).toHaveCount(1)
  await ana.page.waitForURL(/words=REPORTER/)
  await ana.page.reload()
  await expect(ana.page.getByRole('searchbox')).toHaveValue('REPORTER 19 499.')
  await expect(ana.updates.getByRole('article')).toHaveCount(1)
})

async function open({ page, text }: DeskPerson, address: string): Promise<void> {
  await page.goto(address, { waitUntil: 'commit' })
  await expect(text).toBeVisible({ timeout: 30_000 })
}

async function msOf(work: () => Promise<void>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
