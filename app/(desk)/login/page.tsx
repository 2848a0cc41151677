import type { Metadata } from 'next'
import { AccountPage } from '#components/desk/account-page'
import { LogIn } from '#components/desk/log-in.client'
import { ask } from '#lib/api/ask'
import { toLogInFailure } from '#lib/contributors/log-in-words'
import { findMySession } from '#lib/contributors/session'
import { getLogInStep } from '#lib/factors/queries'
import { siteOrigin } from '#lib/platform/env'
import { safePath } from '#lib/platform/safe-path'

export const metadata: Metadata = { title: 'Sign in' }

export default async function LogInPage({ searchParams }: PageProps<'/login'>) {
  const { callbackUrl, error } = await searchParams
  const standing = await ask(getLogInStep, await findMySession())
  const failure = typeof error === 'string' ? toLogInFailure(error) : null
  return (
    <AccountPage title={standing.step === 'set-up' ? 'Set up a second factor' : 'Sign in'}>
      <LogIn to={safePath(callbackUrl, siteOrigin(), '/desk')} failure={failure} standing={standing} />
      <p className="text-sm text-soft">
        No account, or the password is lost? An admin of the newsroom can make you a link.
      </p>
    </AccountPage>
  )
}
