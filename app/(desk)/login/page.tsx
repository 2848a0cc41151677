import type { Metadata } from 'next'
import { AccountPage } from '#components/desk/account-page'
import { LogIn } from '#components/desk/log-in.client'
import { toLogInFailure } from '#lib/contributors/log-in-words'
import { siteOrigin } from '#lib/platform/env'
import { safePath } from '#lib/platform/safe-path'

export const metadata: Metadata = { title: 'Sign in' }

export default async function LogInPage({ searchParams }: PageProps<'/login'>) {
  const { callbackUrl, error } = await searchParams
  const failure = typeof error === 'string' ? toLogInFailure(error) : null
  return (
    <AccountPage title="Sign in">
      <LogIn to={safePath(callbackUrl, siteOrigin(), '/desk')} failure={failure} />
      <p className="text-sm text-soft">
        No account, or the password is lost? An admin of the newsroom can make you a link.
      </p>
    </AccountPage>
  )
}
