import { describe, expect, it } from 'vitest'
import { parseArticle } from '#lib/importing/parse-article'

/** The phrases under "look at these" for an article with this list in it. */
function doubtsOf(...bullets: string[]): string[] {
  const list = bullets.map((bullet) => `• ${bullet}`).join('\n\n')
  const article = `The bridge fell on Monday.\n\nWhat is known:\n\n${list}\n\nThe bridge\n\nIt was built in 1911.`
  return parseArticle(article).doubtful.map((doubt) => doubt.why)
}

describe('a sentence that stands twice', () => {
  it.each([
    ['word for word', ['Two trains have been stopped at the port.', 'Two trains have been stopped at the port.']],
    ['with other quotation marks', ['“We will rebuild the bridge.” So she said.', '"We will rebuild the bridge."']],
  ])('is flagged %s', (_, bullets) => expect(doubtsOf(...bullets)).toEqual(['a sentence that stands twice']))

  it.each([
    ['a chant', ['“Save our bridge! Save our town! Save our bridge! Save our town!” they shouted.']],
    ['a short refrain', ['He said no. The mayor left.', 'He said no. The council stayed.']],
  ])('is not %s', (_, bullets) => expect(doubtsOf(...bullets)).toEqual([]))

  it.each([
    'The bridge was closed to all traffic on Friday by The bridge was closed to all traffic on Friday by the council.',
    'Engineers saw cracks in the second pillar last week, engineers saw cracks in the second pillar last week.',
  ])('is flagged within one sentence: %s', (text) =>
    expect(doubtsOf(text)).toEqual(['the same words stand twice in one sentence']),
  )

  it.each([
    'The mayor of the town and the mayor of the port were both at the bridge.',
    'No trains, no buses, no ferries, no cars and no people may cross the bridge.',
  ])('is not common prose: %s', (text) => expect(doubtsOf(text)).toEqual([]))
})

describe('words run together', () => {
  it.each([
    ['The ministerannounced a new bridge.', 'ministerannounced'],
    ['The engineersaid so. An engineer was asked.', 'engineersaid'],
    ['It fell at dawn, saidMendes on Monday.', 'saidMendes'],
    ['The bridge fell.Nobody was hurt.', 'fell.Nobody'],
    ['The mayor ofthe town was asked.', 'ofthe'],
    ['The mayor spoke on MondayMorning.', 'MondayMorning'],
  ])('are flagged in: %s', (text, word) => expect(doubtsOf(text)).toEqual([`words run together (“${word}”)`]))

  it.each([
    'Mr. McDonald and Ms. MacArthur flew from LaGuardia with Betsy DeVos.',
    'He showed it on YouTube, TikTok and WikiLeaks with an iPhone.',
    'The firefighters and policewomen had a breakthrough; the fire, the fighters, police, women, break through.',
    'It is understandable that the spokeswoman went without breakfast, notwithstanding the storytelling.',
    'See www.example.com/BridgeNews, @BridgeWatch, #SaveTheBridge and mail@BridgeNews.org.',
    'BridgeAid paid. “BridgeAid is ours,” the town said.',
    'The U.S. envoy, a Ph.D., arrived at 10 a.m. with J.R.R. Jones of the NGOs.',
  ])('are not seen in: %s', (text) => expect(doubtsOf(text)).toEqual([]))
})

describe('a space before a comma or full stop', () => {
  it.each(['Nine people , two of them children, were hurt.', 'Nobody was hurt . The road is closed.'])(
    'is flagged in: %s',
    (text) => expect(doubtsOf(text)).toEqual(['a space before a comma or full stop']),
  )
  it.each(['He had a .22 rifle, she said.', '“I cannot ... I will not . . . go,” she said.'])('is not: %s', (text) =>
    expect(doubtsOf(text)).toEqual([]),
  )
})

describe('text that begins in mid-sentence', () => {
  it.each(['and the road was closed.', '“which fell on Monday,” she said.'])('is flagged: %s', (text) =>
    expect(doubtsOf(text)).toEqual(['begins in mid-sentence']),
  )
  it.each([
    'iPhone pictures show the bridge.',
    'de Blasio was there.',
    'van der Berg was there.',
    'al-Qaeda denied it.',
    '17 people were hurt.',
  ])('is not: %s', (text) => expect(doubtsOf(text)).toEqual([]))
})

describe('text that ends in mid-sentence', () => {
  it.each(['The road was closed by the', 'The mayor spoke, the council said,'])('is flagged: %s', (text) =>
    expect(doubtsOf(text)).toEqual(['ends in mid-sentence']),
  )
  it.each(['“The bridge is safe.”', 'Will it be rebuilt?', 'She called it “a disgrace.” (It is.)'])(
    'is not: %s',
    (text) => expect(doubtsOf(text)).toEqual([]),
  )

  it('is the style of a list in which most bullets have no full stop', () => {
    expect(doubtsOf('Nine people hurt', 'Two trains stopped', 'Port closed', 'The mayor is on his way.')).toEqual([])
  })

  it('leaves headings and captions alone, which need no full stop', () => {
    const article = parseArticle(
      'A bridge falls\n\nIt fell.\n\n• One.\n\nRescuers search the river\n\n• Two.\n\nThe bridge\n\nOld.',
    )
    expect(article.captions).toEqual([{ text: 'Rescuers search the river', afterBullet: 1 }])
    expect(article.doubtful).toEqual([])
  })
})

describe('what cannot be placed', () => {
  const before = 'The bridge fell on Monday.\n\nWhat is known:\n\n• Nobody was hurt.\n\n'

  it.each([
    'fell in 1911 and was built again in 1920, said the council as The councilbuilt it.',
    'was built in 1911 by the town and the port, was built in 1911 by the town and the port.',
  ])('is a paragraph that begins in mid-sentence and is broken inside: %s', (text) => {
    const article = parseArticle(before + text)
    expect(article.unplaced).toEqual([text])
    expect(article.doubtful).toEqual([{ text, why: expect.stringMatching(/^garbled: begins in mid-sentence, /) }])
    expect(article.bullets).toEqual([{ paragraphs: ['Nobody was hurt.'] }])
  })

  it.each(['and the road is closed.', 'The mayorsaid so. The mayor left.'])(
    'is not one with a single slip: %s',
    (text) => {
      const article = parseArticle(before + text)
      expect(article.unplaced).toEqual([])
      expect(article.bullets[0]?.paragraphs).toEqual(['Nobody was hurt.', text])
      expect(article.doubtful).toHaveLength(1)
    },
  )

  it('takes a garbled bullet with the paragraphs under it, and keeps them from the bullet before', () => {
    const article = parseArticle(
      `${before}• and the mayorsaid so. Ask the mayor.\n\nHe said “no”.\n\n• The road is closed.`,
    )
    expect(article.bullets).toEqual([{ paragraphs: ['Nobody was hurt.'] }, { paragraphs: ['The road is closed.'] }])
    expect(article.unplaced).toEqual(['and the mayorsaid so. Ask the mayor.', 'He said “no”.'])
    expect(article.doubtful).toHaveLength(2)
  })
})
