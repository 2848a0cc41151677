'use client'

import { useEyesKinds } from '#components/desk/second-eyes.client'
import { isAskedFor, isListed, statementsOf } from '#lib/second-eyes/said'
import { addedTo } from '#lib/second-eyes/statements'

interface EyesWarningProps {
  /** The text as it stands in the form, with how sure the desk is. */
  content: unknown
  /** As readers have it. */
  before?: unknown
  language: string
}

/** Says while somebody types that our own word for who is dead, hurt, suspected or arrested takes two. */
export function EyesWarning({ content, before, language }: EyesWarningProps) {
  const kinds = useEyesKinds()
  const added = isListed(language) ? addedTo(statementsOf(before), statementsOf(content)) : []
  const found = added.filter((statement) => isAskedFor(statement, kinds))
  return (
    <div
      aria-live="polite"
      className={`composer-more ${found.length > 0 ? 'border-l-[3px] border-amber bg-amber-wash px-3 py-2 text-sm' : ''}`}
    >
      {found.length > 0 && (
        <p>
          <b className="font-semibold">Needs a second pair of eyes</b>, or who says so:{' '}
          {found.map(({ words }) => `“${words}”`).join(' ')}
        </p>
      )}
    </div>
  )
}
