import type { Metadata } from 'next'
import { DeskPage } from '#components/desk/desk-page'
import { getDeskActor } from '#lib/contributors/session'

export const metadata: Metadata = { title: 'It is you' }

/** Where a window ends that the desk has opened for a provider to ask who somebody is. */
export default async function ConfirmedPage() {
  const { name } = await getDeskActor()
  return (
    <DeskPage title="It is you" about={`${name}, you have shown who you are.`}>
      <p>Close this window, and go on in the one you came from: what you typed is still there.</p>
    </DeskPage>
  )
}
