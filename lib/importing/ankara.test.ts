import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseArticle } from '#lib/importing/parse-article'
import type { ParsedArticle } from '#lib/importing/parsed-article'
import { readArticle } from '#lib/importing/read-article'

const root = join(import.meta.dirname, '../..')
const realPath = join(root, '../shared/seeds/ankara.txt')
const ownPath = join(root, 'prisma/demo/ankara.txt')
const ownText = readArticle(readFileSync(ownPath))

const OTHER_NAMES = {
  Ankara: 'Lisbon',
  Karlov: 'Okonjo',
  Aleppo: 'Ouagadougou',
  Istanbul: 'Porto',
  'Mevlut Mert Altintas': 'Jean-Luc O’Brien',
  'Recep Tayyip Erdogan': 'Ana McDonald',
  Turkey: 'Portugal',
  Turkish: 'Portuguese',
  Monday: 'Thursday',
  '1994': '2001',
  '1976': '1988',
  '2013': '2009',
  '44': '17',
  '37': '9',
  '155': '1,203',
}

/** The numbers that make two articles the same in shape. */
function shapeOf(article: ParsedArticle) {
  return {
    lede: article.lede.length,
    bullets: article.bullets.map((bullet) => bullet.paragraphs.length),
    captions: article.captions.map((caption) => caption.afterBullet),
    sections: article.sections.map((section) => section.paragraphs.length),
    unplaced: article.unplaced.length,
  }
}

const ANKARA_SHAPE = {
  lede: 2,
  bullets: [1, 1, 1, 1, 3, 1, 1, 1, 1, 2, 1],
  captions: [6],
  sections: [2, 2, 2],
  unplaced: 1,
}

describe.skipIf(!existsSync(realPath))('the real article (skipped where ../shared/seeds is not checked out)', () => {
  const article = existsSync(realPath) ? parseArticle(readArticle(readFileSync(realPath))) : parseArticle('')

  it('has its credit, its parts and their headings', () => {
    expect(article.credit).toBe('CNN')
    expect(article.listHeading).toBe("Here's what we know right now")
    expect(shapeOf(article)).toEqual(ANKARA_SHAPE)
    expect(article.sections.map((section) => section.heading)).toEqual([
      'Focus on Aleppo',
      'A series of attacks',
      'Turkish-Russian relations were improving',
    ])
    expect(article.captions[0]?.text).toMatch(/^Emergency vehicles/)
    expect(article.lede[0]).toMatch(/^An off-duty/)
  })

  it('keeps the garbled career sentence out of the story and shows it', () => {
    const placed = JSON.stringify([article.lede, article.bullets, article.sections, article.captions])
    expect(placed).not.toContain('ambassadorbegan')
    expect(article.unplaced[0]).toContain('ambassadorbegan')
    expect(article.doubtful.map((doubt) => doubt.text)).toContain(article.unplaced[0])
  })

  it('points at two lost full stops and a stray space, which stay where they stood', () => {
    const whys = article.doubtful.map((doubt) => doubt.why).filter((why) => !why.startsWith('garbled'))
    expect(whys).toEqual(['ends in mid-sentence', 'ends in mid-sentence', 'a space before a comma or full stop'])
    expect(article.bullets[5]?.paragraphs[0]).toMatch(/city of Aleppo$/)
    expect(article.sections[1]?.paragraphs[1]).toContain('44 people , including')
  })

  it('gets a headline of whole words', () => {
    expect(article.headline?.length).toBeLessThanOrEqual(100)
    expect(article.lede[0]).toContain(`${article.headline} `)
  })
})

describe('the same story in our own words', () => {
  const article = parseArticle(ownText)

  it('parses into the same shape', () => {
    expect(shapeOf(article)).toEqual(ANKARA_SHAPE)
    expect(article.credit).toBe('The Meridian')
    expect(article.listHeading).toBe('Here’s what is known so far')
    expect(article.headline).toBe(
      'Russia’s ambassador to Turkey was shot dead on Monday while he was speaking at an art exhibition',
    )
    expect(article.unplaced[0]).toContain('ambassadorjoined')
  })

  it('lists the garbled fragment and the stray space, and nothing else', () => {
    expect(article.doubtful.map((doubt) => doubt.why)).toEqual([
      'garbled: begins in mid-sentence, says the same words twice, runs words together (“ambassadorjoined”)',
      'a space before a comma or full stop',
    ])
  })

  const variants: Record<string, string> = {
    'other names and numbers': Object.entries(OTHER_NAMES).reduce(
      (text, [from, to]) => text.replaceAll(from, to),
      ownText,
    ),
    'straight quotes': ownText.replace(/[“”]/g, '"').replace(/’/g, "'"),
    'Windows line ends': ownText.replaceAll('\n', '\r\n'),
    'a byte-order mark': `\uFEFF${ownText}`,
    'no blank lines': ownText.replace(/\n+/g, '\n'),
    'hyphens for bullets': ownText.replaceAll('• ', '- '),
    'en dashes for bullets': ownText.replaceAll('• ', '– '),
    'em dashes for bullets': ownText.replaceAll('• ', '— '),
    'stars for bullets': ownText.replaceAll('• ', '* '),
    'signs without a space': ownText.replaceAll('• ', '•'),
    'signs on lines of their own': ownText.replaceAll('• ', '•\n'),
    'signs followed by a tab': ownText.replaceAll('• ', '•\t'),
    'numbers with a full stop': numbered(ownText, '.'),
    'numbers with a bracket': numbered(ownText, ')'),
    'lines wrapped at 72 columns': wrapped(ownText, 72),
    'sentences that lost their full stop': ownText.replace('under siege.', 'under siege'),
  }

  it.each(Object.entries(variants))('parses the same with %s', (_, text) => {
    expect(shapeOf(parseArticle(readArticle(new TextEncoder().encode(text))))).toEqual(ANKARA_SHAPE)
  })
})

function numbered(text: string, sign: string): string {
  let number = 0
  return text.replace(/• /g, () => `${++number}${sign} `)
}

function wrapped(text: string, columns: number): string {
  return text.replace(new RegExp(`(?=.{${columns}})(.{1,${columns}}) `, 'g'), '$1\n')
}
