import { endsSentence } from '#lib/importing/sentences'

const MAX_HEADING = { characters: 90, words: 14 } // longer lines without a full stop are sentences that lost it
const MAX_TITLE = { characters: 160, words: 25 } // headlines of news sites run to two lines
const MAX_LIST_HEADING = { characters: 120, words: 20 } // it may be a sentence: "Here is what is known about the attack:"

/** A short line in title position: no full stop, a capital or a figure first. A question may be one. */
export function isHeadingLike(text: string): boolean {
  return isTitleWithin(text, MAX_HEADING)
}

/** Whether a first line is a headline. */
export function isHeadline(text: string): boolean {
  return isTitleWithin(text, MAX_TITLE)
}

/** "Here's what we know:", the line before a list. */
export function announcesList(text: string): boolean {
  return text.endsWith(':') && fits(text, MAX_LIST_HEADING) && !/[.!?]["”’]?\s/u.test(text)
}

/** Whether a heading asks or announces, like "What we don't know": the heading of a list and no caption. */
export function isListQuestion(text: string): boolean {
  return /^(?:what|who|where|when|why|how|here['’]?s|here is|here are)\b/iu.test(text)
}

function isTitleWithin(text: string, limit: typeof MAX_HEADING): boolean {
  if (!fits(text, limit) || !/^["“‘'¿(]?[\p{Lu}\p{Lo}\p{N}]/u.test(text)) return false
  if (/[.!?]["”’]?\s+["“]?\p{Lu}\p{Ll}/u.test(text.replace(/\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St)\.\s/g, ''))) return false
  if (/[,;:–—-]$/u.test(text)) return false
  return !endsSentence(text) || /^[^"“”]+\?$/u.test(text)
}

function fits(text: string, limit: typeof MAX_HEADING): boolean {
  return text.length <= limit.characters && text.split(' ').length <= limit.words
}
