import { cleanPage } from '#lib/desk/paste-links'
import { findAll, hasClass, isTag, type Pasted, wordsIn } from '#lib/desk/paste-tree'
import { plainWords } from '#lib/desk/paste-words'
import { LANGUAGE, type Post } from '#lib/richtext/schema'

type PostAttrs = Post['attrs']

export const NO_POST: PostAttrs = {
  author: '',
  handle: '',
  platform: '',
  postedAt: null,
  text: '',
  url: '',
  language: null,
  translation: '',
}

/** What the address of a post says by itself. X, Bluesky and Mastodon number posts by the time they were made. */
export function postAt(href: string): Partial<PostAttrs> {
  const url = cleanPage(href)
  if (!url) return {}
  const { hostname, pathname } = new URL(url)
  const host = hostname.replace(/^(www|m|mobile)\./, '')
  const [first = '', second = '', third = '', fourth = ''] = pathname.split('/').filter(Boolean)
  if (/^(x|twitter)\.com$/.test(host) && second === 'status')
    return { platform: 'X', url: `https://x.com/${first}/status/${third}`, handle: at(first), ...made(xTime(third)) }
  if (host === 'bsky.app' && first === 'profile')
    return {
      platform: 'Bluesky',
      url,
      ...(second.startsWith('did:') ? {} : { handle: at(second) }),
      ...made(blueskyTime(fourth)),
    }
  if (host === 'facebook.com') return { platform: 'Facebook', url }
  if (host === 'instagram.com') return { platform: 'Instagram', url: `${new URL(url).origin}/${first}/${second}/` }
  if (host === 't.me' && second)
    return { platform: 'Telegram', url: `https://t.me/${first}/${second}`, handle: at(first) }
  if (/^@[\w.@-]+$/.test(first) && /^\d{15,20}$/.test(second))
    return {
      platform: 'Mastodon',
      url,
      handle: first.split('@').length > 2 ? first : `${first}@${host}`,
      ...made(mastodonTime(second)),
    }
  return { url }
}

/** The post in an embedding's code, as X, Bluesky, Mastodon, Facebook, Instagram and Telegram hand it out; null for other elements. */
export function readPost(tag: Pasted): PostAttrs | null {
  const attrs =
    readX(tag) ?? readBluesky(tag) ?? readMastodon(tag) ?? readFacebook(tag) ?? readInstagram(tag) ?? readTelegram(tag)
  return attrs ? fitted({ ...NO_POST, ...attrs }) : null
}

/** The first post in a code that was pasted as plain text. */
export function findPost(tree: Pasted): PostAttrs | null {
  for (const tag of findAll(tree, () => true)) {
    const post = readPost(tag)
    if (post) return post
  }
  return null
}

function readX(tag: Pasted): Partial<PostAttrs> | null {
  if (!hasClass(tag, 'twitter-tweet') && !hasClass(tag, 'twitter-video')) return null
  return quoted(tag, lastLink(tag))
}

function readBluesky(tag: Pasted): Partial<PostAttrs> | null {
  if (!hasClass(tag, 'bluesky-embed')) return null
  const [, did, key] = /^at:\/\/([^/]+)\/app\.bsky\.feed\.post\/(\w+)/.exec(tag.attrs['data-bluesky-uri'] ?? '') ?? []
  return quoted(tag, did && key ? `https://bsky.app/profile/${did}/post/${key}` : lastLink(tag))
}

/** X and Bluesky: a paragraph, then "— Name (@handle) date". */
function quoted(tag: Pasted, href: string): Partial<PostAttrs> {
  const said = tag.children.filter(isTag).find(({ name }) => name === 'p')
  const rest = plainWords(
    tag.children
      .filter((child) => child !== said)
      .map(wordsIn)
      .join(' '),
  )
  const [, author = '', handle = ''] = /[—–-]\s*(.*?)\s*\(\s*(@[^)\s]+)\s*\)/u.exec(rest) ?? []
  const language = said?.attrs.lang && LANGUAGE.test(said.attrs.lang) ? said.attrs.lang : null
  return { ...postAt(href), author, ...(handle ? { handle } : {}), text: said ? linesOf(said) : '', language }
}

function readMastodon(tag: Pasted): Partial<PostAttrs> | null {
  const embed =
    tag.name === 'iframe' ? tag.attrs.src : hasClass(tag, 'mastodon-embed') ? tag.attrs['data-embed-url'] : null
  if (!embed?.endsWith('/embed')) return null
  const post = postAt(embed.slice(0, -'/embed'.length))
  return post.platform === 'Mastodon' ? post : null
}

