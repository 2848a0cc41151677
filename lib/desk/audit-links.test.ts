import { expect, test } from 'vitest'
import { subjectHref } from '#lib/desk/audit-links'

const story = { id: 's', headline: 'The night' }

test.each([
  ['contributor.role-changed', 'contributor', '/desk/contributors/x'],
  ['session.refused', 'contributor', '/desk/contributors/x'],
  ['byline.withheld', 'contributor', '/desk/bylines/x'],
  ['profile.changed', 'contributor', '/desk/bylines/x'],
  ['token.revoked', 'token', '/desk/tokens'],
  ['site.changed', 'site', '/desk/settings/site'],
  ['site.two-factor-roles-changed', 'site', '/desk/settings/signing-in'],
  ['front.arranged', 'front', '/desk/front'],
  ['breaking.put_up', 'breaking', '/desk/front'],
  ['update.corrected', 'update', '/desk/stories/s?words=x'],
  ['term.let_out', 'update', '/desk/stories/s?words=x'],
  ['section.published', 'section', '/desk/stories/s#sections'],
  ['claim.corrected', 'claim', '/desk/stories/s#box'],
  ['story.published', 'story', '/desk/stories/s'],
  ['image.added', 'image', '/desk/stories/s'],
])('%s leads to what it is about', (action, type, href) => {
  const about = /^(?:contributor|token|site|front|breaking)$/.test(type) ? null : story
  expect(subjectHref({ action, subject: { type, id: 'x', name: null }, story: about })).toBe(href)
})

test('an entry about a thing of a story that is not there any more leads nowhere', () => {
  expect(
    subjectHref({ action: 'update.drafted', subject: { type: 'update', id: 'x', name: null }, story: null }),
  ).toBeNull()
})
