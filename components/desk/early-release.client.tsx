'use client'

import { type FormEvent, useState } from 'react'
import { Button } from '#components/ui/button'
import { TextField } from '#components/ui/text-field'

/** An editor's way past an embargo: with a reason, which is kept. */
export function EarlyRelease({ busy, onPress }: { busy: boolean; onPress: (reason: string) => void }) {
  const [reason, setReason] = useState('')

  function press(event: FormEvent) {
    event.preventDefault()
    if (reason.trim()) onPress(reason.trim())
  }

  return (
    <form onSubmit={press} className="mt-2 flex flex-wrap items-end gap-2">
      <div className="min-w-56 flex-1">
        <TextField label="Why before the embargo (kept in the log)" name="reason" value={reason} onChange={setReason} />
      </div>
      <Button type="submit" tone="danger" busy={busy} disabled={reason.trim() === ''}>
        Publish before the embargo
      </Button>
    </form>
  )
}
