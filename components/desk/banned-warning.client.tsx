'use client'

import { useBrief } from '#components/desk/brief-context.client'
import { findBanned, textsIn } from '#lib/briefs/banned'

/** Warns while somebody types what must not go out, or names whose byline is withheld. It keeps nobody from writing it; publishing it is another matter. Folded away with the rest of a composer that nobody writes in. */
export function BannedWarning({ content }: { content: unknown }) {
  const brief = useBrief()
  const texts = textsIn(content)
  const found = findBanned(texts, brief?.terms ?? [])
  const names = brief?.withheld.flatMap(({ names }) => names) ?? []
  const named = findBanned(
    texts,
    names.map((term) => ({ term })),
  )
  return (
    <div
      aria-live="polite"
      className={`composer-more ${found.length + named.length > 0 ? 'border-l-[3px] border-amber bg-amber-wash px-3 py-2 text-sm' : ''}`}
    >
      {found.map(({ id, term, why }) => (
        <p key={id}>
          <b className="font-semibold">Do not publish “{term}”</b>
          {why && `: ${why}`}
        </p>
      ))}
      {named.map(({ term }) => (
        <p key={term}>
          <b className="font-semibold">Do not name “{term}”</b>: the byline is withheld from readers, and a text would
          say it.
        </p>
      ))}
    </div>
  )
}
