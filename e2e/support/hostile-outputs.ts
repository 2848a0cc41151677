import { expect, type Page } from 'playwright/test'
import { fitting } from './hostile-words.ts'

const text = (words: string) => ({ type: 'text', text: words })
const paragraph = (words: string) => ({ type: 'paragraph', content: [text(words)] })

/** A body that says the words everywhere a body can say something. */
export const bodyOf = (words: string) => ({
  type: 'doc',
  content: [
    paragraph(words),
    {
      type: 'paragraph',
      content: [
        {
          ...text(words),
          marks: [
            { type: 'bold' },
            {
              type: 'link',
              attrs: { href: `https://ours.example/?q=${encodeURIComponent(fitting(words, 60).toWellFormed())}"><img` },
            },
          ],
        },
      ],
    },
    { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(words)] }] },
    { type: 'blockquote', attrs: { speaker: words, role: words }, content: [paragraph(words)] },
    {
      type: 'post',
      attrs: {
        ...{ author: words, handle: words, platform: fitting(words, 60), postedAt: null, text: words, language: null },
        ...{ url: 'https://ours.example/"onclick=alert(1)', translation: words },
      },
    },
    { type: 'linkCard', attrs: { title: words, description: words, site: words, url: "https://ours.example/'><img" } },
  ],
})

/** One word, linked to an address. */
export const linkedTo = (href: string) => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ ...text('x'), marks: [{ type: 'link', attrs: { href } }] }] }],
})

export const sourcesOf = (words: string) => [
  { type: 'social', label: fitting(words, 120), agency: fitting(words, 60), href: 'https://ours.example/"><script>' },
]

/** What the door makes of a request: refused in words, or taken; never a bug. */
export async function send(desk: Page, method: string, path: string, body: unknown) {
  const answer = await desk.evaluate(
    async ([method, path, body]) => {
      const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() }
      const response = await fetch(`/api/v1${path}`, { method, headers, body })
      const injected = response.headers.get('x-injected')
      return { status: response.status, injected, body: await response.json() }
    },
    [method, path, JSON.stringify(body)] as const,
  )
  expect(answer.status, `${path} ${JSON.stringify(answer.body)}`).toBeLessThan(500)
  expect(answer.injected).toBeNull()
  return answer
}

/** Well-formed, and what it holds as markup is inert too. */
export async function readFeeds(page: Page, path: string): Promise<string[]> {
  return page.evaluate(async (path) => {
    const wrong: string[] = []
    const judge = (html: string, where: string) => {
      const read = new DOMParser().parseFromString(html, 'text/html')
      for (const element of read.querySelectorAll('*')) {
        const isRunning = [
          'script',
          'iframe',
          'object',
          'embed',
          'style',
          'link',
          'meta',
          'base',
          'form',
          'svg',
          'math',
        ]
        if (isRunning.includes(element.localName)) wrong.push(`${where}: ${element.outerHTML.slice(0, 120)}`)
        for (const { name, value } of element.attributes)
          if (/^on|^style$/i.test(name) || /^\s*(javascript|data:text|vbscript)/i.test(value))
            wrong.push(`${where}: ${name}=${value}`)
      }
    }
    for (const format of ['rss', 'atom']) {
      const response = await fetch(`${path}/feed.${format}`)
      const read = new DOMParser().parseFromString(await response.text(), 'application/xml')
      if (response.status !== 200) wrong.push(`${format} ${response.status}`)
      if (read.querySelector('parsererror')) wrong.push(`${format}: ${read.querySelector('parsererror')?.textContent}`)
      if (read.getElementsByTagNameNS('http://www.w3.org/1999/xhtml', 'script').length > 0)
        wrong.push(`${format}: script`)
      // What the format says is HTML; titles and what a feed says of itself are text.
      for (const each of read.querySelectorAll('item > description, content[type=html]'))
        judge(each.textContent ?? '', format)
    }
    const items = (await (await fetch(`${path}/feed.json`)).json()).items
    for (const { content_html } of items) judge(content_html ?? '', 'json')
    return wrong
  }, path)
}
