import { describe, expect, it } from 'vitest'
import { findBanned, textsIn } from '#lib/briefs/banned'
import { docOf } from '#lib/richtext/text'

const finds = (term: string, text: string) => findBanned([text], [{ term }]).length === 1

describe('a banned term', () => {
  it.each([
    ['Karlov', 'The ambassador, Karlov, was shot.'],
    ['Karlov', 'KARLOV’s speech'],
    ['Soylu', 'Süleyman Şoylu'],
    ['Söke', 'the town of Soke'],
    ['Istanbul', 'İSTANBUL'],
    ['AYDIN', 'in Aydın, in the west'],
    ['Łódź', 'from Lodz'],
    ['off duty', 'The man was off-duty.'],
    ['off-duty', 'OFF  DUTY at the time'],
    ['O’Brien', "Mr O'Brien"],
    ['Anna Weiß', 'anna weiss said'],
    ['guest list', 'the guest\u00a0list'],
    ['Karlov', 'Kar\u00adlov'],
    ['Karlov', 'Ka\u200brlov'],
    ['44', 'the 44 who died'],
    ['安倍', '安倍晋三は'],
  ])('%s is found in “%s”', (term, text) => expect(finds(term, text)).toBe(true))

  it.each([
    ['art', 'the party has started'],
    ['Karlov', 'Karlovna'],
    ['off duty', 'duty off'],
    ['44', '1944'],
    ['!', 'Stop!'],
    ['Karlov', ''],
  ])('%s is not found in “%s”', (term, text) => expect(finds(term, text)).toBe(false))

  it('is named as it was given, once, whatever text it stands in', () => {
    const [karlov, guests] = [{ term: 'Karlov' }, { term: 'guest list' }]
    expect(findBanned(['Guest list', 'karlov', 'Karlov'], [karlov, guests])).toEqual([karlov, guests])
  })
})

describe('the texts of a content', () => {
  const bold = { type: 'text', text: 'Kar', marks: [{ type: 'bold' }] }
  const link = (href: string, text: string) => ({ type: 'text', text, marks: [{ type: 'link', attrs: { href } }] })
  const doc = (...content: unknown[]) => ({ headline: null, body: { type: 'doc', content } })

  it('join what marks part', () => {
    const texts = textsIn(doc({ type: 'paragraph', content: [bold, { type: 'text', text: 'lov was shot' }] }))
    expect(findBanned(texts, [{ term: 'Karlov' }])).toHaveLength(1)
  })
  it('do not join what paragraphs part', () => {
    expect(findBanned(textsIn(docOf(['He was off', 'Duty called'])), [{ term: 'off duty' }])).toEqual([])
  })
  it('hold speakers, captions, addresses, and blocks nobody knows yet', () => {
    const texts = textsIn(
      doc(
        { type: 'blockquote', attrs: { speaker: 'Karlov', role: null }, content: [{ type: 'paragraph' }] },
        { type: 'image', attrs: { imageId: 'x', caption: 'The guest list' } },
        { type: 'paragraph', content: [link('https://example.org/the-minister', 'here')] },
        { type: 'post', attrs: { author: 'Soylu', translation: { text: 'off duty' } } },
      ),
    )
    const terms = ['Karlov', 'guest list', 'minister', 'Soylu', 'off duty'].map((term) => ({ term }))
    expect(findBanned(texts, terms)).toEqual(terms)
  })
})
