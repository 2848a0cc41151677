// What XML 1.0 does not allow, even escaped (its production 2, Char); a lone half of a pair is no character at all.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const REFUSED = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]|\p{Cs}/gu

/** Text as every format can hold it. One such character in a bullet would make the whole feed unreadable. */
export const printable = (text: string): string => text.replaceAll(REFUSED, '')

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text within HTML, or within an attribute in double quotes. */
export const escaped = (text: string): string => printable(text).replaceAll(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign)
