'use client'

import { useSend } from '#components/desk/use-send.client'
import { ContributorView } from '#lib/contributors/views'

/** Changes a contributor's account; where it has changed meanwhile, the list shows it as it is now, beside the reason. */
export function useChange(person: ContributorView, onChanged: (person: ContributorView) => void) {
  const { press, busy, refusal } = useSend()

  async function change(what: 'role' | 'disabling' | 'enabling', fields: Record<string, string> = {}) {
    const reply = await press({
      method: 'POST',
      path: `/contributors/${person.id}/${what}`,
      body: { baseVersion: person.version, ...fields },
      returns: ContributorView,
    })
    const now = reply?.ok ? reply.value : ContributorView.safeParse(reply?.current).data
    if (now) onChanged(now)
  }

  return { change, busy, refusal }
}
