import { build } from 'esbuild'
import { expect, type Page } from 'playwright/test'
import type { Paste } from '#lib/desk/paste'
import { Doc } from '#lib/richtext/schema'
import { textOf } from '#lib/richtext/text'
import { HOSTILE } from './support/hostile-pastes.ts'
import { notation, SAMPLES } from './support/pastes.ts'
import { test } from './support/test.ts'

/** Reads every page with the browser's own parser, as the desk does; the page that reads them is empty. */
async function readAll(page: Page, pages: string[]): Promise<Paste[]> {
  const bundle = await build({
    stdin: {
      contents: `import { treeOf } from './lib/desk/paste-tree.ts'
        import { readPaste } from './lib/desk/paste.ts'
        globalThis.readAll = (pages) => pages.map((html) => readPaste(treeOf(html)))`,
      resolveDir: process.cwd(),
    },
    bundle: true,
    write: false,
    format: 'iife',
  })
  await page.goto('about:blank')
  await page.addScriptTag({ content: bundle.outputFiles[0]?.text ?? '' })
  return page.evaluate(`readAll(${JSON.stringify(pages)})`)
}

test('what Word, Google Docs, mails, pages and networks put on the clipboard becomes our text', async ({ page }) => {
  const pastes = await readAll(
    page,
    SAMPLES.map(({ html }) => html),
  )
  for (const [index, { from, reads, leftOut = [] }] of SAMPLES.entries()) {
    const paste = pastes[index]
    expect.soft(notation(Doc.parse(paste?.doc)), from).toEqual(reads)
    expect.soft(paste?.leftOut, from).toEqual(leftOut)
  }
})

test('a hostile page becomes words or nothing: no markup, no address but a page’s, no sign that cannot be seen', async ({
  page,
}) => {
  let asked = 0
  page.on('dialog', (dialog) => dialog.dismiss())
  page.on('request', () => asked++)
  const pastes = await readAll(page, HOSTILE)
  expect(asked).toBe(0)
  expect(pastes.length).toBeGreaterThanOrEqual(50)
  for (const [index, { doc }] of pastes.entries()) {
    const what = HOSTILE[index]?.slice(0, 100)
    const result = Doc.safeParse(doc)
    expect.soft(result.error, what).toBeUndefined()
    const hrefs = [...JSON.stringify(doc).matchAll(/"(?:href|url)":"([^"]*)"/g)].map(([, href = '']) => href)
    for (const href of hrefs.filter(Boolean)) {
      expect.soft(href, what).toMatch(/^(https?:\/\/[^@\s]+|mailto:[^\s?]+)$/)
      expect.soft(href, what).not.toContain('evil')
    }
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must be gone
    expect.soft(textOf(doc), what).not.toMatch(/[\u0000-\u0008\u007f\u00ad\u200b\u202a-\u202e\u2066-\u2069\ufeff]/)
    expect.soft(textOf(doc).isWellFormed(), what).toBe(true)
  }
})
