'use client'

import { useEffect, useState } from 'react'
import { AmendmentFields, amendmentErrors, NO_AMENDMENT } from '#components/desk/amendment-fields.client'
import { RefusalAlert } from '#components/desk/refusal'
import { TakeDown } from '#components/desk/take-down.client'
import { useSend } from '#components/desk/use-send.client'
import { Button } from '#components/ui/button'
import { TextField } from '#components/ui/text-field'
import { look } from '#lib/desk/request'
import { imagePath } from '#lib/media/variants'
import { DeletedImage, ImagesView, ImageView } from '#lib/media/views'
import { type Actor, can } from '#lib/permissions'
import type { StoryView } from '#lib/stories/views'

/** What is left to do about a story's pictures: alternative texts to write, and pictures that no text has. */
export function StoryImages({ actor, story: { id, room, language } }: { actor: Actor; story: StoryView }) {
  const [images, setImages] = useState<ImageView[]>([])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new number of the room is the reason to look again
  useEffect(() => {
    let isCurrent = true
    void look(`/stories/${id}/images`, ImagesView).then((list) => list && isCurrent && setImages(list.images))
    return () => {
      isCurrent = false
    }
  }, [id, room])

  const toWrite = images.filter(({ altToWrite }) => altToWrite)
  const unused = images.filter(({ isUsed }) => !isUsed)
  const taking = images.filter((image) => takingOf(actor, image))
  if (toWrite.length + unused.length + taking.length === 0) return null
  return (
    <section className="mt-5 grid gap-3">
      <h2 className="text-xs font-semibold text-soft">Pictures</h2>
      {toWrite.map((image) => (
        <AltToWrite
          key={image.id}
          actor={actor}
          language={language}
          image={image}
          onWritten={(written) => setImages(images.map((each) => (each.id === written.id ? written : each)))}
        />
      ))}
      {unused.map((image) => (
        <Unused key={image.id} image={image} onDeleted={() => setImages(images.filter(({ id }) => id !== image.id))} />
      ))}
      {taking.map((image) => (
        <Standing
          key={image.id}
          image={image}
          step={takingOf(actor, image) ?? 'pull'}
          onDone={(changed) => setImages(images.map((each) => (each.id === changed.id ? changed : each)))}
        />
      ))}
    </section>
  )
}

interface AltToWriteProps {
  actor: Actor
  language: string
  image: ImageView
  onWritten: (image: ImageView) => void
}

function AltToWrite({ actor, language, image, onWritten }: AltToWriteProps) {
  const [alt, setAlt] = useState('')
  const [told, setTold] = useState(NO_AMENDMENT)
  const [missing, setMissing] = useState<Record<string, string>>({})
  const { press, busy, refusal } = useSend()
  async function save({ kind, note } = told) {
    const wanting = image.isPublished ? amendmentErrors({ kind, note }) : {}
    setMissing(wanting)
    if (Object.keys(wanting).length > 0) return
    const forReaders = kind ? { kind, ...(note.trim() ? { note } : {}) } : {}
    const body = { baseVersion: image.version, alt, ...forReaders }
    const reply = await press({ method: 'PATCH', path: `/images/${image.id}`, body, returns: ImageView })
    if (reply?.ok) onWritten(reply.value)
  }
  return (
    <div className="grid gap-1.5">
      <Thumbnail image={image} />
      <TextField label={`Alternative text to write: ${image.caption}`} name="alt" value={alt} onChange={setAlt} />
      {image.isPublished && alt.trim() && (
        <AmendmentFields
          actor={actor}
          value={told}
          onChange={(next) => {
            setMissing({})
            setTold(next)
          }}
          errors={{ ...refusal?.fields, ...missing }}
          asked={missing}
          change={{ before: {}, after: {}, language }}
          onDecided={(next) => void save(next)}
        />
      )}
      <RefusalAlert refusal={refusal} />
      <Button busy={busy} onClick={() => void save()} className="justify-self-start">
        Save alternative text
      </Button>
    </div>
  )
}

/** Of those readers see: to be taken down. Of those taken down: to be put back. */
function takingOf(actor: Actor, { isPublished, pulledAt }: ImageView): 'pull' | 'putBack' | null {
  const facts = { pulledAt: pulledAt ? new Date(pulledAt) : null }
  if (can(actor, 'image:put-back', facts)) return 'putBack'
  return isPublished && can(actor, 'image:pull', facts) ? 'pull' : null
}

interface StandingProps {
  image: ImageView
  step: 'pull' | 'putBack'
  onDone: (image: ImageView) => void
}

function Standing({ image, step, onDone }: StandingProps) {
  const [open, setOpen] = useState(false)
  const name = image.caption || image.alt || 'without words'
  return (
    <div className="grid gap-1.5 text-sm">
      <Thumbnail image={image} />
      <p className="text-soft">
        {step === 'putBack' && <b className="font-semibold text-live">Taken down. </b>}
        {name}
      </p>
      {open ? (
        <TakeDown
          step={step}
          what="picture"
          path={`/images/${image.id}`}
          baseVersion={image.version}
          returns={ImageView}
          onDone={(changed) => {
            setOpen(false)
            onDone(changed)
          }}
          onClose={() => setOpen(false)}
        />
      ) : (
        <Button onClick={() => setOpen(true)} className="justify-self-start">
          {step === 'pull' ? 'Take the picture down …' : 'Put the picture back …'}
        </Button>
      )}
    </div>
  )
}

function Unused({ image, onDeleted }: { image: ImageView; onDeleted: () => void }) {
  const { press, busy, refusal } = useSend()
  const [isSure, setIsSure] = useState(false)
  async function remove() {
    const body = { baseVersion: image.version }
    const reply = await press({ method: 'DELETE', path: `/images/${image.id}`, body, returns: DeletedImage })
    if (reply?.ok) onDeleted()
  }
  return (
    <div className="grid gap-1.5 text-sm">
      <Thumbnail image={image} />
      <p className="text-soft">In no text yet, added by {image.uploadedBy.name}.</p>
      <RefusalAlert refusal={refusal} />
      <Button busy={busy} onClick={() => (isSure ? void remove() : setIsSure(true))} className="justify-self-start">
        {isSure ? 'Delete it for good' : 'Delete …'}
      </Button>
    </div>
  )
}

const Thumbnail = ({ image }: { image: ImageView }) => (
  // biome-ignore lint/performance/noImgElement: it is made in its sizes already; the optimiser is switched off
  <img
    src={imagePath(image.id, image.width > 480 ? '480' : 'full')}
    width={image.width}
    height={image.height}
    alt=""
    className="h-auto max-h-32 w-auto max-w-full rounded bg-hair"
  />
)
