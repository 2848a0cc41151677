import { describe, expect, it } from 'vitest'
import { readArticle } from '#lib/importing/read-article'
import { AppError } from '#lib/platform/errors'

const bytesOf = (text: string) => new TextEncoder().encode(text)

describe('readArticle', () => {
  it('reads UTF-8 and drops its byte-order mark', () => {
    expect(readArticle(bytesOf('\uFEFFŞoke, “Söke”'))).toBe('Şoke, “Söke”')
  })

  it('takes exactly 1 MB, and old wire copy with a control character', () => {
    expect(readArticle(bytesOf('a'.repeat(1024 * 1024)))).toHaveLength(1024 * 1024)
    expect(readArticle(bytesOf(`\x02${'The minister resigned. '.repeat(20)}\x03`))).toContain('resigned')
  })

  it.each([
    ['an empty file', new Uint8Array(), /no text to import: choose or paste/],
    ['blank lines and a rule', bytesOf(' \r\n\n ***\n'), /no text to import/],
    ['more than 1 MB', bytesOf('a'.repeat(1024 * 1024 + 1)), /larger than 1 MB: keep only/],
    [
      'a picture',
      Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d),
      /not a plain text file/,
    ],
    ['a PDF', bytesOf('%PDF-1.7\n1 0 obj'), /not a plain text file/],
    ['a Word document in RTF', bytesOf('{\\rtf1\\ansi The minister}'), /not a plain text file/],
    ['zero bytes', bytesOf('The minister\0\0'), /not a plain text file/],
    ['control characters', Uint8Array.of(1, 2, 3, 4, 65), /not a plain text file/],
    ['Latin-1', Uint8Array.of(0x53, 0xf6, 0x6b, 0x65), /not in UTF-8: save it/],
    ['UTF-16', Uint8Array.of(0xff, 0xfe, 0x41, 0x00), /not in UTF-8: save it/],
  ])('refuses %s and says what to do', (_, bytes, message) => {
    expect(() => readArticle(bytes)).toThrow(message)
    expect(() => readArticle(bytes)).toThrow(AppError)
  })
})
