import { type Actor, can } from '#lib/permissions'

/** A page of the desk that does not belong to one story. */
export interface DeskLocation {
  href: string
  words: string
  /** Whether it is worth showing; the page asks again. */
  may: (actor: Actor) => boolean
}

const everybody = () => true

export const REVIEW_PAGE = '/desk/review'
export const NOTIFICATIONS_PAGE = '/desk/notifications'

/** In the order of the desk's left column; the palette reaches them too. */
export const DESK_PAGES: readonly DeskLocation[] = [
  { href: REVIEW_PAGE, words: 'Review queue', may: (actor) => can(actor, 'review:read') },
  { href: '/desk', words: 'All stories', may: everybody },
  { href: NOTIFICATIONS_PAGE, words: 'Notifications', may: everybody },
  { href: '/desk/front', words: 'Front', may: (actor) => can(actor, 'front:edit') },
  { href: '/desk/stories/new', words: 'New story', may: (actor) => can(actor, 'story:create') },
  { href: '/desk/import', words: 'Import text', may: (actor) => can(actor, 'story:create') },
  { href: '/desk/bylines', words: 'Bylines', may: (actor) => can(actor, 'profile:list') },
  { href: '/desk/contributors', words: 'Contributors', may: (actor) => can(actor, 'contributor:list') },
  { href: '/desk/audit', words: 'Audit log', may: (actor) => can(actor, 'audit:read') },
  { href: '/desk/settings/site', words: 'Settings of the site', may: (actor) => can(actor, 'site:set') },
]

/** What is everybody's own. */
export const OWN_PAGES: readonly DeskLocation[] = [
  { href: '/desk/settings', words: 'Settings', may: everybody },
  { href: '/desk/tokens', words: 'API tokens', may: everybody },
]
