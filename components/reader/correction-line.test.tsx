import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { CorrectionLine } from '#components/reader/correction-line'
import type { LineForReader } from '#lib/stories/reader-views'

const AT = '2016-12-19T18:02:00.000Z'
const LINE: LineForReader = {
  ...{ id: 'a', above: 47, number: 112, revision: 112, publishedAt: AT, updateId: 'b' },
  saidAt: '2016-12-19T17:42:00.000Z',
  isRemoved: false,
  last: { kind: 'correction', at: AT, note: 'An earlier version said 44.' },
  page: null,
}
const story = { slug: 'ankara', timeZone: 'Europe/Istanbul', language: 'en' }
const html = (change: Partial<LineForReader> = {}, page?: number | '') =>
  renderToStaticMarkup(<CorrectionLine line={{ ...LINE, ...change }} story={story} page={page} />)
const words = (change: Partial<LineForReader>) => html(change).replaceAll(/<[^>]+>/g, '')

describe('a correction’s line', () => {
  it('is a mark with a place a little above its update, and the time at which it came first', () => {
    expect(html()).toContain(
      '<div class="correction-line" id="k-a" data-rev="112" data-change="correction" data-ordinal="47.000000112">',
    )
    expect(/<time dateTime="([^"]+)"/.exec(html())?.[1]).toBe(AT)
  })

  it('leads to the update, on this page or on the older one', () => {
    expect(html()).toContain('<a href="#u-b">Correction to <time')
    expect(html({ page: 4 })).toContain('<a href="/live/ankara/page/4#u-b">')
  })

  it('says what was corrected last, or what became of it', () => {
    expect(words({})).toBe('21:02Correction to 20:42: An earlier version said 44.')
    const later = '2016-12-19T20:10:00.000Z'
    expect(words({ last: { kind: 'correction', at: later, note: 'It was 45.' } })).toBe(
      '21:02Correction to 20:42, corrected again 23:10: It was 45.',
    )
    expect(words({ last: { kind: 'retraction', at: later, note: 'It was elsewhere.' } })).toBe(
      '21:02Correction to 20:42, which was retracted 23:10: It was elsewhere.',
    )
    expect(words({ last: null })).toBe('21:02Correction to 20:42: the update belongs to another story now.')
    expect(html({ last: null })).toContain('data-change="move"')
  })

  it('dates what was said on another day', () => {
    expect(words({ saidAt: '2016-12-18T17:42:00.000Z' })).toContain('Correction to 20:42 on 18 December 2016')
  })

  it('in a list of changes says where it stands', () => {
    expect(html({}, '')).toContain('data-page=""')
    expect(html({}, 3)).toContain('data-page="3"')
  })
})
