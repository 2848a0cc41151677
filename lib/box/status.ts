import { z } from 'zod'

/** What the desk holds of a claim. A new one is attributed: nothing is ever preset to confirmed. */
export const STATUSES = ['attributed', 'confirmed', 'unconfirmed', 'disputed', 'superseded', 'withdrawn'] as const
export const ClaimStatus = z.enum(STATUSES).meta({
  description:
    '`confirmed` means by us. While `unconfirmed` or `disputed` readers see the question alone; `superseded` (a toll that ' +
    'grew) leaves the box; `withdrawn` is for ever',
})
export type ClaimStatus = z.infer<typeof ClaimStatus>

/** What a claim may begin as: nothing has become of it yet. */
export const FirstStatus = ClaimStatus.extract(['attributed', 'confirmed', 'unconfirmed', 'disputed'])

/** Readers are told it as a statement: it stands under What we know. */
export const isStated = (status: ClaimStatus): boolean => status === 'attributed' || status === 'confirmed'

/** Readers are told the question alone: it stands under What we don't know yet. */
export const isAsked = (status: ClaimStatus): boolean => status === 'unconfirmed' || status === 'disputed'

/** Nothing more is expected of it: it is printed no more, unless as something that we got wrong. */
export const isClosed = (status: ClaimStatus): boolean => !isStated(status) && !isAsked(status)

/** What happens when a claim comes before readers: as a statement, or as a question. */
export const typeOfPutIn = (status: ClaimStatus): string => (isAsked(status) ? 'claim.asked' : 'claim.added')

/** What may become of it: anything else than it is, and nothing any more once it was withdrawn. */
export const statusesAfter = (status: ClaimStatus): readonly ClaimStatus[] =>
  status === 'withdrawn' ? [] : STATUSES.filter((other) => other !== status)

/** As the desk reads and chooses it. */
export const STATUS_WORDS = {
  attributed: 'Attributed',
  confirmed: 'Confirmed by us',
  unconfirmed: 'Not yet confirmed',
  disputed: 'Disputed',
  superseded: 'Superseded',
  withdrawn: 'Withdrawn',
} as const satisfies Record<ClaimStatus, string>

/** What choosing it does. */
export const STATUS_MEANS = {
  attributed: 'Somebody says so; readers see the statement.',
  confirmed: 'We say so in our own voice; readers see the statement.',
  unconfirmed: 'Readers see the question alone.',
  disputed: 'Accounts differ; readers see the question alone.',
  superseded: 'The news moved on, as with a toll that grew. It leaves the box.',
  withdrawn: 'It was not so. For ever; what readers were told stands under What we got wrong.',
} as const satisfies Record<ClaimStatus, string>
