import type { Metadata } from 'next'
import { DeskPage } from '#components/desk/desk-page'
import { Factors } from '#components/desk/factors.client'
import { MySessions } from '#components/desk/my-sessions.client'
import { TwoFactorRoles } from '#components/desk/two-factor-roles.client'
import { ask } from '#lib/api/ask'
import { getDeskActor, getDeskSession } from '#lib/contributors/session'
import { getFactors } from '#lib/factors/queries'
import { getTwoFactorRoles } from '#lib/factors/required'
import { listMySessions } from '#lib/factors/sessions'
import { can } from '#lib/permissions'
import { getDeskZone } from '#lib/site/queries'

export const metadata: Metadata = { title: 'Signing in' }

export default async function SigningInPage() {
  const actor = await getDeskActor()
  const sessions = await ask(listMySessions, await getDeskSession(), new Date())
  const factors = await ask(getFactors, actor)
  return (
    <DeskPage title="Signing in" about="How you prove that it is you, and where you are signed in.">
      <Factors initial={factors} />
      <MySessions initial={sessions} zone={await ask(getDeskZone, actor)} />
      {can(actor, 'site:require-factor') && <TwoFactorRoles initial={await ask(getTwoFactorRoles, actor)} />}
    </DeskPage>
  )
}
