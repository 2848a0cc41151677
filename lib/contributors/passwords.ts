import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { z } from 'zod'
import { GUESSABLE, isGuessable } from '#lib/contributors/common-passwords'
import { AppError } from '#lib/platform/errors'

const derive = promisify(argon2)

/** argon2id, the OWASP minimum for a server that also serves readers: 19 MiB, two passes, about 50 ms. */
const COST = { memory: 19_456, passes: 2, parallelism: 1 }
const SALT_BYTES = 16
const HASH_BYTES = 32

/** Twelve characters is what a passphrase of three words reaches; 200 keeps one log-in cheap. */
const MIN_CHARACTERS = 12
const MAX_CHARACTERS = 200

/** One that is common to everybody is refused here; what is about the person is refused where the person is known. */
export const Password = z
  .string()
  .max(MAX_CHARACTERS, `A password has at most ${MAX_CHARACTERS} characters.`)
  .refine((password) => [...normal(password)].length >= MIN_CHARACTERS, {
    message: `A password needs at least ${MIN_CHARACTERS} characters; three or four words are easy to remember.`,
  })
  .refine((password) => [...password].length < MIN_CHARACTERS || !isGuessable(password), { message: GUESSABLE })
  .meta({ description: `${MIN_CHARACTERS} to ${MAX_CHARACTERS} characters` })

/** A hash in the PHC string format: $argon2id$v=19$m=..,t=..,p=..$salt$hash */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES)
  const hash = await inTurn(() =>
    derive('argon2id', { message: normal(password), nonce: salt, tagLength: HASH_BYTES, ...COST }),
  )
  return format(salt, hash)
}

/** With no hash (no such e-mail, not joined yet) it works just as long and says no. */
export async function verifyPassword(password: string, stored: string | null): Promise<boolean> {
  const { salt, hash, cost } = parse(stored ?? NOBODY)
  const given = await inTurn(() =>
    derive('argon2id', { message: normal(password), nonce: salt, tagLength: hash.length, ...cost }),
  )
  return timingSafeEqual(given, hash) && stored !== null
}

/** The same letters typed on another keyboard are the same password (NIST SP 800-63B). */
const normal = (password: string): string => password.normalize('NFKC')

const base64 = (bytes: Buffer): string => bytes.toString('base64').replaceAll('=', '')

const format = (salt: Buffer, hash: Buffer): string =>
  `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${base64(salt)}$${base64(hash)}`

const NOBODY = format(randomBytes(SALT_BYTES), randomBytes(HASH_BYTES))

const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/

function parse(stored: string) {
  const [, memory, passes, parallelism, salt, hash] = PHC.exec(stored) ?? []
  if (!salt || !hash) throw new Error('A stored password hash is not an argon2id PHC string')
  return {
    salt: Buffer.from(salt, 'base64'),
    hash: Buffer.from(hash, 'base64'),
    cost: { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) },
  }
}

/** Hashing takes a thread and 19 MiB each: two leave the other threads of Node's pool to files and compression. */
const AT_ONCE = 2
/** 40 waiting is a second; whoever comes after that had better try again. */
const MAX_WAITING = 40

let running = 0
const waiting: (() => void)[] = []

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await myTurn()
  else running += 1
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}

function myTurn(): Promise<void> {
  if (waiting.length >= MAX_WAITING) {
    throw new AppError('rate_limited', 'Too many people are logging in at this moment. Try again in a few seconds.')
  }
  return new Promise((resolve) => waiting.push(resolve))
}
