import { z } from 'zod'
import { alone } from '#lib/desk/claim'
import { onDevice } from '#lib/desk/device'
import { createOutbox, type OutboxStore, type OutboxView } from '#lib/desk/outbox'
import { Queued } from '#lib/desk/queued'
import { readOnce, sendOnce } from '#lib/desk/request'
import { UpdatesView, UpdateView } from '#lib/updates/views'

/** Tabs tell each other what went out. */
const CHANNEL = 'writethru:outbox'
const Told = z.object({ contributorId: z.string(), sent: z.tuple([Queued, UpdateView.nullable()]).nullable() })

interface Hearing {
  onSent: (queued: Queued, update: UpdateView | null) => void
  onChange: (view: OutboxView) => void
}

/** The queue of a contributor in this browser: others who sign in here neither see nor send it. */
export function openOutbox(contributorId: string, { onSent, onChange }: Hearing) {
  const channel = new BroadcastChannel(CHANNEL)
  const tell = (sent: z.infer<typeof Told>['sent']) => channel.postMessage({ contributorId, sent })
  const store = storeOf(contributorId, () => tell(null))
  const outbox = createOutbox({
    store,
    send: ({ story, body, key }) =>
      sendOnce({
        method: 'POST',
        path: `/stories/${story.id}/updates`,
        body,
        key,
        as: contributorId,
        returns: UpdateView,
      }),
    readUpdates: ({ story }) => readOnce(`/stories/${story.id}/updates`, UpdatesView, contributorId),
    alone: (work) => alone(`outbox:${contributorId}`, work),
    onSent(queued, update) {
      tell([queued, update])
      onSent(queued, update)
    },
    onChange,
  })
  channel.onmessage = ({ data }) => {
    const told = Told.safeParse(data).data
    if (told?.contributorId !== contributorId) return
    if (told.sent) onSent(...told.sent)
    void outbox.show()
  }
  return {
    ...outbox,
    list: store.list,
    close() {
      outbox.close()
      channel.close()
    },
  }
}

export type DeskOutbox = ReturnType<typeof openOutbox>

/** Where the device keeps nothing, the queue lives as long as the page: it is still sent. */
function storeOf(contributorId: string, changed: () => void): OutboxStore {
  const memory = new Map<string, Queued>()
  return {
    async list() {
      const kept = await onDevice((db) => db.getAllFromIndex('outbox', 'contributor', contributorId), [])
      const all = new Map([...memory, ...kept.map((queued) => [queued.updateId, queued] as const)])
      return [...all.values()].sort((a, b) => a.place - b.place)
    },
    async put(queued) {
      const kept = await onDevice(async (db) => {
        await db.put('outbox', queued)
        return true
      }, false)
      if (kept) memory.delete(queued.updateId)
      else memory.set(queued.updateId, queued)
      changed()
    },
    async remove(updateId) {
      memory.delete(updateId)
      await onDevice((db) => db.delete('outbox', updateId), undefined)
      changed()
    },
  }
}
