'use client'

import { useRef, useState } from 'react'
import { Alert } from '#components/ui/alert'
import { Button } from '#components/ui/button'
import { Dialog } from '#components/ui/dialog.client'

interface PreviewProps {
  storyId: string
  /** The update to be seen in its place; without it the whole story. */
  updateId: string | null
  onClose: () => void
}

const WIDTHS = { phone: 'max-w-[390px]', desktop: '' }

/** The readers' own page in a frame, as it would be now. Nothing in it can act, and nobody else sees it. */
export function Preview({ storyId, updateId, onClose }: PreviewProps) {
  const [open, setOpen] = useState(true)
  const [width, setWidth] = useState<keyof typeof WIDTHS>('desktop')
  const [state, setState] = useState<'loading' | 'shown' | 'failed'>('loading')
  const [attempt, setAttempt] = useState(0)
  const frame = useRef<HTMLIFrameElement>(null)
  const address = `/desk/stories/${storyId}/preview`

  function onLoad() {
    const main = frame.current?.contentDocument?.getElementById('main')
    setState(main ? 'shown' : 'failed')
  }

  function tryAgain() {
    setState('loading')
    setAttempt(attempt + 1)
  }

  return (
    <Dialog open={open} onClose={() => setOpen(false)} onClosed={onClose} title="As readers will see it" size="large">
      <div className="flex flex-wrap items-center gap-2 border-b border-hair px-4 py-2">
        {(['desktop', 'phone'] as const).map((name) => (
          <button
            key={name}
            type="button"
            aria-pressed={width === name}
            onClick={() => setWidth(name)}
            className={`press min-h-7 rounded-full border px-3 text-sm max-md:hidden ${width === name ? 'border-blue bg-blue-wash' : 'border-edge hover:bg-hair'}`}
          >
            {name === 'phone' ? 'On a phone' : 'On a desktop'}
          </button>
        ))}
        <p role="status" className="text-sm text-soft">
          {state === 'loading'
            ? 'Making the page …'
            : state === 'shown'
              ? 'Not published: only the desk sees this.'
              : ''}
        </p>
      </div>
      {state === 'failed' && (
        <div className="p-4">
          <Alert>
            <p>The preview cannot be made now. You may be signed out, or the desk cannot reach its database.</p>
            <Button className="mt-2" onClick={tryAgain}>
              Try again
            </Button>
          </Alert>
        </div>
      )}
      <div className={`min-h-0 flex-1 justify-center bg-hair ${state === 'failed' ? 'hidden' : 'flex'}`}>
        <iframe
          key={attempt}
          ref={frame}
          title="Preview of the page"
          // Its own styles and fonts, and no script: nothing in it may act.
          sandbox="allow-same-origin"
          src={updateId ? `${address}?update=${updateId}#u-${updateId}` : address}
          onLoad={onLoad}
          className={`h-full w-full border-0 bg-panel ${WIDTHS[width]}`}
        />
      </div>
    </Dialog>
  )
}
