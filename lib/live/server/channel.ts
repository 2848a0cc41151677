import type { Subject, SubjectKey } from '#lib/press/catalogue'

/** An open stream. */
export interface Member {
  /** Those who have come as far as it; the hub's. */
  group: Group | null
  write(bytes: Buffer): void
  end(): void
}

/** Streams that need the same next message. */
export interface Group {
  channel: Channel
  cursor: number
  members: Set<Member>
}

export interface Channel {
  key: SubjectKey
  epoch: string
  /** By cursor; nearly always one. */
  groups: Map<number, Group>
  /** The highest number that was sent, or that there was when somebody came first. */
  sent: number
  /** Cursors for which a list is being printed. */
  flights: Set<number>
  retry: NodeJS.Timeout | undefined
}

export const newChannel = ({ key, epoch, counted }: Subject): Channel => ({
  key,
  epoch,
  groups: new Map(),
  sent: counted,
  flights: new Set(),
  retry: undefined,
})

/** It has come as far as `cursor`; whoever is there already goes with it. */
export function move(group: Group, cursor: number) {
  if (cursor === group.cursor) return
  const { groups } = group.channel
  groups.delete(group.cursor)
  const there = groups.get(cursor)
  group.cursor = cursor
  groups.set(cursor, group)
  if (there) merge(there, group)
}

function merge(few: Group, many: Group) {
  for (const member of few.members) {
    member.group = many
    many.members.add(member)
  }
}

export function join(channel: Channel, cursor: number, member: Member): void {
  const group = channel.groups.get(cursor) ?? { channel, cursor, members: new Set() }
  channel.groups.set(cursor, group)
  group.members.add(member)
  member.group = group
}

/** Answers the channel where nobody is left in it. */
export function part(member: Member): Channel | null {
  const { group } = member
  if (!group) return null
  member.group = null
  group.members.delete(member)
  const { channel, cursor, members } = group
  if (members.size === 0) channel.groups.delete(cursor)
  return channel.groups.size === 0 ? channel : null
}

export function countOf({ groups }: Channel): number {
  let count = 0
  for (const { members } of groups.values()) count += members.size
  return count
}
