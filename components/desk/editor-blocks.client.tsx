'use client'

import type { Editor } from '@tiptap/core'
import { type KeyboardEvent, useId } from 'react'
import { BOX, Field } from '#components/ui/field'
import { cityOf, timeIn } from '#lib/desk/clock'
import { cardIn, postIn, withAddress } from '#lib/desk/editor-blocks'
import { dayOf, instantsAt, readClock } from '#lib/desk/wall-clock'
import { LANGUAGE, LinkHref } from '#lib/richtext/schema'

interface BlockFieldsProps {
  editor: Editor
  attrs: Record<string, unknown>
}

const PLATFORMS = [
  'X',
  'Bluesky',
  'Mastodon',
  'Facebook',
  'Instagram',
  'Telegram',
  'TikTok',
  'YouTube',
  'Threads',
  'VK',
]
const ADDRESS = 'It must begin with https:// or http://'

/** A post from a network, as the reporter types it; its address fills in what it says by itself. */
export function PostFields({ editor, attrs, timeZone }: BlockFieldsProps & { timeZone: string }) {
  const post = postIn(attrs)
  const platforms = useId()
  const set = (part: Partial<typeof post>) => editor.commands.updateAttributes('post', part)
  const isNew = JSON.stringify(post) === JSON.stringify(postIn({}))

  function setAddress(url: string) {
    set({ ...withAddress(post, url) })
  }

  return (
    <fieldset aria-label="Post" className="grid gap-2 sm:grid-cols-2" onKeyDown={(event) => onEnter(event, editor)}>
      <Text
        words="Address of the post"
        value={post.url}
        onChange={setAddress}
        autoFocus={isNew}
        wrong={post.url !== '' && !isPage(post.url) ? ADDRESS : undefined}
      />
      <Text words="Network" value={post.platform} onChange={(platform) => set({ platform })} list={platforms} />
      <datalist id={platforms}>
        {PLATFORMS.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <Text words="What it says" rows value={post.text} onChange={(text) => set({ text })} />
      <Text
        words="In our words (translation)"
        rows
        value={post.translation}
        onChange={(translation) => set({ translation })}
      />
      <Text words="Who wrote it" value={post.author} onChange={(author) => set({ author })} />
      <Text words="Their handle" value={post.handle} onChange={(handle) => set({ handle })} />
      <Text
        words="Its language (code)"
        value={post.language ?? ''}
        onChange={(language) => set({ language: language || null })}
        wrong={post.language && !LANGUAGE.test(post.language) ? 'A code such as en, tr or pt-BR' : undefined}
      />
      <When at={post.postedAt} timeZone={timeZone} onChange={(postedAt) => set({ postedAt })} />
    </fieldset>
  )
}

/** A page elsewhere, in our words. */
export function LinkCardFields({ editor, attrs }: BlockFieldsProps) {
  const card = cardIn(attrs)
  const set = (part: Partial<typeof card>) => editor.commands.updateAttributes('linkCard', part)
  const isNew = JSON.stringify(card) === JSON.stringify(cardIn({}))
  return (
    <fieldset
      aria-label="Link card"
      className="grid gap-2 sm:grid-cols-2"
      onKeyDown={(event) => onEnter(event, editor)}
    >
      <Text
        words="Address"
        value={card.url}
        onChange={(url) => set({ url })}
        autoFocus={isNew}
        wrong={card.url !== '' && !isPage(card.url) ? ADDRESS : undefined}
      />
      <Text words="Site" value={card.site} onChange={(site) => set({ site })} />
      <Text words="Title" value={card.title} onChange={(title) => set({ title })} />
      <Text
        words="What is there (optional)"
        value={card.description}
        onChange={(description) => set({ description })}
      />
    </fieldset>
  )
}

const isPage = (url: string): boolean => /^https?:/i.test(url) && LinkHref.safeParse(url.trim()).success

/** Enter goes on in the text; in a form it would send it. Ctrl+Enter is the form's. */
function onEnter(event: KeyboardEvent, editor: Editor) {
  const leaves =
    event.key === 'Enter' && !event.ctrlKey && !event.metaKey && !(event.target instanceof HTMLTextAreaElement)
  if (!leaves) return
  event.preventDefault()
  editor
    .chain()
    .focus(editor.state.selection.to + 1)
    .run()
}

function When({
  at,
  timeZone,
  onChange,
}: {
  at: string | null
  timeZone: string
  onChange: (at: string | null) => void
}) {
  const local = at ? `${dayOf(timeZone, new Date(at))}T${timeIn(timeZone, at)}` : ''
  function read(value: string) {
    const [day = '', time = ''] = value.split('T')
    const clock = readClock(time.slice(0, 5))
    const [instant] = clock ? instantsAt(timeZone, day, clock) : []
    onChange(instant?.toISOString() ?? null)
  }
  return (
    <label className="grid content-start gap-1 text-sm">
      <span className="font-semibold">Written at ({cityOf(timeZone)})</span>
      <input type="datetime-local" value={local} onChange={(event) => read(event.target.value)} className={BOX} />
    </label>
  )
}

interface TextProps {
  words: string
  value: string
  onChange: (value: string) => void
  autoFocus?: boolean
  rows?: boolean
  list?: string
  wrong?: string | undefined
}

function Text({ words, value, onChange, autoFocus = false, rows = false, list, wrong }: TextProps) {
  const change = (event: { target: { value: string } }) => onChange(event.target.value)
  return (
    <Field
      label={words}
      error={wrong}
      control={(ids) =>
        rows ? (
          <textarea rows={3} value={value} onChange={change} className={BOX} dir="auto" {...ids} />
        ) : (
          // biome-ignore lint/a11y/noAutofocus: whoever has just made the block goes on typing in it
          <input value={value} onChange={change} autoFocus={autoFocus} list={list} className={BOX} {...ids} />
        )
      }
    />
  )
}
