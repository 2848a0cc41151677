import type { PersonInRoom } from '#lib/presence/views'

/** One open tab of somebody. */
export interface Tab {
  contributor: { id: string; name: string }
  since: Date
  words: string
  writingSince: Date | null
  editingId: string | null
  editingSince: Date | null
}

/** People instead of tabs: whoever has three open is in the room once, since the first. */
export function peopleOf(tabs: Tab[]): PersonInRoom[] {
  const people = new Map<string, PersonInRoom>()
  for (const tab of [...tabs].sort((a, b) => a.since.getTime() - b.since.getTime())) {
    const { id, name } = tab.contributor
    const person = people.get(id) ?? { id, name, since: tab.since.toISOString(), writing: [], editing: [] }
    people.set(id, person)
    const { words, writingSince, editingId, editingSince } = tab
    if (writingSince) person.writing.push({ words, since: writingSince.toISOString() })
    if (editingId && editingSince) person.editing.push({ updateId: editingId, since: editingSince.toISOString() })
  }
  return [...people.values()]
}
