import { takeCredit } from '#lib/importing/credit'
import { findDoubts, type Part } from '#lib/importing/doubts'
import { proposeHeadline } from '#lib/importing/headline'
import { splitParagraphs } from '#lib/importing/paragraphs'
import type { ParsedArticle } from '#lib/importing/parsed-article'
import { assignRoles } from '#lib/importing/roles'
import { countWords } from '#lib/importing/vocabulary'

/**
 * Turns a running article in plain text into the parts of a story. Pure and linear in the length of the text; never fails:
 * what it cannot place it lists in `unplaced`.
 */
export function parseArticle(text: string): ParsedArticle {
  const { credit, paragraphs } = takeCredit(splitParagraphs(text))
  const vocabulary = countWords(paragraphs.map((paragraph) => paragraph.text))
  const roles = assignRoles(paragraphs, vocabulary)
  const parts = paragraphs.map((paragraph) => ({ text: paragraph.text, role: roles.get(paragraph) ?? 'orphan' }))
  const article = emptyArticle(credit)
  for (const part of parts) place(part, article)
  const firstText = article.lede[0] ?? article.bullets[0]?.paragraphs[0] ?? article.sections[0]?.paragraphs[0]
  article.headline ??= proposeHeadline(firstText ?? '')
  return { ...article, doubtful: findDoubts(parts, vocabulary) }
}

function emptyArticle(credit: string | null): ParsedArticle {
  return {
    headline: null,
    credit,
    lede: [],
    listHeading: null,
    bullets: [],
    captions: [],
    sections: [],
    doubtful: [],
    unplaced: [],
  }
}

function place({ text, role }: Part, article: ParsedArticle): void {
  switch (role) {
    case 'headline':
      article.headline = text
      break
    case 'lede':
      article.lede.push(text)
      break
    case 'list heading':
      article.listHeading = text.replace(/\s*:$/, '')
      break
    case 'bullet':
      article.bullets.push({ paragraphs: [text] })
      break
    case 'continuation':
      article.bullets.at(-1)?.paragraphs.push(text)
      break
    case 'caption':
      article.captions.push({ text, afterBullet: article.bullets.length })
      break
    case 'section heading':
      article.sections.push({ heading: text, paragraphs: [] })
      break
    case 'section paragraph':
      article.sections.at(-1)?.paragraphs.push(text)
      break
    default:
      article.unplaced.push(text)
  }
}
