import type { ReactNode } from 'react'
import { InTheRoom } from '#components/desk/in-the-room.client'
import { type Audience, ReadersNow } from '#components/desk/readers-now'
import { Kbd } from '#components/ui/kbd'
import { cityOf, timeIn } from '#lib/desk/clock'
import { initialsOf, writersOf } from '#lib/desk/room'
import type { StoryView } from '#lib/stories/views'
import type { UpdateView } from '#lib/updates/views'

interface RoomAsideProps {
  story: StoryView
  updates: UpdateView[]
  audience: Audience
  /** What we know, where it has no tab of its own. */
  box?: ReactNode
}

/** Who reads the story, who is at work on it, and what it is filed under. */
export function RoomAside({ story, updates, audience, box }: RoomAsideProps) {
  const writers = writersOf(updates)
  const waiting = updates.filter(({ state }) => state === 'submitted').length
  return (
    <div className="grid gap-5">
      <Group title="In the room">
        <InTheRoom timeZone={story.timeZone} />
      </Group>
      {box && <Group title="Claims">{box}</Group>}
      {story.publishedAt && (
        <Group title="Readers">
          <ReadersNow audience={audience} />
        </Group>
      )}
      <Group title="Who has written here">
        {writers.length === 0 && <p className="text-soft">Nobody yet.</p>}
        <ul className="grid gap-2">
          {writers.map(({ id, name, updates: count, lastAt }) => (
            <li key={id} className="grid grid-cols-[1.8rem_1fr] items-center gap-2">
              <span
                aria-hidden="true"
                className="grid size-7 place-items-center rounded-full bg-rule text-[11px] font-semibold"
              >
                {initialsOf(name)}
              </span>
              <span>
                {name}
                <small className="block text-xs text-soft">
                  {count === 1 ? '1 update' : `${count} updates`}, last {timeIn(story.timeZone, lastAt)}
                </small>
              </span>
            </li>
          ))}
        </ul>
      </Group>
      <Group title="Waiting">
        <p>{waiting === 0 ? 'Nothing waits for an editor.' : `${waiting} submitted, to be approved`}</p>
      </Group>
      <Group title="Filed under">
        <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1">
          <Fact name="Topic" value={story.topic} />
          <Fact name="Time" value={`${cityOf(story.timeZone)} (${story.timeZone})`} />
          <Fact name="Language" value={story.language} />
          <Fact name="Address" value={`/live/${story.slug}`} />
          <Fact name="Begun by" value={story.createdBy.name} />
        </dl>
      </Group>
      <div className="pointer-coarse:hidden">
        <Group title="Keys">
          <p className="grid gap-2 text-soft">
            <span>
              <Kbd>↑</Kbd> <Kbd>↓</Kbd> from update to update
            </span>
            <span>
              <Kbd>E</Kbd> edits, <Kbd>A</Kbd> approves, <Kbd>P</Kbd> pins or unpins, <Kbd>K</Kbd> makes key,{' '}
              <Kbd>R</Kbd> retracts, <Kbd>T</Kbd> takes down, <Kbd>M</Kbd> moves the update you are on
            </span>
          </p>
        </Group>
      </div>
    </div>
  )
}

const Group = ({ title, children }: { title: string; children: ReactNode }) => (
  <section>
    <h2 className="mb-1.5 text-xs font-semibold text-soft">{title}</h2>
    {children}
  </section>
)

const Fact = ({ name, value }: { name: string; value: string }) => (
  <>
    <dt className="text-soft">{name}</dt>
    <dd className="min-w-0 [overflow-wrap:anywhere]">{value}</dd>
  </>
)