function readFacebook(tag: Pasted): Partial<PostAttrs> | null {
  if (
    tag.name === 'iframe' &&
    /^https:\/\/www\.facebook\.com\/plugins\/(post|video)\.php\?/.test(tag.attrs.src ?? '')
  ) {
    const meant = new URL(tag.attrs.src ?? '').searchParams.get('href') ?? ''
    return { platform: 'Facebook', url: cleanPage(meant) }
  }
  if (!hasClass(tag, 'fb-post')) return null
  const [said] = findAll(tag, ({ name }) => name === 'p')
  const [author] = findAll(tag, ({ name }) => name === 'a')
  return {
    platform: 'Facebook',
    url: cleanPage(tag.attrs['data-href'] ?? ''),
    text: said ? linesOf(said) : '',
    author: author ? plainWords(wordsIn(author)) : '',
  }
}

function readInstagram(tag: Pasted): Partial<PostAttrs> | null {
  if (!hasClass(tag, 'instagram-media')) return null
  const permalink = tag.attrs['data-instgrm-permalink'] ?? lastLink(tag)
  const links = findAll(tag, ({ name }) => name === 'a').map((link) => plainWords(wordsIn(link)))
  const [, author = '', handle = ''] = /A post shared by (.*?)\s*\((@[^)\s]+)\)/.exec(plainWords(wordsIn(tag))) ?? []
  const text = links.find((words) => words && !/^(View this post on Instagram|A post shared by)/.test(words)) ?? ''
  return { platform: 'Instagram', ...postAt(permalink), author, handle, text }
}

function readTelegram(tag: Pasted): Partial<PostAttrs> | null {
  const post = tag.name === 'script' ? tag.attrs['data-telegram-post'] : undefined
  return post && /^\w+\/\d+$/.test(post) ? postAt(`https://t.me/${post}`) : null
}

/** The words of a post with their line breaks; the addresses of its pictures are none of them. */
function linesOf(tag: Pasted): string {
  const raw = (child: Pasted | string): string => {
    if (!isTag(child)) return child.replace(/\s+/g, ' ')
    if (child.name === 'br') return '\n'
    const words = child.children.map(raw).join('')
    return child.name === 'a' && /^(pic\.(twitter|x)\.com\/|\[(image|video|image or embed)\]$)/.test(words.trim())
      ? ''
      : words
  }
  return raw(tag)
    .split('\n')
    .map(plainWords)
    .map((line) => line.trim())
    .filter(Boolean)
    .join('\n')
}

const lastLink = (tag: Pasted): string => findAll(tag, ({ name }) => name === 'a').at(-1)?.attrs.href ?? ''

const at = (name: string): string => (name.startsWith('@') ? name : `@${name}`)

const X_EPOCH_MS = 1_288_834_974_657
const TID = '234567abcdefghijklmnopqrstuvwxyz'

/** Snowflakes: milliseconds above the lowest 22 bits. Ids before November 2010 were only counted. */
const xTime = (id: string): number => (/^\d{11,20}$/.test(id) ? Number(BigInt(id) >> 22n) + X_EPOCH_MS : Number.NaN)

/** Mastodon keeps 16 bits below the milliseconds. */
const mastodonTime = (id: string): number => Number(BigInt(id) >> 16n)

/** Bluesky's record keys: 13 letters of 5 bits, microseconds above the lowest 10. */
function blueskyTime(key: string): number {
  if (!/^[2-7a-z]{13}$/.test(key)) return Number.NaN
  const bits = [...key].reduce((sum, letter) => sum * 32n + BigInt(TID.indexOf(letter)), 0n)
  return Number((bits >> 10n) / 1000n)
}

const EARLIEST_MS = Date.UTC(2006, 0)
const LATEST_MS = Date.UTC(2100, 0)

const made = (ms: number): { postedAt?: string } =>
  ms > EARLIEST_MS && ms < LATEST_MS ? { postedAt: new Date(ms).toISOString() } : {}

/** Within the lengths that the schema allows. */
const fitted = (post: PostAttrs): PostAttrs => ({
  ...post,
  author: post.author.slice(0, 200),
  handle: post.handle.slice(0, 200),
  text: post.text.slice(0, 5_000),
})
