'use client'

import Link from 'next/link'
import { type ReactNode, useEffect, useState } from 'react'
import { Alert } from '#components/ui/alert'
import { Button } from '#components/ui/button'
import { NamingsView } from '#lib/bylines/views'
import { readOnce } from '#lib/desk/request'

const WHAT = {
  headline: 'Headline or introduction',
  update: 'Update',
  section: 'Background',
  box: 'What we know',
} as const

interface BylineNamingsProps {
  contributorId: string
  version: number
}

/** Where the name stands beside the byline: withholding does not change words, so somebody looks at each of these. */
export function BylineNamings({ contributorId, version }: BylineNamingsProps) {
  const [found, setFound] = useState<NamingsView | 'failed' | null>(null)
  const [asked, setAsked] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: another version, or being asked again, is the reason to look again
  useEffect(() => {
    let isCurrent = true
    void readOnce(`/contributors/${contributorId}/byline-withholding`, NamingsView).then((reply) => {
      if (isCurrent) setFound(reply.ok ? reply.value : 'failed')
    })
    return () => {
      isCurrent = false
    }
  }, [contributorId, version, asked])

  if (found === null) return <p role="status">Looking for the name in everything that is published …</p>
  if (found === 'failed') {
    return (
      <Alert>
        <p>The texts could not be searched for the name.</p>
        <Button className="mt-2" onClick={() => setAsked(asked + 1)}>
          Search again
        </Button>
      </Alert>
    )
  }
  const { names, plainBylines, texts, isInBreakingLine, isCut } = found
  const count = plainBylines.length + texts.length + (isInBreakingLine ? 1 : 0)
  const searched = names.map((name) => `“${name}”`).join(', ')
  if (count === 0) {
    return (
      <p className="text-sm text-soft">
        No other published text says {searched}. Nicknames and pictures are not searched.
      </p>
    )
  }
  return (
    <section aria-label="Also named" className="grid gap-2">
      <p>
        <b className="font-semibold text-amber">
          Also named in {isCut ? `more than ${count}` : count} {count === 1 ? 'place' : 'places'}
        </b>{' '}
        that withholding the byline leaves as they are. Take them down one by one, or change them. Searched for:{' '}
        {searched}.
      </p>
      <ul className="divide-y divide-hair border-y border-rule text-sm">
        {isInBreakingLine && (
          <Row storyId={null} story="The breaking line" what="Above every page">
            The line names them.
          </Row>
        )}
        {plainBylines.map(({ storyId, story, itemId, name }) => (
          <Row key={`${itemId} ${name}`} storyId={storyId} story={story} what="Byline in plain text">
            {name}
          </Row>
        ))}
        {texts.map(({ storyId, story, itemId, what, words, isOld }) => (
          <Row
            key={itemId}
            storyId={storyId}
            story={story}
            what={isOld ? `${WHAT[what]}, earlier version` : WHAT[what]}
          >
            {words}
          </Row>
        ))}
      </ul>
    </section>
  )
}

interface RowProps {
  /** Null for what belongs to no story. */
  storyId: string | null
  story: string
  what: string
  children: ReactNode
}

const Row = ({ storyId, story, what, children }: RowProps) => (
  <li className="grid gap-0.5 py-2">
    <span className="text-xs text-soft">{what}</span>
    <span>{children}</span>
    <Link
      href={storyId ? `/desk/stories/${storyId}` : '/desk/front'}
      className="press inline-flex items-center underline decoration-edge underline-offset-2 pointer-coarse:min-h-11"
    >
      {story}
    </Link>
  </li>
)
