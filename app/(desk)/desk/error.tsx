'use client'

import { DeskPage } from '#components/desk/desk-page'
import { Button } from '#components/ui/button'

/** One page of the desk could not be made; the frame around it stays. */
export default function DeskPageError({ retry }: { retry: () => void }) {
  return (
    <DeskPage title="The desk cannot show this page now">
      <p role="alert">
        Most likely its database cannot be reached for a moment. What was published stays up for readers, and what you
        were writing is kept on this device.
      </p>
      <div>
        <Button tone="main" onClick={() => retry()}>
          Try again
        </Button>
      </div>
    </DeskPage>
  )
}
