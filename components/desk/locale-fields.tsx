import { BOX, Field } from '#components/ui/field'
import { cityOf } from '#lib/desk/clock'

interface LocaleFieldsProps {
  timeZone: string | null
  language: string | null
  /** Made in one place for server and browser: each knows other zones. */
  zones: readonly string[]
  onTimeZone: (timeZone: string | null) => void
  onLanguage: (language: string | null) => void
  errors?: Record<string, string> | undefined
}

/** Languages newsrooms write in most; any other tag can be set through the API and stays chosen here. */
const LANGUAGES: readonly (readonly [string, string])[] = [
  ['ar', 'العربية'],
  ['bg', 'Български'],
  ['de', 'Deutsch'],
  ['el', 'Ελληνικά'],
  ['en', 'English'],
  ['es', 'Español'],
  ['fr', 'Français'],
  ['he', 'עברית'],
  ['it', 'Italiano'],
  ['nl', 'Nederlands'],
  ['pl', 'Polski'],
  ['pt', 'Português'],
  ['ru', 'Русский'],
  ['tr', 'Türkçe'],
  ['uk', 'Українська'],
]

/** In which zone the desk's own times are told to somebody, and in which language they write; the newsroom's unless chosen. */
export function LocaleFields({ timeZone, language, zones: known, onTimeZone, onLanguage, errors }: LocaleFieldsProps) {
  const zones = timeZone === null || known.includes(timeZone) ? known : [timeZone, ...known]
  const isListed = language === null || LANGUAGES.some(([tag]) => tag === language)
  const languages = isListed ? LANGUAGES : [[language, language] as const, ...LANGUAGES]
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <Field
        label="Time zone"
        hint="A story’s own times stay in the story’s zone."
        error={errors?.timeZone}
        control={(ids) => (
          <select
            {...ids}
            value={timeZone ?? ''}
            onChange={({ target }) => onTimeZone(target.value || null)}
            className={BOX}
          >
            <option value="">the newsroom’s</option>
            {zones.map((zone) => (
              <option key={zone} value={zone}>
                {cityOf(zone)} ({zone})
              </option>
            ))}
          </select>
        )}
      />
      <Field
        label="Language"
        error={errors?.language}
        control={(ids) => (
          <select
            {...ids}
            value={language ?? ''}
            onChange={({ target }) => onLanguage(target.value || null)}
            className={BOX}
          >
            <option value="">the newsroom’s</option>
            {languages.map(([tag, words]) => (
              <option key={tag} value={tag}>
                {words}
              </option>
            ))}
          </select>
        )}
      />
    </div>
  )
}
