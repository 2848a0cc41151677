'use client'

import { TextField } from '#components/ui/text-field'

export interface ImageWordsValue {
  alt: string
  caption: string
  credit: string
}

interface ImageWordsProps {
  value: ImageWordsValue
  onChange: (change: Partial<ImageWordsValue>) => void
}

/** What is said of a picture: for whoever cannot see it, under it, and whose it is. */
export function ImageWords({ value: { alt, caption, credit }, onChange }: ImageWordsProps) {
  return (
    <div className="grid gap-2">
      <TextField
        label="Alternative text"
        name="alt"
        value={alt}
        onChange={(words) => onChange({ alt: words })}
        hint={hintOf(alt, caption)}
      />
      <TextField label="Caption" name="caption" value={caption} onChange={(words) => onChange({ caption: words })} />
      <TextField label="Credit" name="credit" value={credit} onChange={(words) => onChange({ credit: words })} />
    </div>
  )
}

function hintOf(alt: string, caption: string): string {
  if (alt.trim()) return 'Read to whoever cannot see it.'
  if (caption.trim()) return 'To write: until then the caption is read to whoever cannot see it.'
  return 'What is to be seen, for whoever cannot see it. Without it, or a caption at least, it cannot be published.'
}
