import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseArticle } from '#lib/importing/parse-article'
import type { ParsedArticle } from '#lib/importing/parsed-article'
import { splitSentences, wordsOf } from '#lib/importing/sentences'

const ARTICLES = 400 // about a second; each kind of paragraph meets each other one many times
const MB = 1024 * 1024
const SLOWEST_FACTOR = 16 // for 8 times the text: linear with room for a busy machine, quadratic would be 64

const root = join(import.meta.dirname, '../..')
const realPath = join(root, '../shared/seeds/ankara.txt')

const ARTICLE_PARTS = [
  'A bridge over the river fell on Monday, officials said. Nobody was hurt.',
  '(CNN) The mayor, “a man of few words,” said nothing.',
  'What is known:',
  'The mayor’s answer',
  'Who built it?',
  '• Two trains have been stopped at the port',
  '- “I am staying,” she said. “You go!”',
  '– The port is closed.',
  '— It has been closed before.',
  '* Trains run to the north only.',
  '1. The first pillar fell.',
  '12) The twelfth pillar stands.',
  '•',
  'Divers search the river.',
  'Photo: The bridge in 1911.',
  'which fell. The mayorsaid so. The mayor left.',
  'was built in 1911 by the town of the port was built in 1911 by the town of the port',
  'Reporting by Ana Mendes; Editing by Jo Dam',
  'By Ana Mendes',
  'PARIS, May 4 (AFP) - A bridge fell , and more',
  'It was a long day in the town, and hardly anybody there\nslept that night, because the noise of the machines went\non until the morning.',
  'iPhone pictures show it... or do they?',
  '"Straight" and “curly” and \'single\' quotes: all kept',
  '***',
  '東京で橋が落ちた。',
]

describe('nothing is lost', () => {
  it(`in ${ARTICLES} articles put together by chance`, () => {
    const random = randomNumbers(20161219)
    const pick = <T>(list: T[]) => list[Math.floor(random() * list.length)] as T
    for (let count = 0; count < ARTICLES; count++) {
      const gap = pick(['\n', '\n\n', '\r\n', '\r\n\r\n', '\n \n\n'])
      const parts = Array.from({ length: Math.floor(random() * 14) }, () => pick(ARTICLE_PARTS))
      expectAllKept(parts.join(gap))
    }
  })

  it('in our own text', () => expectAllKept(readFileSync(join(root, 'prisma/demo/ankara.txt'), 'utf8')))

  it.skipIf(!existsSync(realPath))('in the real article (skipped where ../shared/seeds is not checked out)', () =>
    expectAllKept(readFileSync(realPath, 'utf8')),
  )
})

describe('1 MB', () => {
  it.each([
    ['of paragraphs', '• The bridge fell, the mayor said. “It is over,” she said.\n\nIt was old.\n\n'],
    ['on one line', 'The bridge fell on Monday , and the mayor said so. '],
    ['without a space', 'a'],
    ['of full stops', '.'],
    ['of opening brackets', '(A'],
    ['of quotation marks', '."'],
    ['of headings', 'The Bridge\n'],
    ['of short wrapped lines', 'the bridge\n'],
    ['of spaces before commas', 'a  ,'],
    ['of capitals', 'aB'],
  ])('%s takes linear time', (_, piece) => {
    const small = piece.repeat(MB / 8 / piece.length)
    const large = piece.repeat(MB / piece.length)
    millisecondsFor(small) // warm-up
    expect(best(large)).toBeLessThan(Math.max(best(small), 20) * SLOWEST_FACTOR)
  })
})

/** Of three: what else the machine does only ever adds to one. */
const best = (text: string): number => Math.min(...[text, text, text].map(millisecondsFor))

/** Every sentence stands somewhere in the output, whole, and no word is lost or doubled. */
function expectAllKept(text: string) {
  const article = parseArticle(text)
  const kept = keptTexts(article)
  const everything = kept.map((part) => wordsOf(part).join(' ')).join(' ')
  const lines = text.split(/\r?\n/).map(withoutSign)
  const paragraphs = text.split(/(?:\r?\n\s*)+/).map(withoutSign)
  for (const sentence of paragraphs.flatMap(splitSentences)) {
    const words = wordsOf(sentence).join(' ')
    const withoutCredit = wordsOf(sentence.replace(`(${article.credit})`, '')).join(' ')
    expect(everything.includes(words) || everything.includes(withoutCredit), `${sentence}\n--- of ---\n${text}`).toBe(
      true,
    )
  }
  const proposed = { ...article, headline: null } // a proposed headline is a copy, a given one is not
  expect([countedWords(kept), countedWords(keptTexts(proposed))]).toContainEqual(countedWords(lines))
}

function keptTexts(article: ParsedArticle): string[] {
  const parts = [
    article.headline,
    article.credit,
    ...article.lede,
    article.listHeading,
    ...article.bullets.flatMap((bullet) => bullet.paragraphs),
    ...article.captions.map((caption) => caption.text),
    ...article.sections.flatMap((section) => [section.heading, ...section.paragraphs]),
    ...article.unplaced,
  ]
  return parts.filter((part) => part !== null).map(withoutSign)
}

function countedWords(texts: string[]): string[] {
  return texts
    .flatMap(wordsOf)
    .filter((word) => word !== '1' && word !== '12') // the numbers of bullets are signs, elsewhere they are text
    .sort()
}

function withoutSign(line: string): string {
  return line.replace(/^\s*(?:[•*–—-]|\d+[.)])\s/, '')
}

/** Of the processor's time: others on this machine do not count. */
function millisecondsFor(text: string): number {
  const before = process.cpuUsage()
  parseArticle(text)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}

/** Marsaglia's xorshift: the same articles in every run. Numbers from 0 to below 1. */
function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
}
