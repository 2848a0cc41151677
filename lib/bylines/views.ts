import { z } from 'zod'

/** Some twelve lines on a phone: who somebody is and what they cover. */
export const MOST_BIO_CHARACTERS = 600

/** A contributor as readers know them, for the desk. */
export const ProfileView = z.object({
  contributorId: z.string(),
  version: z.int().meta({ description: 'What `baseVersion` names' }),
  name: z.string().meta({ description: 'As it stands in new bylines' }),
  /** The account's own; seldom another one. */
  accountName: z.string(),
  bio: z.string(),
  slug: z.string(),
  /** Readers have a page of them: something was published with their byline, and it is not withheld. */
  hasPage: z.boolean(),
  portrait: z
    .object({ id: z.string(), width: z.int(), height: z.int(), src: z.string(), srcSet: z.string(), alt: z.string() })
    .nullable(),
  withheld: z.object({ at: z.string(), by: z.string(), reason: z.string() }).nullable(),
})
export type ProfileView = z.infer<typeof ProfileView>

export const ProfileRow = ProfileView.pick({ contributorId: true, name: true, accountName: true, slug: true }).extend({
  withheldAt: z.string().nullable(),
  isDisabled: z.boolean(),
})
export type ProfileRow = z.infer<typeof ProfileRow>
export const ProfileList = z.object({ profiles: z.array(ProfileRow) })

/** Somebody whose name readers may not see now: the public one and the account's, where it is another. */
export const WithheldByline = z.object({ contributorId: z.string(), names: z.array(z.string()) })

const Place = z.object({ storyId: z.string(), story: z.string(), itemId: z.string() })

/** Where readers can find a name that withholding the byline does not take away: somebody takes these down one by one. */
export const NamingsView = z.object({
  names: z.array(z.string()),
  plainBylines: z.array(Place.extend({ name: z.string() })),
  texts: z.array(
    Place.extend({ what: z.enum(['headline', 'update', 'section', 'box']), words: z.string(), isOld: z.boolean() }),
  ),
  /** The breaking line names them. */
  isInBreakingLine: z.boolean(),
  /** There are more than are listed. */
  isCut: z.boolean(),
})
export type NamingsView = z.infer<typeof NamingsView>
