import { run } from '#lib/api/run'
import type { Actor } from '#lib/permissions'
import { newId } from '#lib/platform/ids'
import { showPresence } from '#lib/presence/commands'
import type { UpdateView } from '#lib/updates/views'
import { anUpdate } from '#test/factories'

/** Our own word for it: nobody is named who says so. */
export const DEAD = { text: 'Andrei Karlov is dead.', verification: 'confirmed' } as const
export const base = ({ id, version }: UpdateView) => ({ updateId: id, baseVersion: version })
export const ALONE = { alone: 'scene' } as const
export const ASK = { ask: true } as const

/** Somebody has the story's room open. */
export const enter = (who: Actor, storyId: string, now = new Date()) =>
  run(showPresence, who.id, { storyId, tabId: newId(), words: '', editingId: null }, now)

/** What an editor put to the others instead of publishing it. */
export const askedBy = (who: Actor, storyId: string, fields: object = {}) =>
  anUpdate(who, storyId, { ...DEAD, publish: true, secondEyes: ASK, ...fields })
