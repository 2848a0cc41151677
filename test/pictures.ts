import { Buffer } from 'node:buffer'
import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'

/** A photograph as a phone takes it: lying on its side, with the place it was taken at. */
export function aPhoto(width = 1200, height = 900): Promise<Buffer> {
  const background = { r: 70, g: 110, b: 140 }
  return sharp({
    create: { width, height, channels: 3, background, noise: { type: 'gaussian', mean: 128, sigma: 12 } },
  })
    .composite([
      {
        input: Buffer.from(
          `<svg width="${width}" height="${height}"><circle cx="20%" cy="30%" r="15%" fill="#fc0"/></svg>`,
        ),
      },
    ])
    .withExif({ IFD0: { Artist: 'Bo Lindqvist' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '39/1 55/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 80 })
    .toBuffer()
}

const plain = () => sharp({ create: { width: 64, height: 48, channels: 3, background: '#468' } })

async function aFilm(as: 'webp' | 'gif'): Promise<Buffer> {
  const frames = sharp({
    create: {
      width: 32,
      height: 64,
      pageHeight: 32,
      channels: 3,
      background: '#468',
      noise: { type: 'gaussian', mean: 99, sigma: 30 },
    },
  })
  return as === 'webp'
    ? frames.webp({ loop: 0, delay: [100, 100] }).toBuffer()
    : frames.gif({ delay: [100, 100] }).toBuffer()
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name), data])
  const ends = Buffer.alloc(8)
  ends.writeUInt32BE(data.length, 0)
  ends.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)])
}

/** A PNG that says it is very large in a few bytes. */
function aBomb(side: number): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(side, 0)
  head.writeUInt32BE(side, 4)
  head.set([8, 0, 0, 0, 0], 8)
  const rows = deflateSync(Buffer.alloc((side + 1) * 64))
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))])
}

async function movingPng(): Promise<Buffer> {
  const still = await plain().png().toBuffer()
  const end = 8 + 12 + still.readUInt32BE(8)
  return Buffer.concat([
    still.subarray(0, end),
    chunk('acTL', Buffer.from([0, 0, 0, 2, 0, 0, 0, 0])),
    still.subarray(end),
  ])
}

/** A JPEG whose header is right and whose rest is dice. */
async function noiseInside(): Promise<Buffer> {
  const whole = await plain().jpeg().toBuffer()
  const tables = whole.indexOf(Buffer.from([0xff, 0xc4]))
  return Buffer.concat([
    whole.subarray(0, tables + 4),
    Buffer.alloc(whole.length - tables - 6, 0x11),
    whole.subarray(-2),
  ])
}

const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
const zip = Buffer.from('PK\x03\x04 a whole archive')

/** Files that are no pictures for readers, each with a word of the sentence that says so. */
export const HOSTILE: [name: string, make: () => Promise<Buffer> | Buffer, says: RegExp][] = [
  ['text', () => Buffer.from('a photo, believe me'), /no JPEG, PNG or WebP/],
  ['an SVG called JPEG', () => Buffer.from(svg), /no JPEG, PNG or WebP/],
  ['a page called JPEG', () => Buffer.from('<!doctype html><script>alert(1)</script>'), /no JPEG, PNG or WebP/],
  ['a PDF called JPEG', () => Buffer.from('%PDF-1.7\n1 0 obj <<>> endobj'), /no JPEG, PNG or WebP/],
  ['a TIFF', () => plain().tiff().toBuffer(), /no JPEG, PNG or WebP/],
  [
    'a picture and a page',
    async () => Buffer.concat([await plain().jpeg().toBuffer(), Buffer.from(svg)]),
    /something else at once/,
  ],
  [
    'a picture and an archive',
    async () => Buffer.concat([await plain().png().toBuffer(), zip]),
    /something else at once/,
  ],
  [
    'a WebP and a page',
    async () => Buffer.concat([await plain().webp().toBuffer(), Buffer.from('<html>')]),
    /something else at once/,
  ],
  ['a page in a picture’s name', () => Buffer.concat([Buffer.from('GIF89a/*'), Buffer.from(svg)]), /moves/],
  ['half a JPEG', async () => (await plain().jpeg().toBuffer()).subarray(0, -20), /Part of this picture is missing/],
  ['half a PNG', async () => (await plain().png().toBuffer()).subarray(0, 80), /Part of this picture is missing/],
  ['half a WebP', async () => (await plain().webp().toBuffer()).subarray(0, 40), /Part of this picture is missing/],
  ['three bytes', () => Buffer.from([0xff, 0xd8, 0xff]), /Part of this picture is missing/],
  ['a moving WebP', () => aFilm('webp'), /moves/],
  ['a GIF', () => aFilm('gif'), /moves/],
  ['a moving PNG', movingPng, /moves/],
  ['a bomb of 2,500 million pixels', () => aBomb(50_000), /too many pixels/],
  ['a JPEG with nonsense inside', noiseInside, /damaged|missing/],
]
