import type { Metadata } from 'next'
import { AcceptInvitation } from '#components/desk/accept-invitation.client'
import { AccountPage } from '#components/desk/account-page'
import { ask } from '#lib/api/ask'
import { findOpenInvitation } from '#lib/contributors/queries'

/** The address of this page is a secret: it must not be told to any page that is opened from it. */
export const metadata: Metadata = { title: 'Your account', referrer: 'no-referrer' }

export default async function InvitationPage({ params }: PageProps<'/invitation/[secret]'>) {
  const { secret } = await params
  const invitation = await ask(findOpenInvitation, secret, new Date())
  if (!invitation) return <SpentLink />
  const { contributor } = invitation
  return (
    <AccountPage title={contributor ? `Welcome, ${contributor.name}` : 'Set up this newsroom'}>
      <p>
        {contributor
          ? 'Choose a password. From then on you sign in with your e-mail address and this password.'
          : 'You will be its first admin: you invite the others. This link works once.'}
      </p>
      <AcceptInvitation secret={secret} email={contributor?.email ?? null} />
    </AccountPage>
  )
}

const SpentLink = () => (
  <AccountPage title="This link does not work any more">
    <p>It has been used already, is older than a week, or was replaced by a newer one. Ask an admin for a new link.</p>
    <p>
      If you have chosen your password already,{' '}
      <a href="/login" className="underline">
        sign in
      </a>
      .
    </p>
  </AccountPage>
)
