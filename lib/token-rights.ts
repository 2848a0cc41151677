import { AppError } from '#lib/platform/errors'
import type { TokenRight } from '#lib/rights'
import type { Actor, Subjects } from '#lib/subjects'

/** `session`: no token has it. People, tokens, settings and the audit log are for whoever signs in. */
const RIGHT_OF: Record<keyof Subjects, TokenRight | 'session'> = {
  'desk:read': 'read',
  'publishers:read': 'read',
  'review:read': 'read',
  'taken-down:read': 'manage',

  'story:create': 'file',
  'story:cover': 'file',
  'update:write': 'file',
  'update:edit': 'file',
  'update:submit': 'file',
  'update:drop': 'file',
  'update:hold': 'file',
  'update:unhold': 'file',
  'update:embargo': 'file',
  'draft:keep': 'file',
  'update:file-pinned': 'publish',
  'confidence:write': 'file',
  'claim:make': 'file',
  'claim:change': 'file',
  'image:add': 'file',
  'image:change': 'file',

  'story:edit': 'publish',
  'story:publish': 'publish',
  'story:end': 'publish',
  'story:reopen': 'publish',
  'story:fold': 'publish',
  'story:continue': 'publish',
  'update:publish': 'publish',
  'update:release': 'publish',
  'update:undo': 'publish',
  'update:schedule': 'publish',
  'update:unschedule': 'publish',
  'update:break-embargo': 'publish',
  'update:lift-embargo': 'publish',
  'update:send-back': 'publish',
  'update:amend': 'publish',
  'update:retract': 'publish',
  'update:pin': 'publish',
  'update:unpin': 'publish',
  'update:key': 'publish',
  'update:unkey': 'publish',
  'update:move': 'publish',
  'second-eyes:answer': 'publish',
  'second-eyes:alone': 'publish',
  'second-eyes:check': 'publish',
  'box:edit': 'publish',
  'section:edit': 'publish',

  'front:edit': 'manage',
  'brief:edit': 'manage',
  'story:give-publishing': 'manage',
  'update:withhold': 'manage',
  'update:unwithhold': 'manage',
  'update:pull': 'manage',
  'update:put-back': 'manage',
  'story:pull': 'manage',
  'story:put-back': 'manage',
  'image:pull': 'manage',
  'image:put-back': 'manage',

  'erasure:ask': 'session',
  'erasure:confirm': 'session',
  'confidence:read': 'session',
  'token:make': 'session',
  'token:list-all': 'session',
  'token:revoke': 'session',
  'audit:read': 'session',
  'site:set': 'session',
  'profile:list': 'session',
  'profile:read': 'session',
  'profile:edit': 'session',
  'profile:slug': 'session',
  'byline:withhold': 'session',
  'byline:show': 'session',
  'contributor:list': 'session',
  'contributor:invite': 'session',
  'contributor:change-rights': 'session',
  'contributor:change-details': 'session',
  'contributor:end-sessions': 'session',
  'contributor:hand-on': 'session',
  'contributor:change-role': 'session',
  'contributor:disable': 'session',
  'contributor:reset-factors': 'session',
  'site:require-factor': 'session',
  'contributor:enable': 'session',
}

export const RIGHTS_BY_PERMISSION: Readonly<Record<string, TokenRight | 'session'>> = RIGHT_OF

/** Whether somebody signed in, or calls with a token that has this right. */
export const hasRight = ({ token }: Actor, right: TokenRight): boolean => !token || token.rights.includes(right)

/** Whether the token somebody calls with, if any, was made for this. */
export const isWithinRights = ({ token }: Actor, permission: keyof Subjects): boolean =>
  !token || token.rights.some((right) => right === RIGHT_OF[permission])

/** Throws `forbidden` that names what the token lacks. */
export function requireRight(who: Actor, permission: keyof Subjects): void {
  if (isWithinRights(who, permission)) return
  const right = RIGHT_OF[permission]
  if (right === 'session') throw new AppError('forbidden', 'A token does not reach this; sign in to the desk.')
  throw new AppError('forbidden', `This token lacks the right “${right}”; make one that has it.`, { permission, right })
}
