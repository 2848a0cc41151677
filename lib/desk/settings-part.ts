import type { SiteSettingsView } from '#lib/site/schema'

/** A part of the form of the site’s settings: it shows them as they are being changed. */
export interface SettingsPart {
  value: SiteSettingsView
  onChange: (change: Partial<SiteSettingsView>) => void
  errors: Record<string, string>
}
