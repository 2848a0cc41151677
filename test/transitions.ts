import { type Command, run } from '#lib/api/run'
import type { Actor } from '#lib/permissions'
import { pullUpdate, putBackUpdate, unwithholdWords, withholdWords } from '#lib/takedowns/updates'
import { amendUpdate } from '#lib/updates/amending'
import { approveUpdate, editUpdate, publishUpdate, submitUpdate } from '#lib/updates/commands'
import { undoUpdate } from '#lib/updates/going-out'
import { pinUpdate, retractUpdate, unpinUpdate } from '#lib/updates/standing'
import { UpdateView } from '#lib/updates/views'
import {
  embargoUpdate,
  holdUpdate,
  scheduleUpdate,
  sendBackUpdate,
  unholdUpdate,
  unscheduleUpdate,
} from '#lib/updates/waiting'
import { anUpdate } from '#test/factories'

export const NOW = new Date()
export const LATER = new Date(NOW.getTime() + 3_600_000).toISOString()
export const EVEN_LATER = new Date(NOW.getTime() + 7_200_000).toISOString()

/** Every change of an update's state, with what it is given besides the version. */
export const CHANGES = {
  edit: [editUpdate, { text: 'Other words.' }],
  submit: [submitUpdate, {}],
  publish: [publishUpdate, {}],
  goOut: [publishUpdate, { goingOut: true }],
  approve: [approveUpdate, {}],
  undo: [undoUpdate, {}],
  schedule: [scheduleUpdate, { publishAt: EVEN_LATER }],
  unschedule: [unscheduleUpdate, {}],
  hold: [holdUpdate, {}],
  unhold: [unholdUpdate, {}],
  embargo: [embargoUpdate, { embargoUntil: LATER }],
  sendBack: [sendBackUpdate, { note: 'Who says so?' }],
  amend: [amendUpdate('typo'), { text: 'Other words.' }],
  retract: [retractUpdate, { reason: 'It was wrong.' }],
  pin: [pinUpdate, {}],
  unpin: [unpinUpdate, {}],
  withhold: [withholdWords, { reason: 'A minor is named.' }],
  unwithhold: [unwithholdWords, { reason: 'The court lifted it.' }],
  pull: [pullUpdate, { reason: 'A minor is named.' }],
  putBack: [putBackUpdate, { reason: 'The court lifted it.' }],
} as const
export type Change = keyof typeof CHANGES
export type State =
  | ('draft' | 'submitted' | 'held' | 'goingOut' | 'scheduled' | 'published' | 'retracted')
  | ('withheld' | 'pulled')

/** One change as somebody presses it; `key` where the press may be repeated. */
export async function press(by: Actor, name: Change, { id, version }: UpdateView, more: object = {}, key?: string) {
  const [command, given] = CHANGES[name]
  const input = { updateId: id, baseVersion: version, ...given, ...more }
  return run(command as unknown as Command<object, UpdateView>, by.id, input, NOW, key ? { key } : {})
}

export async function change(by: Actor, name: Change, update: UpdateView, more: object = {}): Promise<UpdateView> {
  return UpdateView.parse((await press(by, name, update, more)).view)
}

/** An update of a reporter's in a state, brought there by an editor where that needs one. */
export async function anUpdateThatIs(state: State, storyId: string, writer: Actor, editor: Actor): Promise<UpdateView> {
  const draft = await anUpdate(writer, storyId)
  if (state === 'draft') return draft
  if (state === 'submitted') return change(writer, 'submit', draft)
  if (state === 'held') return change(writer, 'hold', draft)
  if (state === 'goingOut') return change(editor, 'goOut', draft)
  if (state === 'scheduled') return change(editor, 'schedule', draft)
  const published = await change(editor, 'publish', draft)
  if (state === 'published') return published
  if (state === 'pulled') return change(editor, 'pull', published)
  const retracted = await change(editor, 'retract', published)
  return state === 'retracted' ? retracted : change(editor, 'withhold', retracted)
}
