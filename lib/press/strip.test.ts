import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, test } from 'vitest'
import { nameScript, withScriptName } from '#lib/press/script'
import { stripPage } from '#lib/press/strip'

// The forms of Next 16.4.6 (Turbopack), as it wrote them.
const HEAD =
  '<meta charSet="utf-8"/><link rel="stylesheet" href="/_next/static/chunks/2ozl6qu489yc8.css" data-precedence="next"/>' +
  '<link rel="preload" as="script" fetchPriority="low" href="/_next/static/chunks/310vm2bl3xxpt.js"/>' +
  '<script src="/_next/static/chunks/1wnov70f88xjy.js" async=""></script>' +
  '<script src="/_next/static/chunks/turbopack-2u1d16houkiyo.js" async=""></script>' +
  '<meta name="next-size-adjust" content=""/><title>A &amp; B</title>' +
  '<meta name="writethru-epoch" content="e-1"/><meta name="writethru-revision" content="12"/>' +
  '<script src="/_next/static/chunks/0cz1d0mv5g_q7.js" noModule=""></script>'
const TAIL =
  '<script id="_R_">(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push({"otherChunks":["static/chunks/310vm2bl3xxpt.js"],"runtimeModuleIds":[94553]});</script>' +
  '<script src="/_next/static/chunks/310vm2bl3xxpt.js" async=""></script>' +
  '<script>(self.__next_f=self.__next_f||[]).push([0])</script>' +
  '<script>self.__next_f.push([1,"1:\\"$Sreact.fragment\\"\\n2:[\\"\\u003c/script\\u003e\\"]\\n"])</script>'
const OURS = '<script src="/live.js" defer=""></script>'
const JSON_LD = '<script type="application/ld+json">{"@type":"LiveBlogPosting","headline":"\\u003cb"}</script>'

const page = (body: string, head = HEAD) =>
  `<!DOCTYPE html><html lang="en"><head>${head}</head><body class="x"><div hidden=""><!--$--><!--/$--></div>${body}${TAIL}</body></html>`

describe('what a reader gets', () => {
  const stripped = stripPage(page(`<h1>Story <!-- -->a<!-- --> &lt;script&gt;</h1>${JSON_LD}${OURS}`))

  test('is the page without Next', () => {
    expect(stripped.html).toBe(
      '<!DOCTYPE html><html lang="en"><head><meta charSet="utf-8"/>' +
        '<link rel="stylesheet" href="/_next/static/chunks/2ozl6qu489yc8.css" data-precedence="next"/><title>A &amp; B</title>' +
        '<meta name="writethru-epoch" content="e-1"/><meta name="writethru-revision" content="12"/></head>' +
        `<body class="x"><h1>Story a &lt;script&gt;</h1>${JSON_LD}${OURS}</body></html>`,
    )
  })
  test('says its number and what it needs', () => {
    expect(stripped).toMatchObject({ epoch: 'e-1', revision: 12, assets: ['/_next/static/chunks/2ozl6qu489yc8.css'] })
  })
  test('is left alone the second time', () => {
    expect(stripPage(stripped.html).html).toBe(stripped.html)
  })
  test('has the font that React put into a header', () => {
    const link =
      '</_next/static/media/news-s.p.0r.woff2>; rel=preload; as="font"; crossorigin=""; type="font/woff2", </_next/static/chunks/x.css>; rel=preload; as="style"'
    const { html, assets } = stripPage(page('<p>x</p>'), link)
    expect(html).toContain(
      '<link rel="preload" as="font" type="font/woff2" crossorigin="" href="/_next/static/media/news-s.p.0r.woff2"/></head>',
    )
    expect(assets).toContain('/_next/static/media/news-s.p.0r.woff2')
  })
  test('has our script by its name, and needs it', () => {
    const named = nameScript(Buffer.from('follow()'))
    const { html, assets } = stripPage(withScriptName(page(OURS), named))
    expect(html).toContain(`<script src="${named.path}" defer=""></script>`)
    expect(assets).toContain(named.path)
    expect(stripPage(html).assets).toContain(named.path)
  })
  test('may hold a hidden element of its own', () => {
    expect(stripPage(page('<div hidden="">later</div>')).html).toContain('<div hidden="">later</div>')
  })
})

