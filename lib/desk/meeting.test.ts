import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { NOTHING_KNOWN, TypedKnown, typedSource } from '#lib/desk/known'
import { markWords } from '#lib/desk/marked-words'
import { meet } from '#lib/desk/meeting'
import { refusalOf } from '#lib/desk/request'
import { Doc } from '#lib/richtext/schema'
import { docOf } from '#lib/richtext/text'

const Texts = z.object({ headline: z.string(), body: Doc })
const View = Texts.extend({ version: z.int() })
const texts = (headline: string, ...paragraphs: string[]) => ({ headline, body: docOf(paragraphs) })

const met = (mine: z.infer<typeof Texts>, base: z.infer<typeof Texts> | undefined, theirs: z.infer<typeof Texts>) =>
  meet({
    refusal: refusalOf(409, { code: 'conflict', current: { ...theirs, version: 7 } }),
    view: View,
    texts: Texts,
    textsOf: (view) => Texts.parse(view),
    mine,
    base,
  })

test('one changed the headline, the other the text: both are kept, on the version as it is now', () => {
  const both = met(texts('Bridge open', 'One.'), texts('Bridge shut', 'One.'), texts('Bridge shut', 'One.', 'Two.'))
  expect(both?.together).toEqual(texts('Bridge open', 'One.', 'Two.'))
  expect(both?.current.version).toBe(7)
})

test('both changed the headline: a person decides', () => {
  expect(met(texts('Bridge open', 'One.'), texts('Bridge shut', 'One.'), texts('Bridge gone', 'One.'))).toBeNull()
})

describe('how we know it', () => {
  const Known = Texts.extend({ known: TypedKnown })
  const reuters = typedSource({ type: 'wire', label: 'Reuters' })
  const base = { ...texts('Bridge shut', 'One.'), known: NOTHING_KNOWN }
  const known = (verification: TypedKnown['verification']) => ({ verification, sources: [reuters] })
  const metKnown = (mine: z.infer<typeof Known>, theirs: z.infer<typeof Known>) =>
    meet({
      refusal: refusalOf(409, { code: 'conflict', current: theirs }),
      view: Known,
      texts: Known,
      textsOf: (view) => view,
      mine,
      base,
    })

  test('one named a source while the other wrote: both are kept', () => {
    const mine = { ...base, known: known('unconfirmed') }
    const both = metKnown(mine, { ...base, body: docOf(['One.', 'Two.']) })
    expect(both?.together).toEqual({ ...mine, body: docOf(['One.', 'Two.']) })
  })

  test('both said how sure we are: a person decides', () => {
    expect(metKnown({ ...base, known: known('confirmed') }, { ...base, known: known('disputed') })).toBeNull()
  })
})

test('nothing is put together where it is not known what the edit began from', () => {
  expect(met(texts('A', 'One.'), undefined, texts('B', 'One.'))).toBeNull()
})

test('another refusal is no meeting', () => {
  const refusal = refusalOf(403, { code: 'forbidden' })
  const same = texts('A', 'One.')
  expect(meet({ refusal, view: View, texts: Texts, textsOf: (view) => view, mine: same, base: same })).toBeNull()
})

test('words are marked where only one side has them', () => {
  const [mine, now] = markWords('Three people were badly hurt.', 'Four people were hurt.')
  expect(mine.filter(({ marked }) => marked).map(({ words }) => words)).toEqual(['Three', 'badly '])
  expect(now.filter(({ marked }) => marked).map(({ words }) => words)).toEqual(['Four'])
  for (const [side, text] of [
    [mine, 'Three people were badly hurt.'],
    [now, 'Four people were hurt.'],
  ] as const)
    expect(side.map(({ words }) => words).join('')).toBe(text)
})

test('several changed words in a row are one mark', () => {
  const [, now] = markWords('It was here.', 'It is over there now.')
  expect(now.filter(({ marked }) => marked)).toHaveLength(1)
})
