import type { Metadata } from 'next'
import { AccountPage } from '#components/desk/account-page'
import { NewPassword } from '#components/desk/new-password.client'
import { ask } from '#lib/api/ask'
import { findOpenReset } from '#lib/contributors/queries'
import { countTokens } from '#lib/contributors/tokens'

/** The address of this page is a secret: it must not be told to any page that is opened from it. */
export const metadata: Metadata = { title: 'New password', referrer: 'no-referrer' }

export default async function NewPasswordPage({ params }: PageProps<'/login/new-password/[secret]'>) {
  const { secret } = await params
  const whose = await ask(findOpenReset, secret, new Date())
  if (!whose) return <SpentLink />
  return (
    <AccountPage title={`A new password, ${whose.name}`}>
      <p>Wherever you are signed in now, you are signed out. Then you sign in with the new password.</p>
      <NewPassword secret={secret} email={whose.email} tokens={await ask(countTokens, whose.id, new Date())} />
    </AccountPage>
  )
}

const SpentLink = () => (
  <AccountPage title="This link does not work any more">
    <p>It has been used already, or is older than half an hour.</p>
    <p>
      <a href="/login/forgotten" className="underline">
        Ask for a new link
      </a>{' '}
      or{' '}
      <a href="/login" className="underline">
        sign in
      </a>
      .
    </p>
  </AccountPage>
)
