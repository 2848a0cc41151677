import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { findSessionOwner } from '#lib/contributors/callers'
import type { Actor } from '#lib/permissions'
import { siteOrigin } from '#lib/platform/env'
import { AppError } from '#lib/platform/errors'
import { safePath } from '#lib/platform/safe-path'

/** Set by server.ts on desk requests, because a layout is not told its own URL. Without server.ts the desk's front is used. */
const PATH_HEADER = 'x-writethru-path'

/**
 * Who is at the desk, for server components under /desk; goes to the log-in page where nobody is.
 * Throws `unavailable` where the database cannot be asked.
 */
export const getDeskActor = cache(async (): Promise<Actor> => {
  const owner = await findOwner()
  return owner ?? toLogIn()
})

async function findOwner(): Promise<Actor | null> {
  const all = (await cookies()).getAll()
  try {
    return await findSessionOwner(all.map(({ name, value }) => [name, value] as const))
  } catch (error) {
    if (error instanceof AppError && error.code === 'unauthenticated') return toLogIn('disabled')
    throw error
  }
}

async function toLogIn(reason?: 'disabled'): Promise<never> {
  const path = safePath((await headers()).get(PATH_HEADER), siteOrigin(), '/desk')
  const query = new URLSearchParams({ callbackUrl: path, ...(reason && { error: reason }) })
  redirect(`/login?${query}`)
}
