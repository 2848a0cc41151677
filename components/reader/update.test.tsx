import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { Update } from '#components/reader/update'
import { docOf } from '#lib/richtext/text'
import type { Amendment, UpdateForReader } from '#lib/stories/reader-views'

const PUBLISHED: UpdateForReader = {
  id: '0193e0c0-0000-7000-8000-000000000001',
  ordinal: 4,
  revision: 12,
  publishedAt: '2016-12-19T17:42:00.000Z',
  occurredAt: null,
  headline: null,
  body: docOf(['The gunman was a police officer.']),
  bylines: [{ name: 'Ines Okafor', slug: 'ines-okafor' }],
  amendment: null,
}

const html = (changes: Partial<UpdateForReader> = {}, language = 'en') =>
  renderToStaticMarkup(
    <Update update={{ ...PUBLISHED, ...changes }} story={{ slug: 'ankara', timeZone: 'Europe/Istanbul', language }} />,
  )

const amended = (kind: Amendment['kind'], note: string | null = null, at = '2016-12-19T18:02:00.000Z') =>
  html({ amendment: { kind, at, note } })

describe('an update', () => {
  it('carries its id, its number and what last happened to it', () => {
    const id = 'id="u-0193e0c0-0000-7000-8000-000000000001"'
    expect(html()).toContain(`<article ${id} data-rev="12" data-change="publication" data-ordinal="4">`)
    expect(amended('correction')).toContain('data-change="correction"')
  })

  it('tells its time in the story’s zone and the machine’s time to machines', () => {
    expect(html()).toContain('<time dateTime="2016-12-19T17:42:00.000Z">20:42</time>')
  })

  it('says when it happened, with the day where that is another one', () => {
    expect(html({ occurredAt: '2016-12-19T16:05:00.000Z' })).toContain('>19:05</time>')
    expect(html({ occurredAt: '2016-12-18T16:05:00.000Z' })).toContain('>19:05 on 18 December 2016</time>')
  })

  it('has a heading where it is a key moment, and then no bullet', () => {
    const key = html({ headline: 'Minister names the gunman' })
    expect(key).toContain('<h3>Minister names the gunman</h3>')
    expect(key).not.toContain('class="bullet"')
    expect(html()).toContain('<p class="bullet">')
  })

  it('says in words, at its head, that it was corrected, and below what was wrong', () => {
    const text = amended('correction', 'We said that he was off duty.')
    expect(text).toMatch(/class="flag">Corrected <time[^>]*>21:02<\/time>/)
    expect(text).toContain('<strong>What was wrong:</strong> <span>We said that he was off duty.</span>')
    expect(text.indexOf('Corrected')).toBeLessThan(text.indexOf('The gunman'))
    expect(text.indexOf('What was wrong')).toBeGreaterThan(text.indexOf('The gunman'))
  })

  it('dates an amendment of another day', () => {
    expect(amended('clarification', 'x', '2016-12-19T21:02:00.000Z')).toContain('>00:02 on 20 December 2016</time>')
  })

  it('keeps amber for what was wrong: news that moved on is not', () => {
    expect(amended('development', 'He is in custody.')).toContain('class="flag development">Updated ')
    expect(amended('development', 'He is in custody.')).toContain('class="note development">')
  })

  it('does not talk about a typing error', () => {
    expect(amended('typo').replace('typo', 'publication')).toBe(html())
  })

  it('does not repeat words that were retracted', () => {
    const text = amended('retraction', 'We could not stand it up.')
    expect(text).toContain('Retracted ')
    expect(text).not.toContain('The gunman')
  })

  it('says where the retracted words can be read, unless they are withheld', () => {
    const amendment = { kind: 'retraction', at: '2016-12-19T18:02:00.000Z', note: 'No.' } as const
    expect(html({ amendment })).toMatch(/<a href="\/live\/[\w-]+\/u\/[\w-]+#said">What we had said<\/a>/)
    expect(html({ amendment, isWithheld: true })).not.toContain('>What we had said<')
  })

  it('marks the language of its words where it is not that of the page', () => {
    expect(html({}, 'tr')).toContain('<div lang="tr">')
    expect(html()).not.toContain('lang=')
  })

  const minister = { type: 'official', label: 'Interior minister, press conference' } as const
  const linked = { type: 'wire', label: 'Reuters', href: 'https://example.test/r', agency: 'AFP' } as const

  it('says at its head, in words, what is not confirmed or disputed, and stamps nothing else', () => {
    expect(html({ verification: 'unconfirmed' })).toContain('<p class="flag">Not yet confirmed</p><div>')
    expect(html({ verification: 'disputed' })).toContain('<p class="flag">Disputed</p>')
    for (const verification of ['attributed', undefined] as const) expect(html({ verification })).toBe(html())
    expect(html({ verification: 'confirmed' })).not.toContain('class="flag"')
  })

  it('names whose word it is where the sentence does not', () => {
    const sources = [minister, { ...linked, at: '2016-12-19T17:51:00.000Z' }]
    expect(html({ sources })).toContain(
      '<p class="whose">According to <span>Interior minister, press conference</span>; and <a href="https://example.test/r">Reuters</a>, <time dateTime="2016-12-19T17:51:00.000Z">20:51</time></p>',
    )
    expect(html({ sources })).not.toContain('<details')
    const said = html({ sources: [minister], body: docOf(['The interior minister says he was a police officer.']) })
    expect(said).not.toContain('According to')
    expect(said).toContain('<li>Official: <span>Interior minister, press conference</span></li>')
  })

  it('tells how we know what we say in our own voice, behind one line', () => {
    const ours = html({ verification: 'confirmed', sources: [minister, linked] })
    expect(ours).not.toContain('According to')
    expect(ours).toContain('<details class="known"><summary>How we know this</summary><p>Confirmed by us.</p>')
    expect(ours).toContain('<p>2 sources, each on its own.</p>')
    expect(ours).toContain('<li>News agency: <a href="https://example.test/r">Reuters</a>, repeating AFP</li>')
    expect(html({ verification: 'confirmed' })).toContain('Confirmed by us.')
  })

  it('says nothing of how we knew what was retracted', () => {
    const amendment = { kind: 'retraction', at: '2016-12-19T18:02:00.000Z', note: 'No.' } as const
    expect(html({ amendment, verification: 'disputed', sources: [linked] })).toBe(html({ amendment }))
  })
})
