import { describe, expect, test } from 'vitest'
import { changedParts, type Words } from '#lib/corrections/parts'
import { GAP, proposeSentence } from '#lib/corrections/sentence'
import { docOf } from '#lib/richtext/text'

const propose = (
  before: Words,
  after: Words,
  kind: 'correction' | 'clarification' | 'development' | 'typo' = 'correction',
) => proposeSentence(kind, changedParts(before, after), 'en')

const body = (...paragraphs: string[]): Words => ({ body: docOf(paragraphs) })
const said = (was: string, now: string) => propose(body(was), body(now)).sentence

describe('the reader’s sentence', () => {
  test.each([
    [
      '44 were injured.',
      '44 were killed and 155 injured.',
      'An earlier version said 44 were injured; 44 were killed and 155 injured.',
    ],
    [
      'The gunman was off duty. He was 22.',
      'The gunman was on duty. He was 22.',
      'An earlier version said the gunman was off duty; the gunman was on duty.',
    ],
    ['He acted alone.', 'Two men took part.', 'An earlier version said he acted alone; two men took part.'],
    [
      'Andrei Karlow was shot in the back.',
      'Andrei Karlov was shot in the back.',
      'An earlier version said Andrei Karlow was shot in the back; Andrei Karlov was shot in the back.',
    ],
    [
      'The gallery is closed, and twelve people are in hospital.',
      'The gallery is closed, and eleven people are in hospital.',
      'An earlier version said twelve people are in hospital; eleven people are in hospital.',
    ],
    [
      'He is in custody – his brother was let go on Monday.',
      'He is in custody – his brother was let go on Tuesday.',
      'An earlier version said his brother was let go on Monday; his brother was let go on Tuesday.',
    ],
    [
      'He said: “Do not forget Aleppo. We will come.”',
      'He said: “Do not forget Syria. We will come.”',
      'An earlier version said he said: “Do not forget Aleppo. We will come.”; he said: “Do not forget Syria. We will come.”',
    ],
    [
      'The bridge is closed. The mayor has resigned.',
      'The bridge is closed.',
      'An earlier version said the mayor has resigned; that was wrong.',
    ],
    [
      'The bridge is closed.',
      'The bridge is closed. It was closed on Sunday, too.',
      'An earlier version did not say that it was closed on Sunday, too.',
    ],
    [
      'Trams stop at the mill.',
      'Trams stop at the harbour.',
      'An earlier version said “Trams stop at the mill”; it should have said “Trams stop at the harbour”.',
    ],
    [
      'In Ankara it rained. Ankara was quiet by ten.',
      'In Ankara it rained. Ankara was quiet by nine.',
      'An earlier version said Ankara was quiet by ten; Ankara was quiet by nine.',
    ],
    [
      'Mr. Kaya was there. He left at 9.',
      'Mr. Kaya was there. He left at 10.',
      'An earlier version said he left at 9; he left at 10.',
    ],
  ])('%j, now %j', (was, now, sentence) => {
    expect(said(was, now)).toBe(sentence)
  })

  test('says in which of the texts it was', () => {
    const headline = (words: string) => ({ headline: words })
    expect(propose(headline('44 injured in Ankara'), headline('155 injured in Ankara')).sentence).toBe(
      'An earlier headline said “44 injured in Ankara”; it should have said “155 injured in Ankara”.',
    )
    const standfirst = (words: string) => ({ headline: 'Ankara', standfirst: words })
    expect(propose(standfirst('He was a policeman.'), standfirst('He was a soldier.')).sentence).toBe(
      'An earlier introduction said he was a policeman; he was a soldier.',
    )
    const caption = (words: string) => ({ leadImage: { imageId: '1', caption: words, alt: 'A man' } })
    expect(propose(caption('The ambassador in May.'), caption('The ambassador in June.')).sentence).toBe(
      'An earlier caption said the ambassador in May; the ambassador in June.',
    )
    expect(propose({ text: 'He acted alone' }, { text: 'Two men took part' }).sentence).toBe(
      'An earlier version said “He acted alone”; it should have said “Two men took part”.',
    )
  })

  test('is left to the writer where the whole text is another', () => {
    const rewritten = propose(
      body('One was hurt. Two fled.', 'He ran.'),
      body('Nobody was hurt. All fled.', 'She ran.'),
    )
    expect(rewritten).toEqual({ sentence: `An earlier version said ${GAP}`, isFrame: true })
    const long = propose(body(`${'a very long '.repeat(30)}one.`), body(`${'a very long '.repeat(30)}two.`))
    expect(long.isFrame).toBe(true)
  })

  test('of a clarification tells how it is to be read, of a development what is new, of a typing error nothing', () => {
    const [was, now] = [body('He was at the embassy.'), body('He was at the gallery, not at the embassy.')]
    expect(propose(was, now, 'clarification').sentence).toBe(
      'An earlier version could be read otherwise; it now says that he was at the gallery, not at the embassy.',
    )
    const toll = (words: string) => body(`The hospital is full. ${words}`)
    expect(propose(toll('10 died.'), toll('12 died.'), 'development').sentence).toBe('12 died.')
    expect(propose(body('10 died.'), body('12 died.'), 'development').sentence).toBe('')
    expect(propose(was, now, 'typo').sentence).toBe('')
  })

  test('is proposed in no language but ours, and of nothing where no words changed', () => {
    const parts = changedParts(body('44 yaralı.'), body('155 yaralı.'))
    expect(proposeSentence('correction', parts, 'tr').sentence).toBe('')
    expect(propose(body('Same.'), body('Same.')).sentence).toBe('')
  })
})
