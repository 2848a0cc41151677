'use client'

import { useRef, useState } from 'react'
import { useAskIdentity } from '#components/desk/ask-identity.client'
import { useAskReason } from '#components/desk/ban-reason.client'
import { useDeskIfAny } from '#components/desk/desk-context.client'
import { useAskEyes } from '#components/desk/second-eyes.client'
import { type Press, pressFor } from '#lib/desk/press'
import { type DeskRequest, type Refusal, type Reply, send } from '#lib/desk/request'
import { newId } from '#lib/platform/uuid'

type Sending<T> = Omit<DeskRequest<T>, 'key' | 'as'>

/** One button's way to the door: a second click while the first is on its way does nothing. */
export function useSend() {
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const underWay = useRef(false)
  const as = useDeskIfAny()?.actor.id
  const unanswered = useRef<Press | null>(null)
  const askReason = useAskReason()
  const askEyes = useAskEyes()
  const askIdentity = useAskIdentity()

  /** Null where an earlier click is still on its way. */
  async function press<T>(sending: Sending<T>): Promise<Reply<T> | null> {
    if (underWay.current) return null
    underWay.current = true
    setBusy(true)
    setRefusal(null)
    const pressed = pressFor(
      `${sending.method} ${sending.path} ${JSON.stringify(sending.body)}`,
      unanswered.current,
      newId,
    )
    let body = sending.body
    let reply = await send({ ...sending, key: pressed.key, as })
    if (!reply.ok && reply.identityWays && (await askIdentity(reply.identityWays))) {
      reply = await send({ ...sending, key: pressed.key, as })
    }
    if (!reply.ok && reply.mayGiveReason) {
      const banReason = await askReason(reply)
      if (banReason) {
        body = { ...body, banReason }
        reply = await send({ ...sending, body, key: newId(), as })
      }
    }
    if (!reply.ok && reply.secondEyes) {
      const secondEyes = await askEyes(reply)
      if (secondEyes) reply = await send({ ...sending, body: { ...body, secondEyes }, key: newId(), as })
    }
    const lost = !reply.ok && reply.status === 0
    unanswered.current = lost ? pressed : null
    underWay.current = false
    setBusy(false)
    if (!reply.ok) setRefusal(reply)
    return reply
  }

  return { press, busy, refusal, forget: () => setRefusal(null) }
}
