import { describe, expect, it } from 'vitest'
import { parseArticle } from '#lib/importing/parse-article'

const paragraphs = (...texts: string[]) => parseArticle(texts.join('\n\n'))

describe('parseArticle', () => {
  it('takes a headline from the first line, and leaves byline and time unplaced', () => {
    const article = paragraphs(
      'Bridge falls in Lisbon: what we know',
      'By Ana Mendes and Jo van Dam',
      'Updated 10:14 a.m. ET, May 4',
      'LISBON (Reuters) - A bridge fell.',
      'What is known:',
      '• Nobody was hurt.',
    )
    expect(article.headline).toBe('Bridge falls in Lisbon: what we know')
    expect(article).toMatchObject({
      credit: 'Reuters',
      lede: ['LISBON - A bridge fell.'],
      listHeading: 'What is known',
    })
    expect(article.unplaced).toEqual(['By Ana Mendes and Jo van Dam', 'Updated 10:14 a.m. ET, May 4'])
    expect(article.doubtful).toEqual([])
  })

  it('proposes a headline and leaves the lede whole', () => {
    const article = paragraphs('A bridge fell at dawn, police said. Nobody was hurt.', '• It was old.')
    expect(article.headline).toBe('A bridge fell at dawn')
    expect(article.lede).toEqual(['A bridge fell at dawn, police said. Nobody was hurt.'])
    expect(paragraphs('• It was old. It was rusty.').headline).toBe('It was old')
  })

  it('reads a list without a heading, without blank lines', () => {
    const article = parseArticle('A bridge fell.\n- It was old.\n- It was rusty.\nIt will be rebuilt.\n- It was ours.')
    expect(article.listHeading).toBeNull()
    expect(article.lede).toEqual(['A bridge fell.'])
    expect(article.bullets.map((bullet) => bullet.paragraphs)).toEqual([
      ['It was old.'],
      ['It was rusty.', 'It will be rebuilt.'],
      ['It was ours.'],
    ])
  })

  it.each(['What we know', 'What we know:', 'Here is what we know about the bridge that fell on Monday:'])(
    'takes “%s” for the heading of the list',
    (heading) => {
      const article = paragraphs('A bridge fell.', heading, '• It was old.', '• It was rusty.')
      expect(article.listHeading).toBe(heading.replace(':', ''))
      expect(article.lede).toEqual(['A bridge fell.'])
    },
  )

  it('reads an article without bullets: lede and sections', () => {
    const article = paragraphs(
      'A bridge fell.',
      'It was old.',
      'Who built it?',
      'The town did.',
      'The port',
      'It is closed.',
    )
    expect(article).toMatchObject({
      listHeading: null,
      bullets: [],
      unplaced: [],
      lede: ['A bridge fell.', 'It was old.'],
    })
    expect(article.sections).toEqual([
      { heading: 'Who built it?', paragraphs: ['The town did.'] },
      { heading: 'The port', paragraphs: ['It is closed.'] },
    ])
  })

  it('gives paragraphs to the bullet above, the last one’s up to a heading', () => {
    const article = paragraphs(
      'A bridge fell.',
      '• One.',
      'More of one.',
      '• Two.',
      'It said so.',
      'The end',
      'It is over.',
    )
    expect(article.bullets.map((bullet) => bullet.paragraphs)).toEqual([
      ['One.', 'More of one.'],
      ['Two.', 'It said so.'],
    ])
    expect(article.sections).toEqual([{ heading: 'The end', paragraphs: ['It is over.'] }])
  })

  it('keeps bullets below a section among the bullets, and shows a second list heading', () => {
    const article = paragraphs(
      'A bridge fell.',
      'Known:',
      '• One.',
      'What is not known',
      '• Two.',
      'The port',
      'Closed it is.',
      '• Three.',
    )
    expect(article.bullets.map((bullet) => bullet.paragraphs[0])).toEqual(['One.', 'Two.', 'Three.'])
    expect(article.unplaced).toEqual(['What is not known'])
    expect(article.doubtful).toEqual([{ text: 'What is not known', why: 'a heading with no text of its own' }])
  })

  it('knows where captions stand, also labelled ones outside the list', () => {
    const article = paragraphs(
      'A bridge fell.',
      'Photo: The bridge in 1911.',
      'What is known:',
      'Divers search the river.',
      '• One.',
      '• Two.',
      'Firefighters carry a boat to the river.',
      'The bridge',
      'It is old.',
      'Rust is all over it. (Ana Mendes/Getty Images)',
    )
    expect(article.captions.map((caption) => caption.afterBullet)).toEqual([0, 0, 2, 2])
    expect(article.listHeading).toBe('What is known')
    expect(article.lede).toEqual(['A bridge fell.'])
    expect(article.sections).toEqual([{ heading: 'The bridge', paragraphs: ['It is old.'] }])
  })

  it.each([
    'Reporting by Ana Mendes; Editing by Jo Dam',
    '(Additional reporting by Ana Mendes in Lisbon.)',
    "CNN's Ana Mendes contributed to this report.",
    '© 2016 The Meridian. All rights reserved.',
  ])('leaves the sign-off unplaced, without a doubt: %s', (signOff) => {
    const article = paragraphs('A bridge fell.', '• One.', '• Two.', signOff)
    expect(article.unplaced).toEqual([signOff])
    expect(article.doubtful).toEqual([])
    expect(article.bullets[1]).toEqual({ paragraphs: ['Two.'] })
  })

  it('keeps an introduced quotation in its section', () => {
    const article = paragraphs('A bridge fell.', '• One.', 'The mayor', 'She said:', '“It is over.”')
    expect(article.sections).toEqual([{ heading: 'The mayor', paragraphs: ['She said:', '“It is over.”'] }])
    expect(article.doubtful).toEqual([])
  })

  it('keeps the last line of a text that was cut off, and says so', () => {
    const article = paragraphs('A bridge fell.', '• One.', 'The mayor', 'She was')
    expect(article.sections).toEqual([{ heading: 'The mayor', paragraphs: ['She was'] }])
    expect(article.doubtful).toEqual([{ text: 'She was', why: 'ends in mid-sentence' }])
  })

  it('makes nothing of nothing', () => {
    expect(parseArticle(' \n')).toEqual({
      headline: null,
      credit: null,
      lede: [],
      listHeading: null,
      bullets: [],
      captions: [],
      sections: [],
      doubtful: [],
      unplaced: [],
    })
  })
})
