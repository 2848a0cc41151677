import { AppError } from '#lib/platform/errors'

/** Rich text is 8 deep, a list of updates 4; behind the door everything walks a value by calling itself. */
const MAX_DEPTH = 64
/** The largest rich text has some 10,000 of them; 90,000 keys cost 0.5 s of everybody's time to refuse one by one. */
const MAX_PARTS = 25_000

/**
 * A request's JSON, refused before it is read where it is deeper or of more parts than anything we ask for: the cheapest look
 * first. A key that would become an object's prototype is refused too, wherever it stands.
 */
export function parseBoundedJson(text: string): unknown {
  judgeShape(text)
  const value = parse(text)
  // However it is written: an escape is the one other way to spell it.
  if (/__proto__|\\u00[567]/i.test(text)) refusePrototypes(value)
  if (/\\u(0000|d[89a-f])/i.test(text)) refuseBrokenText(value)
  return value
}

function judgeShape(text: string): void {
  let depth = 0
  let parts = 0
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at]
    if (sign === '"') at = endOfString(text, at)
    else if (sign === '{' || sign === '[') depth += 1
    else if (sign === '}' || sign === ']') depth -= 1
    else if (sign === ',') parts += 1
    if (depth > MAX_DEPTH) throw new AppError('invalid', `This is nested too deep: at most ${MAX_DEPTH} levels.`)
    if (parts > MAX_PARTS) throw new AppError('invalid', `This has too many parts: at most ${MAX_PARTS}.`)
  }
}

/** Postgres keeps no such text: a NUL, or half of a sign that is written as two. */
function refuseBrokenText(value: unknown): void {
  if (typeof value === 'string' && (value.includes('\0') || !value.isWellFormed())) {
    throw new AppError(
      'invalid',
      'There is a sign in this text that cannot be kept; paste the text again as plain text.',
    )
  }
  if (value === null || typeof value !== 'object') return
  for (const [key, inner] of Object.entries(value)) {
    refuseBrokenText(key)
    refuseBrokenText(inner)
  }
}

/** Where a string that begins here ends; beyond the text where it never does. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let slashes = 0
    while (text[end - 1 - slashes] === '\\') slashes += 1
    if (slashes % 2 === 0) return end
  }
  return text.length
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new AppError('invalid', 'The JSON of this request cannot be read.')
  }
}

function refusePrototypes(value: unknown): void {
  if (value === null || typeof value !== 'object') return
  if (Object.hasOwn(value, '__proto__')) throw new AppError('invalid', 'Leave out the field `__proto__`.')
  for (const inner of Object.values(value)) refusePrototypes(inner)
}
