import { type BrowserContext, test as base } from 'playwright/test'

/**
 * Whoever a test brought along leaves with it: an open page follows its story, and fifty of them from earlier tests take the
 * machine from the next.
 */
export const test = base.extend<{ leaving: undefined }, { newsroom: string }>({
  /**
   * Whose commands the test's own process runs, where it runs any: the product reads its configuration once, so a newsroom of a
   * test's own needs a process of its own, and a name here gives it one.
   */
  newsroom: ['the shared one', { option: true, scope: 'worker' }],
  leaving: [
    async ({ browser }, use) => {
      await use(undefined)
      await Promise.all(browser.contexts().map(leave))
    },
    { auto: true },
  ],
})

/** What a test put between a page and the server may be at work on a request just now; that is no failure of the test. */
async function leave(context: BrowserContext): Promise<void> {
  const ignoring = { behavior: 'ignoreErrors' } as const
  await Promise.all([context, ...context.pages()].map((each) => each.unrouteAll(ignoring)))
  await context.close()
}
