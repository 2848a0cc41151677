'use client'

import { useState } from 'react'
import { FrontRow } from '#components/desk/front-row.client'
import { RefusalAlert } from '#components/desk/refusal'
import { useFront } from '#components/desk/use-front.client'
import { usePreferences } from '#components/desk/use-preferences.client'
import { useSend } from '#components/desk/use-send.client'
import { Button } from '#components/ui/button'
import { dayAndTimeIn } from '#lib/desk/clock'
import { frontOf, isSame, type Places, placeAt, placesOf, type Step, take } from '#lib/desk/front-order'
import { type FrontStory, FrontView } from '#lib/front/views'
import type { Actor } from '#lib/permissions'

/** The front: what leads, what follows, what is hidden. Readers see it when it is put on the front, not before. */
export function FrontEditor({ actor, initial }: { actor: Actor; initial: FrontView }) {
  const { letterKeys } = usePreferences(actor)
  const [view, setView] = useState(initial)
  const [places, setPlaces] = useState(placesOf(initial))
  const [said, setSaid] = useState('')
  const [dragged, setDragged] = useState<string | null>(null)
  const { press, busy, refusal, forget } = useSend()
  const front = frontOf(view, places)
  const isChanged = !isSame(places, placesOf(view))
  // What a colleague does meanwhile is shown where nothing of mine would be lost; otherwise it is said when I save.
  useFront((read) => {
    if (isChanged || read.version < view.version) return
    setView(read)
    setPlaces(placesOf(read))
  })
  const now = refusal?.code === 'conflict' ? FrontView.safeParse(refusal.current).data : undefined

  function change(next: Places, words: string) {
    setPlaces(next)
    setSaid(words)
  }

  function step(story: FrontStory, name: Step) {
    const next = take(places, story.id, name)
    const at = next.placed.indexOf(story.id)
    change(next, at === -1 ? AFTER[name] : at === 0 ? 'Leads the front.' : `Now number ${at + 1}.`)
  }

  function drop(index: number) {
    if (dragged) change(placeAt(places, dragged, index), index === 0 ? 'Leads the front.' : `Now number ${index + 1}.`)
    setDragged(null)
  }

  async function save() {
    const body = { baseVersion: view.version, ...places }
    const reply = await press({ method: 'POST', path: '/front', body, returns: FrontView })
    if (!reply?.ok) return
    setView(reply.value)
    change(placesOf(reply.value), 'Readers see it.')
  }

  function decide(current: FrontView, keepMine: boolean) {
    setView(current)
    if (!keepMine) setPlaces(placesOf(current))
    forget()
  }

  const row = (story: FrontStory, place: number | null, isHidden = false) => (
    <FrontRow
      letterKeys={letterKeys}
      key={story.id}
      story={story}
      place={place}
      isHidden={isHidden}
      isLast={place === places.placed.length - 1}
      onStep={(name) => step(story, name)}
      onDrag={() => setDragged(story.id)}
      onDrop={place === null ? undefined : () => drop(place)}
    />
  )

  return (
    <section aria-label="The front" className="grid gap-3">
      <div className="sticky top-0 z-10 flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-rule bg-paper py-2">
        <h2 className="text-lg font-semibold">The front</h2>
        <span role="status" className="text-sm text-soft">
          {said}
        </span>
        <span className="ml-auto flex gap-2">
          {isChanged && <Button onClick={() => change(placesOf(view), 'Back to what readers see.')}>Discard</Button>}
          <Button tone="main" busy={busy} disabled={!isChanged} onClick={() => void save()}>
            Put on the front
          </Button>
        </span>
      </div>
      <RefusalAlert refusal={refusal}>
        {now && (
          <div className="mt-2 flex flex-wrap gap-2">
            <Button onClick={() => decide(now, false)}>Show it as it is now</Button>
            <Button onClick={() => decide(now, true)}>Keep my order</Button>
          </div>
        )}
      </RefusalAlert>
      <p className="text-sm text-soft">
        {view.arranged
          ? `Arranged by ${view.arranged.by}, ${dayAndTimeIn(initial.placed[0]?.timeZone ?? 'UTC', view.arranged.at)}.`
          : 'Nobody has arranged it yet.'}{' '}
        What is not placed follows, the newest change first.
      </p>
      <Group title="Placed" empty="Nothing: the story that changed last leads." count={front.placed.length}>
        {front.placed.map((story, index) => row(story, index))}
      </Group>
      {dragged && (
        <p
          className="rounded-md border border-dashed border-edge px-3 py-2 text-sm text-soft"
          onDragOver={(event) => event.preventDefault()}
          onDrop={() => drop(places.placed.length)}
        >
          Drop here to place it below the others
        </p>
      )}
      <Group title="By time" empty="All stories are placed or hidden." count={front.others.length}>
        {front.others.map((story) => row(story, null))}
      </Group>
      <Group title="Hidden from the front" empty="None." count={front.hidden.length}>
        {front.hidden.map((story) => row(story, null, true))}
      </Group>
    </section>
  )
}

const AFTER: Record<Step, string> = {
  lead: '',
  up: '',
  down: 'Place it first.',
  unplace: 'Stands by time again.',
  hide: 'Hidden from the front.',
  show: 'Stands by time again.',
}

interface GroupProps {
  title: string
  empty: string
  count: number
  children: React.ReactNode
}

const Group = ({ title, empty, count, children }: GroupProps) => (
  <section aria-label={title}>
    <h3 className="mb-1 text-xs font-semibold text-soft">{title}</h3>
    {count === 0 && <p className="border-t border-hair px-1 py-2 text-sm text-soft">{empty}</p>}
    <ol className={count === 0 ? '' : 'border-t border-hair'}>{children}</ol>
  </section>
)
