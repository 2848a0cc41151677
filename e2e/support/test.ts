import { test as base } from 'playwright/test'

/**
 * Whoever a test brought along leaves with it: an open page follows its story, and fifty of them from earlier tests take the
 * machine from the next.
 */
export const test = base.extend<{ leaving: undefined }>({
  leaving: [
    async ({ browser }, use) => {
      await use(undefined)
      await Promise.all(browser.contexts().map((context) => context.close()))
    },
    { auto: true },
  ],
})
