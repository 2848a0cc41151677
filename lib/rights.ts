/** What a token may be made for, of what its owner may. Each stands alone: `publish` does not hold `file`. */
export const TOKEN_RIGHTS = ['read', 'file', 'publish', 'manage'] as const
export type TokenRight = (typeof TOKEN_RIGHTS)[number]

/** What a token's maker is told of each right. */
export const RIGHT_WORDS: Record<TokenRight, string> = {
  read: 'read what the desk reads',
  file: 'write drafts, submit them, add images and claims',
  publish: 'change what readers see: publish, correct, retract, schedule',
  manage: 'order the front, take down and put back, write briefs',
}
