import type { Metadata } from 'next'
import { AccountPage } from '#components/desk/account-page'
import { Forgotten } from '#components/desk/forgotten.client'
import { env } from '#lib/platform/env'

export const metadata: Metadata = { title: 'Forgotten password' }

/** What this newsroom can do is a matter of its configuration, not of when it was built. */
export const dynamic = 'force-dynamic'

export default function ForgottenPage() {
  const sendsMail = env().SMTP_URL !== undefined
  return (
    <AccountPage title="Choose a new password">
      {sendsMail ? <Forgotten /> : <NoMail />}
      <p className="text-sm text-soft">
        <a href="/login" className="underline">
          Back to signing in
        </a>
      </p>
    </AccountPage>
  )
}

const NoMail = () => (
  <p>This newsroom sends no mail. Ask one of its admins: they can make you a link to choose a new password.</p>
)
