import type { Metadata } from 'next'
import { BreakingForm } from '#components/desk/breaking-form.client'
import { DeskPage } from '#components/desk/desk-page'
import { FrontEditor } from '#components/desk/front-editor.client'
import { ask } from '#lib/api/ask'
import { getDeskActor } from '#lib/contributors/session'
import { getFrontForDesk } from '#lib/front/queries'
import { can } from '#lib/permissions'
import { getSitePresets } from '#lib/site/queries'

export const metadata: Metadata = { title: 'Front' }

export default async function FrontPage() {
  const actor = await getDeskActor()
  if (!can(actor, 'front:edit')) {
    return <DeskPage title="Front">Only editors and admins arrange the front. Ask one of them.</DeskPage>
  }
  const front = await ask(getFrontForDesk, actor)
  const { timeZone } = await ask(getSitePresets)
  return (
    <DeskPage title="Front" about="What readers find first, and the one line above every page.">
      <BreakingForm initial={front.breaking} timeZone={timeZone} />
      <FrontEditor actor={actor} initial={front} />
    </DeskPage>
  )
}
