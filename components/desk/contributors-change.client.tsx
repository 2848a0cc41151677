'use client'

import { useSend } from '#components/desk/use-send.client'
import { ContributorView } from '#lib/contributors/views'

/** `''`: what stands on the account itself. */
type Change = '' | 'role' | 'rights' | 'disabling' | 'enabling' | 'invitation/withdrawal'

/** Changes a contributor's account; where it has changed meanwhile, the list shows it as it is now, beside the reason. */
export function useChange(person: ContributorView, onChanged: (person: ContributorView) => void) {
  const { press, busy, refusal } = useSend()

  async function change(what: Change, fields: Record<string, unknown> = {}) {
    const reply = await press({
      method: what === '' ? 'PATCH' : 'POST',
      path: `/contributors/${person.id}${what && `/${what}`}`,
      // A link is no version of an account.
      body: what === 'invitation/withdrawal' ? {} : { baseVersion: person.version, ...fields },
      returns: ContributorView,
    })
    const now = reply?.ok ? reply.value : ContributorView.safeParse(reply?.current).data
    if (now) onChanged(now)
  }

  return { change, busy, refusal }
}
