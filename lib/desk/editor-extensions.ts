import { type Extensions, mergeAttributes, Node } from '@tiptap/core'
import StarterKit from '@tiptap/starter-kit'
import { LinkCardNode, PostNode } from '#lib/desk/editor-blocks'
import { LinkHref } from '#lib/richtext/schema'

/** A quote holds paragraphs only, and who said it. */
const Quote = Node.create({
  name: 'blockquote',
  group: 'block',
  content: 'paragraph+',
  defining: true,
  addAttributes: () => ({ speaker: { default: null }, role: { default: null } }),
  // What was cut out of the editor keeps its speaker.
  parseHTML: () => [
    {
      tag: 'blockquote',
      getAttrs: (element) => ({ speaker: element.dataset.speaker ?? null, role: element.dataset.role ?? null }),
    },
  ],
  renderHTML: ({ node, HTMLAttributes }) => {
    const saidBy = [node.attrs.speaker, node.attrs.role].filter(Boolean).join(', ')
    const { speaker, role, ...rest } = HTMLAttributes
    const said = { ...(speaker ? { 'data-speaker': speaker } : {}), ...(role ? { 'data-role': role } : {}) }
    return ['blockquote', mergeAttributes(rest, said, saidBy ? { 'data-said-by': saidBy } : {}), 0]
  },
  addKeyboardShortcuts() {
    return { 'Mod-Shift-b': () => this.editor.commands.toggleWrap(this.name) }
  },
})

/** Our lists have one level: a bullet within a bullet is another bullet. */
const ListItem = Node.create({
  name: 'listItem',
  content: 'paragraph+',
  defining: true,
  parseHTML: () => [{ tag: 'li' }],
  renderHTML: ({ HTMLAttributes }) => ['li', HTMLAttributes, 0],
  addKeyboardShortcuts() {
    return { Enter: () => this.editor.commands.splitListItem(this.name) }
  },
})

/** The place of an image, or of one to come; it keeps its words and cannot be typed into. */
export const ImageToCome = Node.create({
  name: 'image',
  group: 'block',
  atom: true,
  addAttributes: () => ({
    imageId: { default: null },
    caption: { default: '' },
    credit: { default: '' },
    alt: { default: '' },
    width: { default: null },
    height: { default: null },
  }),
  renderHTML: ({ node }) => ['figure', {}, `Image to come: ${node.attrs.caption || 'no caption yet'}`],
})

/** Readers' rich text (lib/richtext/schema.ts), neither more nor less. */
export const EXTENSIONS: Extensions = [
  StarterKit.configure({
    blockquote: false,
    listItem: false,
    listKeymap: false,
    heading: false,
    horizontalRule: false,
    code: false,
    codeBlock: false,
    strike: false,
    underline: false,
    trailingNode: false,
    link: { openOnClick: false, autolink: false, isAllowedUri: (url) => LinkHref.safeParse(url).success },
  }),
  Quote,
  ListItem,
  ImageToCome,
  PostNode,
  LinkCardNode,
]
