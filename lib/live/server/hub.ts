import { type Channel, countOf, type Group, join, type Member, move, newChannel, part } from '#lib/live/server/channel'
import { MOST_BEHIND } from '#lib/live/server/cursor'
import type { FanOut } from '#lib/live/server/fan-out'
import { changesMessage, endMessage, GONE_MESSAGE, resetMessage } from '#lib/live/server/messages'
import { restMs } from '#lib/live/server/pace'
import type { Subject, SubjectKey } from '#lib/press/catalogue'
import type { ChangeList } from '#lib/press/change-list'

interface HubParts {
  subject(key: SubjectKey): Subject | undefined
  /** What changed after a number; rejects where it cannot be printed now. */
  changes(key: SubjectKey, after: number): Promise<ChangeList>
  /** Compares the numbers with the database; `changed` is called where they moved. */
  compare(): Promise<void>
  /** When the page shows what is known, or that takes too long. */
  pagePrinted(key: SubjectKey): Promise<void>
  fanOut: FanOut
  /** Milliseconds since 1970. */
  now(): number
  /** The first list that carried a new number is in everybody's socket. */
  onSent(key: SubjectKey, revision: number): void
}

export interface Hub {
  /** Gives a stream everything after a number, now and from now on. It has been sent `cursor` in its opening words. */
  enter(subject: Subject, cursor: number, member: Member): void
  /** The same for a stream that cannot be joined up with: it is told to fetch the page. */
  enterAnew(subject: Subject, member: Member): void
  leave(member: Member): void
  /** Numbers may have changed, or enough time has passed since the end of coverage. */
  changed(): void
  count(key: SubjectKey): number
  keys(): Iterable<SubjectKey>
  members(): Iterable<Member>
}

/** The press waits longer each time; asking it costs nothing meanwhile. */
const RETRY_MS = 250
/** Writing to so many takes as long as printing a page (15 µs each). The shorter work goes first: nobody waits for long behind it. */
const CROWD = 1_000

/**
 * Who follows what, and how far each has come. It carries no data: what a group lacks is one change list, printed by the
 * press from the group's own number. So a message may fail, come late or from another process: nobody loses or repeats
 * anything, and a stream's numbers never go back.
 */
export function createHub(parts: HubParts): Hub {
  const { subject: find, changes, compare, pagePrinted, fanOut, now, onSent } = parts
  const channels = new Map<SubjectKey, Channel>()

  function pump(channel: Channel) {
    const subject = find(channel.key)
    if (!subject) return finish([...channel.groups.values()], GONE_MESSAGE)
    const groups = [...channel.groups.values()]
    if (subject.epoch !== channel.epoch) {
      channel.epoch = subject.epoch
      channel.sent = subject.counted
      return restart(groups, subject)
    }
    const arrived = groups.filter(({ cursor }) => cursor >= subject.revision)
    const rest = restMs(subject.endedAt, now())
    if (rest !== null) finish(arrived, endMessage(rest))
    else for (const group of arrived) move(group, Math.max(group.cursor, subject.counted))
    const behind = groups.filter(({ cursor }) => cursor < subject.revision && !channel.flights.has(cursor))
    const isFar = ({ cursor }: Group) => subject.revision - cursor > MOST_BEHIND
    const [far, near] = [behind.filter(isFar), behind.filter((group) => !isFar(group))]
    restart(far, subject)
    // The crowd first: whoever has fallen behind is few.
    near.sort((a, b) => b.members.size - a.members.size)
    for (const { cursor } of near) void fly(channel, cursor)
  }

  async function fly(channel: Channel, after: number): Promise<void> {
    channel.flights.add(after)
    let list: ChangeList
    try {
      list = await changes(channel.key, after)
    } catch {
      // The press has said why in the log. The streams stay, and get everything with the first print that succeeds.
      channel.flights.delete(after)
      return retryLater(channel)
    }
    const readers = channel.groups.get(after)?.members.size ?? 0
    if (readers >= CROWD) await pagePrinted(channel.key)
    channel.flights.delete(after)
    land(channel, list)
    pump(channel)
  }

  function retryLater(channel: Channel) {
    channel.retry ??= setTimeout(() => {
      channel.retry = undefined
      pump(channel)
    }, RETRY_MS).unref()
  }

  function land(channel: Channel, list: ChangeList) {
    const group = channel.groups.get(list.after)
    if (!group || list.epoch !== channel.epoch) return
    const message = changesMessage(list)
    const isNews = list.revision > channel.sent
    channel.sent = Math.max(channel.sent, list.revision)
    fanOut.each(
      group.members,
      (member) => member.write(message),
      () => isNews && onSent(channel.key, list.revision),
    )
    move(group, list.revision)
    // Printed after a change that we have not heard of.
    if (list.revision > (find(channel.key)?.counted ?? 0)) void compare()
  }

  function restart(groups: Group[], subject: Subject) {
    const words = resetMessage(subject)
    for (const group of groups) {
      fanOut.each(group.members, (member) => member.write(words))
      move(group, subject.counted)
    }
  }

  function finish(groups: Group[], words: Buffer) {
    for (const { members } of groups) {
      fanOut.each(members, (member) => {
        member.write(words)
        member.end()
      })
      for (const member of members) leave(member)
    }
  }

  function leave(member: Member) {
    const empty = part(member)
    if (empty) channels.delete(empty.key)
  }

  function add(subject: Subject, cursor: number, member: Member): Channel {
    const channel = channels.get(subject.key) ?? newChannel(subject)
    channels.set(subject.key, channel)
    join(channel, cursor, member)
    return channel
  }

  return {
    enter(subject, cursor, member) {
      pump(add(subject, cursor, member))
    },
    enterAnew(subject, member) {
      member.write(resetMessage(subject))
      pump(add(subject, subject.counted, member))
    },
    leave,
    changed() {
      for (const channel of channels.values()) pump(channel)
    },
    count(key) {
      const channel = channels.get(key)
      return channel ? countOf(channel) : 0
    },
    keys: () => channels.keys(),
    *members() {
      for (const { groups } of channels.values()) for (const { members } of groups.values()) yield* members
    },
  }
}
