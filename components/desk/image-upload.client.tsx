'use client'

import { useSyncExternalStore } from 'react'
import { Button } from '#components/ui/button'
import { findUpload, onUploads, retryUpload, type UploadState } from '#lib/desk/uploads'
import { imagePath } from '#lib/media/variants'

export const useUpload = (imageId: string | null) =>
  useSyncExternalStore(
    onUploads,
    () => findUpload(imageId),
    () => null,
  )

const wordsOf = (state: UploadState): string => {
  if (state.step === 'sending') return `Sending the picture, ${Math.round(state.share * 100)} %`
  if (state.step === 'working') return 'The desk has it; making its sizes …'
  return state.step === 'there' ? 'The picture is there.' : state.sentence
}

interface ImageUploadProps {
  imageId: string
  onRemove: () => void
}

/** The picture and how far it has come, in words; what can be done about it beside it. */
export function ImageUpload({ imageId, onRemove }: ImageUploadProps) {
  const upload = useUpload(imageId)
  const state = upload?.state
  const isUnderWay = state?.step === 'sending' || state?.step === 'working'
  return (
    <div className="grid gap-1.5">
      {/* biome-ignore lint/performance/noImgElement: it is made in its sizes already; the optimiser is switched off */}
      <img
        src={upload?.preview ?? imagePath(imageId, 'full')}
        alt=""
        className="max-h-60 w-auto max-w-full rounded-md bg-hair"
      />
      {state?.step === 'sending' && (
        <progress aria-label="Picture sent" max={1} value={state.share} className="h-1.5 w-full accent-blue" />
      )}
      <div className="flex flex-wrap items-center gap-2 text-sm">
        <span role="status" className={state?.step === 'failed' ? 'font-semibold text-live' : 'text-soft'}>
          {state ? wordsOf(state) : ''}
        </span>
        <span className="ml-auto flex gap-2">
          {state?.step === 'failed' && state.mayRetry && (
            <Button onClick={() => retryUpload(imageId)}>Try again</Button>
          )}
          <Button tone="plain" onClick={onRemove}>
            {isUnderWay ? 'Cancel' : 'Remove picture'}
          </Button>
        </span>
      </div>
    </div>
  )
}
