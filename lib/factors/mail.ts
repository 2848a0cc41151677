import { whenIn } from '#lib/contributors/account-mail'
import type { FactorsResetView } from '#lib/factors/views'
import { env } from '#lib/platform/env'
import { sendMail } from '#lib/platform/mail'

/** After the commit. Whoever did not ask for it must hear of it. */
export async function mailFactorsReset(view: FactorsResetView): Promise<FactorsResetView> {
  const { name, email, timeZone } = view.contributor
  const newsroom = new URL(env().SITE_URL).host
  const mailed = await sendMail({
    to: email,
    subject: `Your second factor at ${newsroom} was reset`,
    text: [
      `Hello ${name},`,
      `an admin of the newsroom at ${newsroom} has removed your authenticator app, passkeys and recovery codes, and signed you out everywhere. Sign in with your password and set up a new second factor.`,
      `When: ${whenIn(timeZone ?? 'UTC', new Date())}`,
      'If you did not ask for this, tell the admins of the newsroom at once, by phone or in person.',
    ].join('\n\n'),
  })
  return { ...view, mailed }
}
