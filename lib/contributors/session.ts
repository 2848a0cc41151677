import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { findOpenSession, findSessionOwner, type OpenSession } from '#lib/contributors/callers'
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

/** What this browser's session is, for the log-in page; null where it has none, or none that can be asked about now. */
export async function findMySession(): Promise<OpenSession | null> {
  try {
    return await findOpenSession(await readCookies())
  } catch (error) {
    // The page offers to sign in, and that says what is the matter.
    if (error instanceof AppError) return null
    throw error
  }
}

/** The session of whoever is at the desk, for pages about it; throws where nobody can be asked, like `getDeskActor`. */
export async function getDeskSession(): Promise<OpenSession> {
  const session = await findOpenSession(await readCookies())
  return session?.standing === 'whole' ? session : toLogIn()
}

async function readCookies() {
  return (await cookies()).getAll().map(({ name, value }) => [name, value] as const)
}

async function findOwner(): Promise<Actor | null> {
  const all = await readCookies()
  try {
    return await findSessionOwner(all)
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
