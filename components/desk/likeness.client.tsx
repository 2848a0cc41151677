'use client'

import { useDeferredValue, useMemo, useState } from 'react'
import { Words } from '#components/desk/words'
import { Button } from '#components/ui/button'
import { Dialog } from '#components/ui/dialog.client'
import { type Alike, findAlike } from '#lib/desk/likeness'
import type { Doc } from '#lib/richtext/schema'
import { textOf } from '#lib/richtext/text'
import type { UpdateView } from '#lib/updates/views'

interface LikenessProps {
  headline: string
  body: Doc
  updates: UpdateView[]
}

/** Says that a colleague has published it already; a hint beside the text that stops nobody. */
export function Likeness({ headline, body, updates }: LikenessProps) {
  const written = useDeferredValue([headline, textOf(body)].filter(Boolean).join('. '))
  const alike = useMemo(() => findAlike(written, updates, new Date()), [written, updates])
  const [comparing, setComparing] = useState<Alike | null>(null)
  const [fine, setFine] = useState('')
  const shown = alike && alike.update.id !== fine ? alike : null

  return (
    <div aria-live="polite">
      {shown && (
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 border-amber border-l-[3px] bg-amber-wash px-2.5 py-1.5 text-sm">
          <span className="min-w-0 flex-1 basis-60">
            {shown.update.createdBy.name} published something close {agoWords(shown.minutes)}: “{opening(shown.update)}
            ”.
          </span>
          <Button tone="plain" onClick={() => setComparing(shown)}>
            Compare
          </Button>
          <Button tone="plain" onClick={() => setFine(shown.update.id)}>
            It is something else
          </Button>
        </p>
      )}
      {comparing && (
        <Dialog open title="Has this been published already?" size="wide" onClose={() => setComparing(null)}>
          <div className="grid gap-4 overflow-auto p-4 sm:grid-cols-2">
            <section aria-label="What you are writing">
              <h3 className="mb-1 text-sm font-semibold text-soft">What you are writing</h3>
              {headline && <p className="font-serif text-lg font-semibold">{headline}</p>}
              <Words doc={body} />
            </section>
            <section aria-label="Published already">
              <h3 className="mb-1 text-sm font-semibold text-soft">
                {comparing.update.createdBy.name}, {agoWords(comparing.minutes)}
              </h3>
              {comparing.update.headline && (
                <p className="font-serif text-lg font-semibold">{comparing.update.headline}</p>
              )}
              <Words doc={comparing.update.body} />
            </section>
          </div>
        </Dialog>
      )}
    </div>
  )
}

const agoWords = (minutes: number): string =>
  minutes === 0 ? 'just now' : minutes === 1 ? '1 minute ago' : `${minutes} minutes ago`

const SHOWN_CHARACTERS = 90

function opening({ headline, body }: UpdateView): string {
  const words = headline ?? textOf(body).split('\n')[0] ?? ''
  if (words.length <= SHOWN_CHARACTERS) return words.replace(/[.\s]+$/, '')
  return `${words.slice(0, words.lastIndexOf(' ', SHOWN_CHARACTERS))} …`
}
