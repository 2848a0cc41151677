import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { ImageFigure } from '#components/reader/image'
import { stripPage } from '#lib/press/strip'

const imageId = '01a206b6-dada-7b4e-9a01-b84c3de97425'
const image = { imageId, width: 1600, height: 900, caption: 'The bridge', credit: 'Bo Lindqvist', alt: 'A fallen span' }

test('a picture names its sizes, keeps its place and says whose it is', () => {
  const html = renderToStaticMarkup(<ImageFigure image={image} />)
  expect(html).toContain(`src="/media/${imageId}/960.webp"`)
  expect(html).toContain(
    `srcSet="/media/${imageId}/480.webp 480w, /media/${imageId}/960.webp 960w, /media/${imageId}/full.webp 1600w"`,
  )
  expect(html).toContain('width="1600" height="900" alt="A fallen span" loading="lazy"')
  expect(html).toContain('<figcaption>The bridge <span class="credit">Bo Lindqvist</span></figcaption>')
})

test('the lead is not put off, the others are', () => {
  const html = renderToStaticMarkup(<ImageFigure image={image} isLead />)
  expect(html).toContain('fetchPriority="high"')
  expect(html).not.toContain('loading=')
})

test('the caption serves where the alternative text is still to be written', () => {
  expect(renderToStaticMarkup(<ImageFigure image={{ ...image, alt: ' ' }} />)).toContain('alt="The bridge"')
})

test('a small picture is not said to be larger than it is', () => {
  const html = renderToStaticMarkup(<ImageFigure image={{ ...image, width: 300, height: 200 }} />)
  expect(html).toContain(`srcSet="/media/${imageId}/full.webp 300w"`)
})

test('one that has not come shows nothing', () => {
  expect(renderToStaticMarkup(<ImageFigure image={{ imageId: null, caption: 'To come' }} />)).toBe('')
})

test('whatever its words say, the press finds no markup in them', () => {
  const words = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
  const html = renderToStaticMarkup(<ImageFigure image={{ ...image, alt: words, caption: words, credit: words }} />)
  expect(stripPage(`<!DOCTYPE html><html><body>${html}</body></html>`).html).not.toMatch(/<script|onerror="/)
})
