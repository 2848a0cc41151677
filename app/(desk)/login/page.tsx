import type { Metadata } from 'next'
import { AccountPage } from '#components/desk/account-page'
import { LogIn } from '#components/desk/log-in.client'
import { SingleSignOn } from '#components/desk/single-sign-on.client'
import { ask } from '#lib/api/ask'
import { toLogInFailure } from '#lib/contributors/log-in-words'
import { findMySession } from '#lib/contributors/session'
import { singleSignOn } from '#lib/contributors/single-sign-on'
import { getLogInStep } from '#lib/factors/queries'
import { siteOrigin } from '#lib/platform/env'
import { safePath } from '#lib/platform/safe-path'

export const metadata: Metadata = { title: 'Sign in' }

export default async function LogInPage({ searchParams }: PageProps<'/login'>) {
  const { callbackUrl, error } = await searchParams
  const standing = await ask(getLogInStep, await findMySession())
  const failure = typeof error === 'string' ? toLogInFailure(error) : null
  const provider = singleSignOn()
  const to = safePath(callbackUrl, siteOrigin(), '/desk')
  return (
    <AccountPage title={standing.step === 'set-up' ? 'Set up a second factor' : 'Sign in'}>
      <LogIn to={to} failure={failure} provider={provider} standing={standing} />
      {standing.step !== 'set-up' && provider && <SingleSignOn name={provider.name} to={to} />}
      {standing.step !== 'set-up' && (
        <p className="text-sm text-soft">
          <a href="/login/forgotten" className="underline">
            Forgotten the password?
          </a>{' '}
          No account? An admin of the newsroom can invite you.
        </p>
      )}
    </AccountPage>
  )
}
