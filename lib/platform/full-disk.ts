import { AppError } from '#lib/platform/errors'
import { log } from '#lib/platform/log'

export const FULL_DISK =
  'The newsroom cannot store files at the moment: its disk is full or locked. Nothing is lost; tell an admin and try again.'

const FULL = new Set(['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EPERM', 'ENOTDIR', 'EEXIST', 'EIO', 'EFBIG'])

/** What a person is told where the disk takes nothing; everything else is passed on. */
export function asFullDisk(error: unknown): unknown {
  if (!(error instanceof Error && 'code' in error && FULL.has(String(error.code)))) return error
  log('error', 'storage.refuses', { reason: error.message })
  return new AppError('unavailable', FULL_DISK)
}
