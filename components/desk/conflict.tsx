import type { ReactNode } from 'react'
import { Alert } from '#components/ui/alert'
import { Button } from '#components/ui/button'

/** One text twice: as I have it, and as it is now. */
export interface TwoTexts {
  label: string
  mine: ReactNode
  now: ReactNode
}

interface ConflictProps {
  sentence: string
  texts: TwoTexts[]
  onTakeTheirs: () => void
  onKeepMine: () => void
}

/** Somebody changed it meanwhile: both texts side by side, and a decision. Nothing is merged by guessing. */
export function Conflict({ sentence, texts, onTakeTheirs, onKeepMine }: ConflictProps) {
  return (
    <Alert tone="careful">
      <p className="font-semibold">{sentence}</p>
      {texts.map(({ label, mine, now }) => (
        <div key={label} className="mt-2 grid gap-3 sm:grid-cols-2">
          <section aria-label={`${label}: mine`}>
            <p className="text-xs font-semibold text-soft">{label}: mine</p>
            {mine}
          </section>
          <section aria-label={`${label}: now`}>
            <p className="text-xs font-semibold text-soft">{label}: now</p>
            {now}
          </section>
        </div>
      ))}
      <div className="mt-3 flex flex-wrap gap-2">
        <Button onClick={onTakeTheirs}>Take over the text as it is now</Button>
        <Button onClick={onKeepMine}>Keep mine and put it over that</Button>
      </div>
    </Alert>
  )
}
