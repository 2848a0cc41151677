import { z } from 'zod'
import { chipTime, happenedAt } from '#lib/desk/filing-times'
import { countIndependent, plainWords } from '#lib/sources/independent'
import { type Known, knownOf, SOURCE_TYPES, type Source, Verification } from '#lib/sources/schema'
import { CHOICES, TYPE_WORDS } from '#lib/sources/words'
import type { UpdateView } from '#lib/updates/views'

/** As many as a list under a field may hold without hiding what is below. */
const MOST_RECENT = 6

/** A source as it is being typed: half of it may be missing. */
const TypedSource = z.object({
  type: z.enum(SOURCE_TYPES),
  label: z.string(),
  href: z.string(),
  agency: z.string(),
  at: z.string().nullable(),
  /** The time as it is being typed; null where nobody touched it. */
  said: z.string().nullable().default(null),
})
export type TypedSource = z.infer<typeof TypedSource>

/** How sure the desk is and who says so, as it stands in a form; kept with it, half-typed sources too. */
export const TypedKnown = z.object({ verification: Verification, sources: z.array(TypedSource) })
export type TypedKnown = z.infer<typeof TypedKnown>

export const NOTHING_KNOWN: TypedKnown = { verification: 'attributed', sources: [] }

/** The kind of source that is named most often. */
const NEW_SOURCE: TypedSource = { type: 'official', label: '', href: '', agency: '', at: null, said: null }

/** One more source to be typed; one that is empty already is enough. */
export const withNewSource = ({ sources, ...rest }: TypedKnown): TypedKnown => ({
  ...rest,
  sources: sources.some(isEmpty) ? sources : [...sources, NEW_SOURCE],
})

export const typedSource = ({ type, label, href, agency, at }: Source): TypedSource => ({
  type,
  label,
  href: href ?? '',
  agency: agency ?? '',
  at: at ?? null,
  said: null,
})

export function typedKnown(told: Pick<UpdateView, 'verification' | 'sources'>): TypedKnown {
  const { verification, sources } = knownOf(told)
  return { verification, sources: sources.map(typedSource) }
}

/** What is sent: all that was typed, without sources of which nothing was. */
export function knownFrom({ verification, sources }: TypedKnown): Known {
  return { verification, sources: sources.filter((source) => !isEmpty(source)).map(sourceFrom) }
}

function sourceFrom({ type, label, href, agency, at }: TypedSource): Source {
  return {
    type,
    label: label.trim(),
    ...(href.trim() ? { href: href.trim() } : {}),
    ...(at ? { at } : {}),
    ...(agency.trim() ? { agency: agency.trim() } : {}),
  }
}

/** When a source said it, from what is typed: the last time the story's clocks showed that, as with `/time`. */
export function withTime(source: TypedSource, said: string, timeZone: string, now: Date): TypedSource {
  const [first] = said.trim() === '' ? [] : happenedAt(said, timeZone, now).choices
  return { ...source, said, at: first?.at ?? null }
}

/** What stands in the field for it, and what is understood by that; `isClear` is false where it cannot be read. */
export function timeWords({ said, at }: TypedSource, timeZone: string, now: Date) {
  const value = said ?? (at === null ? '' : chipTime(at, timeZone, now))
  if (value.trim() === '' || said === null) return { value, hint: null, isClear: true }
  const { choices, sentence } = happenedAt(said, timeZone, now)
  return { value, hint: choices[0]?.words ?? sentence, isClear: sentence === null }
}

const isEmpty = ({ label, href, agency }: TypedSource): boolean => `${label}${href}${agency}`.trim() === ''

/** The story's last sources, each once: whoever is named once is named again within minutes. */
export function recentSources(updates: readonly Pick<UpdateView, 'sources'>[]): Source[] {
  const found = new Map<string, Source>()
  for (const { sources = [] } of updates) {
    for (const source of sources) {
      const name = plainWords(source.label).join(' ')
      // When it was said, and where it can be read, belong to what was said then.
      if (!found.has(name)) found.set(name, { type: source.type, label: source.label, agency: source.agency })
      if (found.size === MOST_RECENT) return [...found.values()]
    }
  }
  return [...found.values()]
}

/** Those of the recent ones that the typed words may mean, without those that are named already. */
export function suggestSources(recent: readonly Source[], typed: string, named: readonly TypedSource[]): Source[] {
  const wanted = plainWords(typed)
  const taken = new Set(named.map(({ label }) => plainWords(label).join(' ')))
  return recent.filter(({ label }) => {
    const words = plainWords(label)
    if (taken.has(words.join(' '))) return false
    return wanted.every((word) => words.some((other) => other.startsWith(word)))
  })
}

/** "2 sources", and where some repeat one agency what they count as; null for one or none. */
export function countWords({ sources }: Known): string | null {
  if (sources.length < 2) return null
  const count = countIndependent(sources)
  const words = `${sources.length} sources`
  return count === sources.length ? words : `${words}, which count as ${count}: they repeat one agency`
}

/** What a text says of itself without a source: nothing, and the desk should know. */
export const isUnsourced = ({ state, sources = [] }: Pick<UpdateView, 'state' | 'sources'>): boolean =>
  state === 'published' && sources.length === 0

/** How we know it in lines, where two versions stand side by side. */
export function knownWords(typed: TypedKnown): string {
  const { verification, sources } = knownFrom(typed)
  const lines = sources.map(({ type, label, href, agency }) =>
    [`${TYPE_WORDS[type]}: ${label}`, href, agency && `repeats ${agency}`].filter(Boolean).join(', '),
  )
  return [CHOICES[verification], ...lines].join('\n')
}
