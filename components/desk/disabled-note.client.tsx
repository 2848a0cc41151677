'use client'

import { UserX } from 'lucide-react'
import { useEffect, useState } from 'react'
import { MeView } from '#lib/contributors/views'
import { oneAtATime } from '#lib/desk/one-at-a-time'
import { readOnce } from '#lib/desk/request'
import { followRefusals } from '#lib/desk/room-stream'

/** Said on every page as soon as an admin has disabled whoever looks at it; what they are writing stays before them. */
export function DisabledNote() {
  const [disabled, setDisabled] = useState(false)

  useEffect(() => {
    const ask = oneAtATime(async () => {
      const reply = await readOnce('/me', MeView)
      setDisabled(!reply.ok && reply.reason === 'disabled')
    })
    return followRefusals(() => void ask())
  }, [])

  if (!disabled) return null
  return (
    <p
      role="alert"
      className="sticky top-0 z-10 flex items-center gap-2 border-b border-live bg-live-wash px-4 py-2 text-sm md:px-6"
    >
      <UserX aria-hidden="true" className="size-4 shrink-0 text-live" />
      <span>
        <b className="font-semibold">Your account has been disabled.</b> Ask an admin. Nothing you send is taken; what
        you were writing is kept on this device.
      </span>
    </p>
  )
}