describe('what stops a print', () => {
  test.each([
    ['a script from somewhere', '<script src="https://evil.example/x.js"></script>'],
    ['a script of another path', '<script src="/other.js" defer=""></script>'],
    ['a script with half a name', '<script src="/live.1.js" defer=""></script>'],
    ['our script from elsewhere', '<script src="//evil.example/live.js" defer=""></script>'],
    ['a Next chunk with a handler', '<script src="/_next/static/chunks/a.js" onload="alert(1)"></script>'],
    ['a Next chunk with a content', '<script src="/_next/static/chunks/a.js">alert(1)</script>'],
    ['our script with a content', '<script src="/live.js">alert(1)</script>'],
    ['an inline script', '<script>alert(1)</script>'],
    ['an inline script in capitals', '<SCRIPT>alert(1)</SCRIPT>'],
    ['one that begins like flight data', '<script>self.__next_f.push([1,"a"]);alert(1)</script>'],
    ['one that hides in a string', '<script>self.__next_f.push([1,"a\\\\"]);alert("b"])</script>'],
    ['JSON-LD that is no JSON', '<script type="application/ld+json">alert(1)</script>'],
    ['JSON-LD with markup', '<script type="application/ld+json">{"a":"<!--<script>"}</script>'],
    ['a script that never ends', '<script>self.__next_f.push([0])'],
    ['a script in a picture', '<svg><script href="/x.js"></script></svg>'],
    ['an event handler', '<img src="/a.png" onerror="alert(1)"/>'],
    ['an event handler in capitals', '<p ONCLICK="alert(1)">x</p>'],
    ['a javascript: link', '<a href="javascript:alert(1)">x</a>'],
    ['the same with a space before', '<a href=" javascript:alert(1)">x</a>'],
    ['the same in disguise', '<a href="java&#115;cript:alert(1)">x</a>'],
    ['the same with a colon by name', '<a href="javascript&colon;alert(1)">x</a>'],
    ['a form to elsewhere', '<form action="javascript:alert(1)"></form>'],
    ['a data: document', '<a href="data:text/html,hi">x</a>'],
    ['an iframe', '<iframe src="/x"></iframe>'],
    ['a document in an attribute', '<p srcdoc="x"></p>'],
    ['a refresh', '<meta http-equiv="refresh" content="0"/>'],
    ['a base', '<base href="/x"/>'],
    ['an inline stylesheet', '<style>p{}</style>'],
    ['an unquoted attribute', '<p class=x>x</p>'],
    ['a comment of unknown origin', '<!--[if IE]>-->'],
    ['a boundary that is not ready', '<!--$?--><template id="B:0"></template><!--/$-->'],
    ['a boundary that failed', '<!--$!--><p>x</p><!--/$-->'],
    ['a stray bracket', '<p>1 < 2</p>'],
  ])('%s', (_what, markup) => {
    expect(() => stripPage(page(markup))).toThrow(expect.objectContaining({ name: 'RefusedPage' }))
  })
  test('Next’s error shell', () => {
    expect(() => stripPage('<!DOCTYPE html><html id="__next_error__"><body></body></html>')).toThrow('error shell')
  })
  test('half a page', () => {
    expect(() => stripPage('<!DOCTYPE html><html lang="en"><body><p>x</p>')).toThrow('no end')
  })
  test('a number that is none', () => {
    expect(() => stripPage(page('', '<meta name="writethru-revision" content="12abc"/>'))).toThrow('not a number')
  })
})

describe('addresses that pass', () => {
  test.each([
    '/live/a',
    '#top',
    '?page=2',
    'page/2',
    'https://a.example/x?a=1&amp;b=2',
    'http://a.example',
    'mailto:desk@a.example',
  ])('%s', (href) => {
    expect(stripPage(page(`<a href="${href}">x</a>`)).html).toContain(href)
  })
})

test('what is kept of a page does not keep the page in memory', () => {
  setFlagsFromString('--expose-gc')
  const collect: () => void = runInNewContext('gc')
  const inUse = () => {
    collect()
    return process.memoryUsage().heapUsed
  }
  const PAGES = 40
  const MB = 2 ** 20
  const before = inUse()
  const kept = Array.from({ length: PAGES }, (_, number) => {
    const { assets, epoch } = stripPage(page(`<p>${String(number).repeat(MB)}</p>`))
    return { assets, epoch }
  })
  expect(inUse() - before).toBeLessThan((PAGES * MB) / 4)
  expect(kept.every(({ assets }) => assets.length > 0)).toBe(true)
})
