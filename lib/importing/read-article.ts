import { AppError } from '#lib/platform/errors'

const MAX_ARTICLE_BYTES = 1024 * 1024 // a long running story is 50 KB: more is a mistake, and the parser's tests end here
const MAX_CONTROL_SHARE = 0.01 // old wire copy carries a few control characters; binary files are full of them

/**
 * The text of an uploaded or pasted article: UTF-8, with or without a byte-order mark.
 * Throws `invalid` with a sentence that says what to do. Pasted text goes through it too, as its bytes.
 */
export function readArticle(bytes: Uint8Array): string {
  if (bytes.length > MAX_ARTICLE_BYTES) {
    throw new AppError('invalid', 'The text is larger than 1 MB: keep only the article and try again')
  }
  const text = decode(bytes)
  if (text.startsWith('%PDF-') || text.startsWith('{\\rtf') || isBinary(text)) throw notPlainText()
  if (!/[\p{L}\p{N}]/u.test(text)) {
    throw new AppError('invalid', 'There is no text to import: choose or paste the text of an article')
  }
  return text
}

function decode(bytes: Uint8Array): string {
  if (isUtf16(bytes)) throw notUtf8()
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw bytes.includes(0) ? notPlainText() : notUtf8()
  }
}

function isUtf16([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
}

function isBinary(text: string): boolean {
  if (text.includes('\0')) return true
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
  const controls = text.match(/[\x01-\x08\x0e-\x1f\x7f]/g)?.length ?? 0
  return controls > text.length * MAX_CONTROL_SHARE
}

function notPlainText(): AppError {
  return new AppError('invalid', 'This is not a plain text file: save the article as plain text (.txt) and try again')
}

function notUtf8(): AppError {
  return new AppError(
    'invalid',
    'The text is not in UTF-8: save it as plain text with the encoding UTF-8 and try again',
  )
}
