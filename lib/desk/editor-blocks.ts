import { type Editor, mergeAttributes, Node } from '@tiptap/core'
import { z } from 'zod'
import { NO_POST, postAt } from '#lib/desk/paste-posts'
import { LANGUAGE, type LinkCard, LinkHref, type Post } from '#lib/richtext/schema'
import { postedBy } from '#lib/richtext/text'

export const NO_CARD: LinkCard['attrs'] = { title: '', description: '', site: '', url: '' }

const Words = z.string().catch('')
const PostAttrs = z.object({
  author: Words,
  handle: Words,
  platform: Words,
  postedAt: z.string().nullable().catch(null),
  text: Words,
  url: Words,
  language: z.string().nullable().catch(null),
  translation: Words,
})
const CardAttrs = z.object({ title: Words, description: Words, site: Words, url: Words })

/** What stands in the editor's fields, as typed; half an address and half a code among it. */
export const postIn = (attrs: unknown): Post['attrs'] => PostAttrs.parse(attrs ?? {})
export const cardIn = (attrs: unknown): LinkCard['attrs'] => CardAttrs.parse(attrs ?? {})

/** A post at another address: what the address before said goes with it, what somebody typed stays. */
export function withAddress(post: Post['attrs'], url: string): Post['attrs'] {
  const [before, now] = [postAt(post.url), postAt(url)]
  const mayChange = (name: 'platform' | 'handle' | 'postedAt') => !post[name] || post[name] === before[name]
  return {
    ...post,
    url,
    platform: mayChange('platform') ? (now.platform ?? '') : post.platform,
    handle: mayChange('handle') ? (now.handle ?? '') : post.handle,
    postedAt: mayChange('postedAt') ? (now.postedAt ?? null) : post.postedAt,
  }
}

/** Of what stands in the fields, what our rich text holds. */
export function postFrom(attrs: unknown): Post {
  const { author, handle, platform, postedAt, text, url, language, translation } = postIn(attrs)
  return {
    type: 'post',
    attrs: {
      author: author.trim().slice(0, 200),
      handle: handle.trim().slice(0, 200),
      platform: platform.trim().slice(0, 60),
      postedAt,
      text: text.slice(0, 5_000),
      url: pageFrom(url),
      language: language && LANGUAGE.test(language.trim()) ? language.trim() : null,
      translation: translation.slice(0, 5_000),
    },
  }
}

export function cardFrom(attrs: unknown): LinkCard {
  const { title, description, site, url } = cardIn(attrs)
  return {
    type: 'linkCard',
    attrs: {
      title: title.trim().slice(0, 300),
      description: description.trim().slice(0, 600),
      site: site.trim().slice(0, 120),
      url: pageFrom(url),
    },
  }
}

const pageFrom = (url: string): string =>
  /^https?:/i.test(url.trim()) ? (LinkHref.safeParse(url.trim()).data ?? '') : ''

const defaults = (attrs: Record<string, string | null>) =>
  Object.fromEntries(Object.entries(attrs).map(([name, value]) => [name, { default: value, rendered: false }]))

/** What was cut out of the editor comes back whole; whatever a stranger's page puts there is read as words. */
const OWN = 'data-fields'

function fieldsIn(element: HTMLElement): Record<string, unknown> {
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(element.getAttribute(OWN) ?? '{}'))
  } catch {
    return {} // not written by this editor: an empty block
  }
}

/** A post is typed into its fields below the text; in the text it stands as a whole. */
export const PostNode = Node.create({
  name: 'post',
  group: 'block',
  atom: true,
  selectable: true,
  addAttributes: () => defaults(NO_POST),
  parseHTML: () => [{ tag: 'figure[data-block="post"]', getAttrs: (element) => postIn(fieldsIn(element)) }],
  renderHTML: ({ node, HTMLAttributes }) => {
    const post = postIn(node.attrs)
    const said = post.text.trim() || 'Post: write below what it says'
    return [
      'figure',
      mergeAttributes(HTMLAttributes, { 'data-block': 'post', [OWN]: JSON.stringify(post) }),
      ['p', {}, said],
      ['p', {}, `— ${postedBy(post) || 'whose?'}`],
    ]
  },
})

export const LinkCardNode = Node.create({
  name: 'linkCard',
  group: 'block',
  atom: true,
  selectable: true,
  addAttributes: () => defaults(NO_CARD),
  parseHTML: () => [{ tag: 'figure[data-block="link-card"]', getAttrs: (element) => cardIn(fieldsIn(element)) }],
  renderHTML: ({ node, HTMLAttributes }) => {
    const { title, site, url } = cardIn(node.attrs)
    const figure = mergeAttributes(HTMLAttributes, {
      'data-block': 'link-card',
      [OWN]: JSON.stringify(cardIn(node.attrs)),
    })
    return [
      'figure',
      figure,
      ['p', {}, title.trim() || 'Link card: write its title below'],
      ['p', {}, site || url || 'no address yet'],
    ]
  },
})

/** Puts an empty one where the cursor is, chosen, so that its fields open; a paragraph follows to write on in. */
export function insertBlock(editor: Editor, type: 'post' | 'linkCard') {
  const attrs = type === 'post' ? NO_POST : NO_CARD
  editor
    .chain()
    .insertContent([{ type, attrs }, { type: 'paragraph' }])
    .run()
  let place = -1
  editor.state.doc.nodesBetween(0, editor.state.selection.from, (node, position) => {
    if (node.type.name === type) place = position
  })
  if (place >= 0) editor.commands.setNodeSelection(place)
}
