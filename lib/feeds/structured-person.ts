import type { Person, ProfilePage, WithContext } from 'schema-dts'
import type { BylinePageForReader } from '#lib/bylines/page'
import { bylinePath } from '#lib/bylines/shown'

/** A contributor's page for search engines (schema.org, ProfilePage), as text within a script element: with no "<". */
export function structuredPerson({ name, slug, bio, portrait, site }: BylinePageForReader, origin: string): string {
  const url = origin + bylinePath(slug)
  const person: Person = {
    '@type': 'Person',
    '@id': url,
    name,
    url,
    ...(bio.length > 0 ? { description: bio.join('\n\n') } : {}),
    ...(portrait ? { image: origin + portrait.src } : {}),
    worksFor: { '@type': 'NewsMediaOrganization', name: site.name, url: `${origin}/` },
  }
  const page: WithContext<ProfilePage> = {
    '@context': 'https://schema.org',
    '@type': 'ProfilePage',
    url,
    mainEntity: person,
  }
  return JSON.stringify(page).replaceAll('<', '\\u003c')
}
