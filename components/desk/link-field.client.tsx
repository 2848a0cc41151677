'use client'

import { type KeyboardEvent, useState } from 'react'
import { Button } from '#components/ui/button'
import { TextField } from '#components/ui/text-field'
import { LinkHref } from '#lib/richtext/schema'

interface LinkFieldProps {
  address: string
  onSet: (href: string) => void
  onRemove: () => void
  onClose: () => void
}

/** Where the selected words lead. Enter sets it, Esc goes back to the text. */
export function LinkField({ address, onSet, onRemove, onClose }: LinkFieldProps) {
  const [value, setValue] = useState(address)
  const [error, setError] = useState<string>()

  function set() {
    const parsed = LinkHref.safeParse(value.trim())
    if (!parsed.success) return setError('A link begins with https://, http:// or mailto:')
    onSet(parsed.data)
    onClose()
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Escape') {
      event.stopPropagation() // what is around it stays open
      onClose()
    }
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    set()
  }

  return (
    <fieldset aria-label="Link" className="grid gap-2" onKeyDown={onKeyDown}>
      <TextField label="Address of the link" name="href" value={value} onChange={setValue} error={error} autoFocus />
      <div className="flex gap-2">
        <Button onClick={set}>Set link</Button>
        {address && (
          <Button
            onClick={() => {
              onRemove()
              onClose()
            }}
          >
            Remove link
          </Button>
        )}
        <Button tone="plain" onClick={onClose}>
          Back to the text
        </Button>
      </div>
    </fieldset>
  )
}
