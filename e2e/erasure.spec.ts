import { expect } from 'playwright/test'
import { expectAccessible } from './support/accessible.ts'
import { openRoom } from './support/box-desk.ts'
import { DEMO_ADMIN } from './support/demo-people.ts'
import { LiveStory } from './support/live-story.ts'
import { test } from './support/test.ts'

test('what was taken down is erased from the record by two people, for ever', async ({ browser }) => {
  const story = await LiveStory.open(browser)
  const update = await story.publish('Somebody who had done nothing was arrested.')
  const reason = 'It named the wrong man.'
  await story.call('POST', `/updates/${update.id}/take-down`, { baseVersion: update.version, reason })

  const admin = await openRoom(browser, DEMO_ADMIN, story)
  const ines = await openRoom(browser, 'editor@writethru.test', story)
  const [asking, confirming] = [admin, ines].map(({ page }) => page.getByRole('region', { name: 'Taken down' }))
  if (!asking || !confirming) throw new Error('Two people have the room open')
  // An editor cannot ask; an admin can, with a reason.
  await expect(confirming).toContainText(reason)
  await expect(confirming.getByRole('button')).toHaveCount(0)
  await asking.getByRole('button', { name: 'Have it erased …' }).focus()
  await admin.page.keyboard.press('Enter')
  await admin.page.keyboard.press('Escape')
  await asking.getByRole('button', { name: 'Have it erased …' }).click()
  await asking.getByRole('button', { name: 'Ask for its erasure' }).click()
  await expect(asking).toContainText('Say in a sentence why')
  await expectAccessible(admin.page)
  await asking.getByLabel('Why, for the desk alone').fill('The court wants it gone.')
  await asking.getByRole('button', { name: 'Ask for its erasure' }).click()
  await expect(asking).toContainText('Somebody else confirms it.')
  await expect(asking.getByRole('button')).toHaveCount(0)

  // The other person reads why, and sees what it means before it is done.
  await ines.page.reload()
  await expect(confirming).toContainText('The court wants it gone.')
  await confirming.getByRole('button', { name: 'Confirm the erasure …' }).click()
  await expectAccessible(ines.page)
  await confirming.getByRole('button', { name: 'Erase it for ever' }).click()
  await expect(confirming).toContainText('Erased from the record')
  const kept = await ines.page.request.get(`/api/v1/updates/${update.id}/revisions`)
  expect(kept.status()).toBe(200)
  expect(await kept.text()).not.toContain('had done nothing')
})
