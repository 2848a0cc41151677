import { expect, type Page } from 'playwright/test'

/** What a page did that words must not make it do. */
export interface Watch {
  /** Nothing so far: no dialog, no breach of the content policy, no request to anybody else. */
  expectQuiet(where: string): Promise<void>
  /** And nothing stands in the page that could run later. */
  expectInert(where: string): Promise<void>
}

export async function watchForScript(page: Page): Promise<Watch> {
  const heard: string[] = []
  page.on('dialog', (dialog) => {
    heard.push(`dialog ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('pageerror', (error) => {
    if (/ran|alert/.test(error.message)) heard.push(`error ${error.message}`)
  })
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url())
    const isOurs = hostname === 'localhost' || ['data:', 'blob:', 'about:'].includes(protocol)
    if (!isOurs) heard.push(`request ${request.url()}`)
  })
  await page.exposeFunction('tellBreach', (breach: string) => heard.push(breach))
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) => {
      const tell: unknown = Reflect.get(window, 'tellBreach')
      if (typeof tell === 'function') tell(`policy ${effectiveDirective} ${blockedURI} ${sample}`)
    })
  })
  const expectQuiet = async (where: string) => {
    expect.soft(heard.splice(0), where).toEqual([])
    expect.soft(await page.evaluate(() => Reflect.get(window, 'ran')), where).toBeUndefined()
  }
  return {
    expectQuiet,
    async expectInert(where) {
      expect.soft(await page.evaluate(findLive), where).toEqual([])
      await expectQuiet(where)
    },
  }
}

/** Runs in the page: elements and attributes that run, load or send. */
function findLive(): string[] {
  const found: string[] = []
  for (const element of document.querySelectorAll('*')) {
    const name = element.localName
    const brief = element.outerHTML.slice(0, 160)
    for (const { name: attribute, value } of element.attributes) {
      if (/^on/i.test(attribute)) found.push(`${attribute}: ${brief}`)
      const isAddress = ['href', 'src', 'action', 'formaction', 'data', 'poster', 'srcset', 'xlink:href'].includes(
        attribute,
      )
      if (isAddress && /^\W*(javascript|vbscript|data:text|file|blob:https)/i.test(value)) {
        found.push(`${attribute}: ${brief}`)
      }
      if (attribute === 'style' && /url\(|expression|@import/i.test(value)) found.push(`style: ${brief}`)
    }
    if (['object', 'embed', 'applet', 'base', 'frame', 'animate', 'set'].includes(name)) found.push(brief)
    if (name === 'iframe' && !/^\/desk\//.test(element.getAttribute('src') ?? '')) found.push(brief)
    if (name === 'meta' && element.getAttribute('http-equiv')) found.push(brief)
    if (element instanceof HTMLScriptElement && element.type !== 'application/ld+json') {
      const isOurs = element.src ? new URL(element.src).origin === location.origin : element.nonce !== ''
      if (!isOurs) found.push(brief)
    }
    if (element instanceof HTMLFormElement && new URL(element.action).origin !== location.origin) found.push(brief)
  }
  return found
}
