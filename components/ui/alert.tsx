import type { ReactNode } from 'react'

const TONES = {
  bad: 'border-live bg-live-wash',
  careful: 'border-amber bg-amber-wash',
}

/** Something went wrong or needs a decision: read out at once. */
export function Alert({ tone = 'bad', children }: { tone?: keyof typeof TONES; children: ReactNode }) {
  return (
    <div role="alert" className={`border-l-[3px] px-3 py-2 text-sm ${TONES[tone]}`}>
      {children}
    </div>
  )
}
