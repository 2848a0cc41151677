'use client'

import { useBrief } from '#components/desk/brief-context.client'
import { findBanned, textsIn } from '#lib/briefs/banned'

/** Warns while somebody types what must not go out. It keeps nobody from writing it; publishing it is another matter. Folded away with the rest of a composer that nobody writes in. */
export function BannedWarning({ content }: { content: unknown }) {
  const brief = useBrief()
  const found = findBanned(textsIn(content), brief?.terms ?? [])
  return (
    <div
      aria-live="polite"
      className={`composer-more ${found.length > 0 ? 'border-l-[3px] border-amber bg-amber-wash px-3 py-2 text-sm' : ''}`}
    >
      {found.map(({ id, term, why }) => (
        <p key={id}>
          <b className="font-semibold">Do not publish “{term}”</b>
          {why && `: ${why}`}
        </p>
      ))}
    </div>
  )
}
