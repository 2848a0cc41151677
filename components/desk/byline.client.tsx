'use client'

import { useState } from 'react'
import { BylinePortrait } from '#components/desk/byline-portrait.client'
import { BylineProfile } from '#components/desk/byline-profile.client'
import { BylineWithholding } from '#components/desk/byline-withholding.client'
import type { ProfileView } from '#lib/bylines/views'
import { type Actor, can } from '#lib/permissions'

interface BylineProps {
  actor: Actor
  initial: ProfileView
  /** The newsroom's: when something was withheld. */
  timeZone: string
}

/** A contributor as readers know them: the name under their texts, their page, and the way to take both from readers. */
export function Byline({ actor, initial, timeZone }: BylineProps) {
  const [profile, setProfile] = useState(initial)
  const { contributorId, withheld } = profile
  // What matters first stands first; it does not jump while somebody decides.
  const [isFirst] = useState(initial.withheld !== null)
  const facts = { contributorId, withheldAt: withheld && new Date(withheld.at) }
  const withholding = <BylineWithholding actor={actor} profile={profile} timeZone={timeZone} onChanged={setProfile} />
  return (
    <div className="grid gap-6">
      {isFirst && withholding}
      {can(actor, 'profile:edit', facts) ? (
        <>
          <BylineProfile actor={actor} profile={profile} onChanged={setProfile} />
          <BylinePortrait profile={profile} onChanged={setProfile} />
        </>
      ) : (
        <p className="text-soft">The name, bio and portrait are changed by an admin, or by {profile.accountName}.</p>
      )}
      {!isFirst && withholding}
    </div>
  )
}
