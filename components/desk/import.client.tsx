'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, useRef, useState } from 'react'
import { z } from 'zod'
import { type Filing, FilingFields } from '#components/desk/filing-fields.client'
import { ParsedArticle } from '#components/desk/parsed-article'
import { RefusalAlert } from '#components/desk/refusal'
import { useKept } from '#components/desk/use-kept.client'
import { useSend } from '#components/desk/use-send.client'
import { Button } from '#components/ui/button'
import { TextField } from '#components/ui/text-field'
import { chosenSlug } from '#lib/desk/slug'
import { ImportView, ParsedArticleView } from '#lib/imports/views'
import type { Actor } from '#lib/permissions'
import { newId } from '#lib/platform/uuid'
import { slugOf } from '#lib/stories/schema'

type Preview = z.infer<typeof ParsedArticleView>

const Pasted = z.object({ storyId: z.string(), text: z.string() })
const emptySheet = (): z.infer<typeof Pasted> => ({ storyId: newId(), text: '' })

interface ImportTextProps {
  actor: Actor
  site: { timeZone: string; language: string; languages: string[] }
}

/** Paste, look at what was made of it, accept. Nothing is written before that. */
export function ImportText({ actor, site }: ImportTextProps) {
  const keeping = {
    what: 'import',
    shape: Pasted,
    blank: emptySheet,
    hasWords: ({ text }: { text: string }) => text !== '',
  }
  const { value: pasted, set, kept, drop } = useKept(actor, keeping)
  const [preview, setPreview] = useState<Preview | null>(null)
  const reading = useSend()
  const made = useRef<HTMLElement>(null)
  const router = useRouter()

  async function read(event: FormEvent) {
    event.preventDefault()
    const body = { text: pasted.text }
    const reply = await reading.press({ method: 'POST', path: '/imports/preview', body, returns: ParsedArticleView })
    if (!reply?.ok) return
    setPreview(reply.value)
    requestAnimationFrame(() => made.current?.focus())
  }

  function accepted(storyId: string) {
    drop()
    router.push(`/desk/stories/${storyId}`)
  }

  return (
    <div className="grid gap-6">
      <form onSubmit={read} noValidate className="grid gap-3">
        <TextField
          label="Text of the article"
          name="text"
          rows={8}
          serif
          hint="Plain text, as it ran: headline, first paragraphs, bullets, background with its headings."
          value={pasted.text}
          onChange={(text) => {
            set({ ...pasted, text })
            setPreview(null)
          }}
          error={reading.refusal?.fields.text}
        />
        <RefusalAlert refusal={reading.refusal} />
        <div className="flex items-center gap-3">
          <Button type="submit" tone={preview ? 'quiet' : 'main'} busy={reading.busy}>
            Preview
          </Button>
          <span className="text-sm text-soft">{kept && 'Kept on this device.'}</span>
        </div>
      </form>
      {preview && (
        <section ref={made} tabIndex={-1} aria-label="Preview" className="grid gap-6 outline-none">
          <ParsedArticle article={preview} />
          <AcceptImport pasted={pasted} preview={preview} site={site} onAccepted={accepted} />
        </section>
      )}
    </div>
  )
}

interface AcceptImportProps {
  pasted: z.infer<typeof Pasted>
  preview: Preview
  site: ImportTextProps['site']
  onAccepted: (storyId: string) => void
}

function AcceptImport({ pasted, preview, site, onAccepted }: AcceptImportProps) {
  const [headline, setHeadline] = useState(preview.headline ?? '')
  const [filing, setFiling] = useState<Filing>({
    slug: slugOf(preview.headline ?? ''),
    topic: '',
    timeZone: site.timeZone,
    language: site.language,
  })
  const { press, busy, refusal } = useSend()
  const errors = refusal?.fields ?? {}

  async function accept(event: FormEvent) {
    event.preventDefault()
    const { slug, ...filed } = filing
    const reply = await press({
      method: 'POST',
      path: '/imports',
      body: { ...pasted, ...filed, headline, ...chosenSlug(slug, headline) },
      returns: ImportView,
    })
    if (reply?.ok) onAccepted(reply.value.story.id)
  }

  return (
    <form onSubmit={accept} noValidate aria-label="Make a story of it" className="grid gap-4 border-t border-rule pt-4">
      <h2 className="text-lg font-semibold">Make a story of it</h2>
      <TextField
        label="Headline"
        name="headline"
        serif
        value={headline}
        onChange={(next) => {
          setHeadline(next)
          if (filing.slug === slugOf(headline)) setFiling({ ...filing, slug: slugOf(next) })
        }}
        error={errors.headline}
      />
      <FilingFields
        value={filing}
        onChange={(part) => setFiling({ ...filing, ...part })}
        errors={errors}
        slugHint="Its address: /live/… . Proposed from the headline."
        languages={[site.language, ...site.languages]}
      />
      <RefusalAlert refusal={refusal} fieldsShown />
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" tone="main" busy={busy}>
          Accept
        </Button>
        <span className="text-sm text-soft">It becomes a draft: readers see nothing before you publish it.</span>
      </div>
    </form>
  )
}
