import { fork } from 'node:child_process'
import { join } from 'node:path'
import { Outcome, type Why } from '#lib/media/reencoding'
import { AppError } from '#lib/platform/errors'
import { FULL_DISK } from '#lib/platform/full-disk'

export interface ReencodeLimits {
  maxPixels: number
  maxBytesOfMemory: number
  timeMs: number
}

export const LIMITS: ReencodeLimits = {
  /** The largest picture a phone takes in everyday use; a bomb says it has a thousand times as many. */
  maxPixels: 50_000_000,
  /** Fifty million pixels, decoded at once as a progressive JPEG must be, with room to work. */
  maxBytesOfMemory: 900 * 2 ** 20,
  /** Fifty million pixels take five seconds on one slow core. */
  timeMs: 30_000,
}

const SENTENCES: Record<Why, string> = {
  unknown: 'This file is no JPEG, PNG or WebP picture; save it as one of these and add it again.',
  animated: 'This picture moves; add a still one, as JPEG, PNG or WebP.',
  truncated: 'Part of this picture is missing; fetch or save it again, then add it again.',
  'two-in-one': 'This file is a picture and something else at once; save the picture alone and add it again.',
  'too-many-pixels': 'This picture has too many pixels: at most 50 million; make it smaller and add it again.',
  'too-much-memory': 'This picture takes too much memory to open; make it smaller and add it again.',
  'no-room': FULL_DISK,
  broken: 'This picture is damaged and cannot be opened; save it anew and add it again.',
}
const TOO_SLOW = 'This picture takes too long to open; make it smaller and add it again.'
const DIED = 'This picture could not be opened; try again, or save it anew first.'
/**
 * Makes the variants of a stranger's file in a folder, in a process of its own, and answers their sizes.
 * @throws AppError one sentence for whoever sent it
 */
export async function reencode(file: string, folder: string, limits = LIMITS) {
  const outcome = await ask(file, folder, limits)
  if (!outcome.made)
    throw new AppError(outcome.why === 'no-room' ? 'unavailable' : 'invalid', SENTENCES[outcome.why], {
      reason: outcome.why,
    })
  return outcome
}

function ask(file: string, folder: string, { timeMs, ...limits }: ReencodeLimits): Promise<Outcome> {
  // No secret of the newsroom's is in its environment.
  const child = fork(join(/* turbopackIgnore: true */ process.cwd(), 'lib/media/reencode-child.ts'), [], {
    env: { NODE_ENV: 'production', PATH: process.env.PATH },
    execArgv: ['--max-old-space-size=128'],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill('SIGKILL')
      reject(new AppError('invalid', TOO_SLOW, { reason: 'too-slow' }))
    }, timeMs)
    child.once('message', (message) => {
      const answered = Outcome.safeParse(message)
      if (answered.success) resolve(answered.data)
    })
    child.once('error', reject)
    child.once('exit', () => {
      clearTimeout(timer)
      // After its message, if there was one.
      reject(new AppError('unavailable', DIED))
    })
    child.send({ file, folder, ...limits })
  })
}
