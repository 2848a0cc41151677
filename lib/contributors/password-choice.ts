import { GUESSABLE, isGuessable } from '#lib/contributors/common-passwords'
import { hashPassword } from '#lib/contributors/passwords'
import { env } from '#lib/platform/env'
import { AppError } from '#lib/platform/errors'

interface Whose {
  name: string
  email: string
}

/** The hash of a newly chosen password; refuses one that is made of what everybody knows of the person and the site. */
export async function hashChosen(password: string, whose: Whose | null): Promise<string> {
  const about = [new URL(env().SITE_URL).hostname, whose?.name ?? '', whose?.email ?? '']
  if (isGuessable(password, about)) throw new AppError('invalid', GUESSABLE, { field: 'password' })
  return hashPassword(password)
}
