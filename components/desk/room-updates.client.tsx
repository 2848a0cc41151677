'use client'

import { useDeferredValue, useMemo, useState } from 'react'
import { PublishedCount } from '#components/desk/amendment-line.client'
import { RoomFilters } from '#components/desk/room-filters.client'
import { UpdateRow } from '#components/desk/update-row.client'
import { useActions } from '#components/desk/use-actions.client'
import { useGrowing } from '#components/desk/use-growing.client'
import { useLooking } from '#components/desk/use-looking.client'
import { Button } from '#components/ui/button'
import { countsOf, EVERYTHING, FILTERS, lookFor } from '#lib/desk/filters'
import type { Actor } from '#lib/permissions'
import type { StoryView } from '#lib/stories/views'
import type { UpdateView } from '#lib/updates/views'

interface RoomUpdatesProps {
  actor: Actor
  story: StoryView
  updates: UpdateView[]
  /** The desk does not answer: what is shown may be old. */
  lost: boolean
  onLookAgain: () => void
  onChanged: (update: UpdateView) => void
}

/** Everything written in the story in every state, newest first; narrowed by state and words. */
export function RoomUpdates({ actor, story, updates, lost, onLookAgain, onChanged }: RoomUpdatesProps) {
  const [looking, look] = useLooking()
  // The field answers at once; a long list follows.
  const asked = useDeferredValue(looking)
  const found = useMemo(() => lookFor(updates, asked), [updates, asked])
  const counts = useMemo(() => countsOf(updates), [updates])
  const published = useMemo(() => Math.max(0, ...updates.map(({ ordinal }) => ordinal ?? 0)), [updates])
  const drawn = useGrowing(found.length)
  const rowStory = useRowStory(story)
  const narrowed = asked.show !== 'all' || asked.words.trim() !== ''

  useActions(
    FILTERS.filter(({ name }) => counts[name] > 0).map(({ name, words }) => ({
      id: `show-${name}`,
      words: `Show updates: ${words}`,
      run: () => look({ ...looking, show: name }),
    })),
  )

  return (
    <>
      {updates.length > 0 && <RoomFilters counts={counts} looking={looking} onLook={look} />}
      <div role="status">
        {lost && (
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-hair bg-amber-wash px-2 py-1.5 text-sm">
            The desk does not answer; colleagues’ updates may be missing here.
            <Button tone="plain" onClick={onLookAgain}>
              Look again
            </Button>
          </p>
        )}
      </div>
      <p role="status" className="sr-only">
        {narrowed && `${found.length} of ${updates.length} updates shown`}
      </p>
      {/* A feed holds updates (ARIA): where there are none it is not there either. */}
      <PublishedCount value={published}>
        <div
          role="feed"
          aria-label="Updates, newest first"
          aria-busy={drawn < found.length}
          hidden={found.length === 0}
        >
          {found.slice(0, drawn).map((update) => (
            <UpdateRow key={update.id} actor={actor} story={rowStory} update={update} onChanged={onChanged} />
          ))}
        </div>
      </PublishedCount>
      {updates.length === 0 && <p className="py-6 text-soft">Nothing has been written yet. Begin above.</p>}
      {updates.length > 0 && found.length === 0 && (
        <div className="flex flex-wrap items-center gap-3 py-6 text-soft">
          <p>No update is like that.</p>
          <Button onClick={() => look(EVERYTHING)}>Show all {updates.length}</Button>
        </div>
      )}
    </>
  )
}

/** What rows need of a story changes seldom, its numbers all the time: the same object until more than a number changed. */
function useRowStory(story: StoryView): StoryView {
  const [kept, setKept] = useState(story)
  if (facts(kept) === facts(story)) return kept
  setKept(story)
  return story
}

const facts = (story: StoryView): string =>
  JSON.stringify({ ...story, revision: 0, room: 0, changedAt: null, sections: null })
