import type { Page } from 'playwright/test'

/**
 * Waits until the page's own scripts have taken its forms and buttons over: a press before that is lost, and on a busy
 * machine a page can be seen seconds before. (React marks what it has taken over; nothing else shows from outside.)
 */
export async function ready(page: Page): Promise<void> {
  await page.waitForLoadState('load')
  await page.waitForFunction(() => {
    const pressed = [...document.querySelectorAll('form, button, select')]
    return pressed.every((element) => Object.keys(element).some((key) => key.startsWith('__reactProps')))
  })
}
