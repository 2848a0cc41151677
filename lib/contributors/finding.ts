import { z } from 'zod'
import { type ContributorView, RoleName, StateName } from '#lib/contributors/views'

export const ListContributors = z.strictObject({
  search: z.string().max(200).optional().meta({ description: 'In names and e-mail addresses' }),
  role: RoleName.optional(),
  state: StateName.optional(),
  sort: z.enum(['name', 'seen', 'joined']).optional().meta({ description: 'By name unless given' }),
})
export type ListContributors = z.infer<typeof ListContributors>

/** Pure, so that the list answers each letter in the browser as the API does. */
export function findPeople(people: readonly ContributorView[], asked: ListContributors): ContributorView[] {
  const words = folded(asked.search ?? '').split(/\s+/)
  return people
    .filter(({ role, state }) => (asked.role ?? role) === role && (asked.state ?? state) === state)
    .filter(({ name, email }) => words.every((word) => folded(`${name} ${email}`).includes(word)))
    .sort((a, b) => lastIfDisabled(a) - lastIfDisabled(b) || ORDERS[asked.sort ?? 'name'](a, b) || byName(a, b))
}

/** "Jose" finds José, and "voss" finds Voß: whoever looks for somebody types what is on their keyboard. */
const folded = (words: string): string =>
  words.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss').replaceAll('ı', 'i').trim()

const lastIfDisabled = ({ state }: ContributorView): number => (state === 'disabled' ? 1 : 0)

type Order = (a: ContributorView, b: ContributorView) => number

const collator = new Intl.Collator('en', { sensitivity: 'base' })
const byName: Order = (a, b) => collator.compare(a.name, b.name) || (a.id < b.id ? -1 : 1)
/** ISO times sort as text; whoever was never here comes last. */
const newestFirst = (a: string | null, b: string | null): number => (a === b ? 0 : (a ?? '') < (b ?? '') ? 1 : -1)

const ORDERS: Record<NonNullable<ListContributors['sort']>, Order> = {
  name: byName,
  seen: (a, b) => newestFirst(a.lastSeenAt, b.lastSeenAt),
  joined: (a, b) => newestFirst(a.joinedAt ?? a.invitedAt, b.joinedAt ?? b.invitedAt),
}
