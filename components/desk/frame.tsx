import type { ReactNode } from 'react'
import { AskIdentityProvider } from '#components/desk/ask-identity.client'
import { AskReasonProvider } from '#components/desk/ban-reason.client'
import { DeskKeys } from '#components/desk/desk-keys.client'
import { DisabledNote } from '#components/desk/disabled-note.client'
import { DeskNav } from '#components/desk/nav.client'
import { OfflineNote } from '#components/desk/offline-note.client'
import { ReviewProvider } from '#components/desk/review-provider.client'
import { AskEyesProvider } from '#components/desk/second-eyes.client'
import { Toasts } from '#components/ui/toast.client'
import { ask } from '#lib/api/ask'
import { singleSignOn } from '#lib/contributors/single-sign-on'
import { type Actor, can } from '#lib/permissions'
import { listEyesKinds } from '#lib/site/queries'
import { listStoriesForDesk } from '#lib/stories/queries'
import { listReview } from '#lib/updates/review'

/** Everything under /desk: the stories at the left, the work beside them. */
export async function DeskFrame({ actor, children }: { actor: Actor; children: ReactNode }) {
  const { stories } = await ask(listStoriesForDesk, actor)
  const running = stories.filter(({ state }) => state === 'live')
  const queue = can(actor, 'review:read') ? await ask(listReview, actor) : null
  return (
    <ReviewProvider actor={actor} initial={queue}>
      <div className="md:grid md:min-h-dvh md:grid-cols-[15rem_minmax(0,1fr)]">
        <a
          href="#work"
          className="sr-only focus:not-sr-only focus:absolute focus:z-20 focus:m-2 focus:rounded focus:bg-panel focus:p-2"
        >
          Skip to the work
        </a>
        <DeskNav actor={actor} running={running} />
        <main id="work" tabIndex={-1} className="min-w-0 outline-none">
          <OfflineNote />
          <DisabledNote />
          <AskReasonProvider>
            <AskEyesProvider kinds={await ask(listEyesKinds)}>
              <AskIdentityProvider provider={singleSignOn()}>{children}</AskIdentityProvider>
            </AskEyesProvider>
          </AskReasonProvider>
        </main>
        <DeskKeys actor={actor} />
        <Toasts />
      </div>
    </ReviewProvider>
  )
}
