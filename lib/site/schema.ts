import { z } from 'zod'
import type { KINDS } from '#lib/second-eyes/vocabulary'
import { Policies } from '#lib/site/policies'
import { Language, TimeZone } from '#lib/stories/schema'

/** More languages than these nobody finds one's own in. */
const MOST_LANGUAGES = 30

/** Each is a statement of who is what: lib/second-eyes/vocabulary.ts. */
export const EyesKind = z.enum(['dead', 'hurt', 'suspected', 'arrested'] satisfies (keyof typeof KINDS)[])
export type EyesKind = z.infer<typeof EyesKind>

const eachOnce = <T>(list: T[]) => [...new Set(list)]

/** The settings of the site, as they are kept and as they are changed. A new one is a line here and a column. */
export const SiteSettings = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1, 'Give the newsroom a name.')
    .max(80, 'A name has at most 80 characters.')
    .regex(/^\P{Cc}*$/u, 'A name is one line of text.'),
  language: Language.meta({ description: 'What reader pages about several stories are in' }),
  languages: z
    .array(Language)
    .max(MOST_LANGUAGES, `Name at most ${MOST_LANGUAGES} languages.`)
    .transform(eachOnce)
    .meta({ description: 'What new stories are offered in, besides `language`' }),
  timeZone: TimeZone.meta({ description: 'What a new story begins with' }),
  policies: Policies.meta({ description: 'Where readers find our policies; those left out are not shown' }),
  goingOutSeconds: z.int().min(0).max(30).meta({ description: 'What new contributors begin with' }),
  secondEyesFor: z
    .array(EyesKind)
    .transform(eachOnce)
    .meta({ description: 'Of which statements two people must be sure; empty: none' }),
})
export type SiteSettings = z.infer<typeof SiteSettings>
export type SettingName = keyof SiteSettings

export const ChangeSite = SiteSettings.partial().extend({
  baseVersion: z.int().positive().meta({ description: 'The `version` that was seen when this was decided' }),
})
export type ChangeSite = z.infer<typeof ChangeSite>

export const SiteSettingsView = SiteSettings.extend({
  version: z.int().meta({ description: 'What `baseVersion` names' }),
})
export type SiteSettingsView = z.infer<typeof SiteSettingsView>
