import { z } from 'zod'
import { read, route } from '#lib/api/route'
import { changeSite } from '#lib/site/commands'
import { getSiteSettings } from '#lib/site/queries'
import { ChangeSite, SiteSettingsView } from '#lib/site/schema'

export const GET = read(z.strictObject({}), getSiteSettings, {
  summary: 'The settings of the site',
  returns: SiteSettingsView,
  sessionOnly: true,
})

export const PATCH = route(ChangeSite, changeSite, {
  summary: 'Change settings of the site',
  returns: SiteSettingsView,
  sessionOnly: true,
  sudo: true,
})
