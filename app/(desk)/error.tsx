'use client'

import { AccountPage } from '#components/desk/account-page'
import { Button } from '#components/ui/button'

/** What is shown where a page of the desk could not be made; server.ts answers 503 while the database is away. */
export default function DeskError({ retry }: { retry: () => void }) {
  return (
    <AccountPage title="The desk cannot show this page now">
      <p>
        Most likely its database cannot be reached for a moment. What was published stays up for readers, and what you
        were writing is kept on this device.
      </p>
      <Button tone="main" onClick={retry}>
        Try again
      </Button>
    </AccountPage>
  )
}
