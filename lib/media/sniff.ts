/** What is wrong with a file, before any library has read it. */
export type Fault = 'unknown' | 'animated' | 'truncated' | 'two-in-one'

const ascii = (bytes: Buffer, from: number, to: number) => bytes.toString('latin1', from, to)

/** Judges a file by its bytes alone; neither its name nor what the sender calls it says anything. Null where it is a picture. */
export function findFault(bytes: Buffer): Fault | null {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return judgeEnd(bytes, endOfJpeg(bytes))
  if (ascii(bytes, 0, 8) === '\x89PNG\r\n\x1a\n') return judgePng(bytes)
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return judgeWebp(bytes)
  return ascii(bytes, 0, 4) === 'GIF8' ? 'animated' : 'unknown'
}

// What a browser, a viewer or an unpacker could take the rest for. Phones append films and further JPEGs: those may stand.
const SECOND_FILE = /<(?:script|html|svg|\?xml|!doctype|body|iframe)|%PDF-|#!\//i
const ZIP = 'PK\x03\x04'
/** Whoever hides a file puts it where its reader looks: at the beginning of what follows, or near it. */
const LOOKED_AT = 4_096

function judgeEnd(bytes: Buffer, end: number | null): Fault | null {
  if (end === null || end > bytes.length) return 'truncated'
  const rest = ascii(bytes, end, end + LOOKED_AT)
  return SECOND_FILE.test(rest) || rest.includes(ZIP) ? 'two-in-one' : null
}

/** Where the picture ends, by its markers (ITU-T T.81, B.1); null where it does not. */
function endOfJpeg(bytes: Buffer): number | null {
  let at = 2
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xd9) return at + 2
    if (marker === 0xff) at += 1
    else if (marker === 0xda) at = endOfScan(bytes, at + 2 + bytes.readUInt16BE(at + 2))
    else at += 2 + bytes.readUInt16BE(at + 2)
  }
  return bytes[at] === 0xff && bytes[at + 1] === 0xd9 ? at + 2 : null
}

/** The next marker that is none of a scan's own: a stuffed zero or a restart. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at
  }
  return bytes.length
}

/** PNG, 5.3: length, name, data, checksum. */
function judgePng(bytes: Buffer): Fault | null {
  let at = 8
  while (at + 12 <= bytes.length) {
    const name = ascii(bytes, at + 4, at + 8)
    at += 12 + bytes.readUInt32BE(at)
    if (name === 'acTL') return 'animated'
    if (name === 'IEND') return judgeEnd(bytes, at)
  }
  return 'truncated'
}

/** RIFF says how long it is; in an extended file one bit says that it moves (RFC 9649, 2.7). */
function judgeWebp(bytes: Buffer): Fault | null {
  if (bytes.length < 21) return 'truncated'
  const isAnimated = ascii(bytes, 12, 16) === 'VP8X' && ((bytes[20] ?? 0) & 2) !== 0
  return isAnimated ? 'animated' : judgeEnd(bytes, 8 + bytes.readUInt32LE(4))
}
