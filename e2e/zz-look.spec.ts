import { test } from 'playwright/test'
import { logIn } from './support/newsroom.ts'

const OUT = '/tmp/keys-shots'
for (const scheme of ['light', 'dark'] as const) {
  test(`look ${scheme}`, async ({ browser }) => {
    test.setTimeout(240_000)
    const person = await logIn(browser, 'editor@writethru.test')
    const { page } = person
    await page.emulateMedia({ colorScheme: scheme })
    page.on('console', (m) => m.type() === 'error' && console.log('CONSOLE', m.text().slice(0, 300)))
    page.on('pageerror', (e) => console.log('PAGEERROR', e.message))
    const shot = (name: string) => page.screenshot({ path: `${OUT}/${name}-${scheme}.png` })
    await page
      .getByRole('link', { name: /harbour bridge/ })
      .first()
      .click()
    await person.text.waitFor()
    const url = page.url()
    await page.evaluate(async (storyId) => {
      const updateId = `0197a1b2-c3d4-7e5f-8a6b-${Date.now().toString(16).padStart(12, '0')}`
      await fetch(`/api/v1/stories/${storyId}/updates`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ updateId, submit: true, text: 'Divers have gone down to the third pier.' }),
      })
    }, url.split('/').at(-1))
    for (const width of [360, 768, 1280, 1600]) {
      await page.setViewportSize({ width, height: width === 360 ? 740 : 900 })
      await page.evaluate(() => localStorage.clear())
      await page.goto(url)
      await person.text.waitFor()
      await page.waitForTimeout(500)
      await shot(`room-${width}`)
      await person.text.click()
      await page.keyboard.type('The bridge is open /time 00:05')
      await page.keyboard.press('Enter')
      await page.keyboard.type('/pin')
      await page.keyboard.press('Enter')
      await page.keyboard.type('/')
      await page.waitForTimeout(200)
      await shot(`slash-${width}`)
      await page.keyboard.press('Backspace')
      await page.keyboard.press('Control+k')
      await page.waitForTimeout(400)
      await shot(`palette-${width}`)
      await page.keyboard.type('bri')
      await page.waitForTimeout(500)
      if (width < 1000) await shot(`palette2-${width}`)
      await page.keyboard.press('Escape')
      if (width >= 768) {
        await page.getByRole('feed').getByRole('article').first().focus()
        await page.keyboard.press('?')
        await page.waitForTimeout(200)
        await shot(`help-${width}`)
        await page.keyboard.press('Escape')
      }
      await page.goto(`${url}?show=submitted`)
      await page.waitForTimeout(400)
      await shot(`filter-${width}`)
      const preview = page.getByRole('button', { name: 'Preview' }).first()
      if (await preview.isVisible().catch(() => false)) {
        await preview.click()
        await page
          .getByText('Not published: only')
          .waitFor({ timeout: 8000 })
          .catch((e) => console.log('preview failed', e.message))
        await page.waitForTimeout(500)
        await shot(`preview-${width}`)
        await page.keyboard.press('Escape')
      }
      for (const [name, path] of [
        ['settings', '/desk/settings'],
        ['stories', '/desk'],
        ['new', '/desk/stories/new'],
      ] as const) {
        await page.goto(path)
        await page.waitForTimeout(300)
        await shot(`${name}-${width}`)
      }
      if (width === 360) {
        await page.getByRole('button', { name: 'Menu' }).click()
        await shot(`menu-${width}`)
      }
    }
  })
}
