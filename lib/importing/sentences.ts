const ABBREVIATION =
  /(?:^|[\s("“‘'])(?:Mr|Mrs|Ms|Dr|St|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Capt|Maj|Prof|Jr|Sr|vs|No|Inc|Ltd|Co|Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec|(?:\p{L}\.)*\p{L})\.$/u
const LONGEST_ABBREVIATION = 10 // characters; only the tail is looked at, so that long texts stay linear
const PARTICLES = new Set('al bin da de del della der di du el ibn la le ten ter van von'.split(' '))

/** The sentences of one paragraph. A full stop after "Mr" or an initial ends none. */
export function splitSentences(paragraph: string): string[] {
  const sentences: string[] = []
  let start = 0
  for (const end of paragraph.matchAll(/[.!?…]["'”’»)\]]{0,4}\s+(?=["'“‘«([]{0,4}[\p{Lu}\p{N}])/gu)) {
    const upToStop = paragraph.slice(Math.max(start, end.index - LONGEST_ABBREVIATION), end.index + 1)
    if (ABBREVIATION.test(upToStop)) continue
    sentences.push(paragraph.slice(start, end.index + end[0].length).trim())
    start = end.index + end[0].length
  }
  sentences.push(paragraph.slice(start).trim())
  return sentences.filter((sentence) => sentence !== '')
}

/** Whether a text stops like a sentence: at a full stop, also inside closing quotation marks or brackets. */
export function endsSentence(text: string): boolean {
  return /[.!?…。！？]["'”’»」)\]*\s]*$/u.test(text.slice(-12))
}

/** Whether a text begins like the rest of something: in lower case, and not with a name ("iPhone", "al-Qaeda", "de Blasio"). */
export function beginsInMidSentence(text: string): boolean {
  const opening = /^[^\p{L}\p{N}@#]{0,6}(\p{Ll}[\p{L}\p{M}\p{N}'’.-]{0,60})(?:\s+(\S{1,60}))?/u.exec(text)
  if (!opening) return false
  const [, word = '', next = ''] = opening
  if (/\p{Lu}/u.test(word) || /\.\p{L}{2}/u.test(word)) return false
  const isName = PARTICLES.has(word) && (/^\p{Lu}/u.test(next) || PARTICLES.has(next))
  return !isName
}

/** The words of a text as they are compared: lower case, straight apostrophes, no punctuation. */
export function wordsOf(text: string): string[] {
  return (
    text
      .toLowerCase()
      .replaceAll('’', "'")
      .match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'-]*/gu) ?? []
  )
}

export function startsWithLowerCase(text: string): boolean {
  return /^\p{Ll}/u.test(text)
}
