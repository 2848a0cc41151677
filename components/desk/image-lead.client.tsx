'use client'

import { ImageUpload } from '#components/desk/image-upload.client'
import { ImageWords } from '#components/desk/image-words.client'
import { Button } from '#components/ui/button'
import { pickPictures } from '#lib/desk/take-pictures'
import { cancelUpload, startUpload } from '#lib/desk/uploads'
import type { LeadImage } from '#lib/media/schema'

interface LeadImageFieldProps {
  storyId: string
  value: LeadImage | null
  onChange: (leadImage: LeadImage | null) => void
  error?: string | undefined
}

/** The picture at the head of a story, on the front and where the story is shared. */
export function LeadImageField({ storyId, value, onChange, error }: LeadImageFieldProps) {
  function add([file]: File[]) {
    if (file) onChange({ imageId: startUpload(storyId, file), caption: '' })
  }

  function remove() {
    if (value) cancelUpload(value.imageId)
    onChange(null)
  }

  return (
    <fieldset className="grid justify-items-start gap-1">
      <legend className="text-sm font-semibold">Lead image (optional)</legend>
      {value ? (
        <div className="grid w-full gap-2 rounded-md border border-rule p-3">
          <ImageUpload imageId={value.imageId} onRemove={remove} />
          <ImageWords
            value={{ alt: value.alt ?? '', caption: value.caption, credit: value.credit ?? '' }}
            onChange={(change) => onChange({ ...value, ...change })}
          />
        </div>
      ) : (
        <Button onClick={() => pickPictures(add)}>Add a picture …</Button>
      )}
      {error && <p className="text-sm font-semibold text-live">{error}</p>}
    </fieldset>
  )
}
