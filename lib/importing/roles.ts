import { isLabelledCaption } from '#lib/importing/captions'
import { findGarbling } from '#lib/importing/garbled'
import { isHeadingLike } from '#lib/importing/headings'
import type { Paragraph } from '#lib/importing/paragraphs'
import { type Place, type Role, roleByPlace } from '#lib/importing/role-by-place'
import { isByline, isSignOff } from '#lib/importing/sign-offs'
import type { Vocabulary } from '#lib/importing/vocabulary'

type Roles = Map<Paragraph, Role>

const TOP_PARAGRAPHS = 4 // a byline stands under headline and standfirst, not further down
const PLACE_AFTER: Partial<Record<Role, Place>> = {
  'list heading': 'before list',
  bullet: 'list',
  'section heading': 'section',
  garbled: 'nowhere', // only a garbled bullet: what belonged to it must not join the bullet before
}

/** What each paragraph is to the story: by what it says itself or, failing that, by where it stands. */
export function assignRoles(paragraphs: Paragraph[], vocabulary: Vocabulary): Roles {
  const asides: Roles = new Map()
  for (const [index, paragraph] of paragraphs.entries()) {
    const role = asideRole(paragraph, index, vocabulary)
    if (role) asides.set(paragraph, role)
  }
  const running = paragraphs.filter((paragraph) => paragraph.bulleted || !asides.has(paragraph))
  return new Map([...asides, ...runningRoles(running, asides)])
}

/** The role of a paragraph that stands beside the running text, wherever it is. */
function asideRole({ text, bulleted }: Paragraph, index: number, vocabulary: Vocabulary): Role | null {
  if (findGarbling(text, vocabulary) !== null) return 'garbled'
  if (bulleted) return null
  if (isSignOff(text) || (index < TOP_PARAGRAPHS && isByline(text))) return 'sign-off'
  return isLabelledCaption(text) ? 'caption' : null
}

function runningRoles(paragraphs: Paragraph[], garbledBullets: Roles): Roles {
  const roles: Roles = new Map()
  const titles = findTitles(paragraphs)
  const taken = new Set<Role>()
  let place: Place = 'lede'
  for (const [index, paragraph] of paragraphs.entries()) {
    const following = paragraphs.slice(index + 1, index + 4) // two captions may stand between a list's heading and its bullets
    const role: Role = garbledBullets.get(paragraph) ?? roleByPlace(paragraph, { place, following, titles, taken })
    roles.set(paragraph, role)
    taken.add(role)
    place = PLACE_AFTER[role] ?? place
  }
  return roles
}

/** The lines that stand over text: of two lines in title position only the lower one. Read from the end. */
function findTitles(paragraphs: Paragraph[]): Set<Paragraph> {
  const titles = new Set<Paragraph>()
  let below: Paragraph | undefined
  for (const paragraph of paragraphs.toReversed()) {
    const hasText = below !== undefined && !below.bulleted && !titles.has(below)
    if (hasText && !paragraph.bulleted && isHeadingLike(paragraph.text)) titles.add(paragraph)
    below = paragraph
  }
  return titles
}
