import type { StoryView } from '#lib/stories/views'

const WORDS = { draft: 'Draft', live: 'Live', ended: 'Ended' }
const COLOURS = { draft: 'text-soft', live: 'text-live', ended: 'text-soft' }

export function StoryState({ state, pulledAt }: Pick<StoryView, 'state' | 'pulledAt'>) {
  if (pulledAt) return <span className="text-xs font-semibold whitespace-nowrap text-live">Taken down</span>
  return (
    <span className={`text-xs font-semibold whitespace-nowrap ${COLOURS[state]}`}>
      {state === 'live' && <span aria-hidden="true">● </span>}
      {WORDS[state]}
    </span>
  )
}
