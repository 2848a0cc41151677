import { type Browser, expect, type Page } from 'playwright/test'
import { DEMO_ADMIN, DEMO_PASSWORD } from './support/demo-people.ts'
import { ready } from './support/ready.ts'
import { test } from './support/test.ts'

async function signIn(page: Page, email: string, password: string) {
  await ready(page)
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

async function aStranger(browser: Browser): Promise<Page> {
  return (await browser.newContext()).newPage()
}

test('the desk asks a stranger to sign in, and then goes where they were going', async ({ page }) => {
  await page.goto('/desk/contributors?from=mail')
  await expect(page).toHaveURL(/\/login\?/)
  await signIn(page, 'nobody@writethru.test', 'four words to remember')
  await expect(page.getByRole('alert').first()).toContainText('is not right')
  await signIn(page, DEMO_ADMIN, DEMO_PASSWORD)
  await expect(page).toHaveURL('/desk/contributors?from=mail')
})

test('a copied cookie opens nothing after signing out', async ({ page, browser }) => {
  await page.goto('/desk')
  await signIn(page, DEMO_ADMIN, DEMO_PASSWORD)
  await expect(page).toHaveURL('/desk')
  const copied = await browser.newContext({ storageState: await page.context().storageState() })
  const thief = await copied.newPage()
  await thief.goto('/desk')
  await expect(thief).toHaveURL('/desk')

  await ready(page)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page).toHaveURL('/login')
  await thief.goto('/desk')
  await expect(thief).toHaveURL(/\/login/)
  expect((await thief.request.get('/api/v1/stories')).status()).toBe(401)
})

test('a hostile return address is neither followed nor a fault of ours', async ({ request, baseURL }) => {
  const hostile = [
    'http://%',
    'https://[::1',
    '//evil.example',
    '/.//evil.example',
    'javascript:alert(1)',
    'desk',
    '%00',
  ]
  for (const address of hostile) {
    const params = { callbackUrl: address }
    const answer = await request.get('/api/auth/signin', { params, maxRedirects: 0 })
    const to = new URL(answer.headers().location ?? '', baseURL)
    expect(to.pathname).toBe('/login')
    expect(new URL(to.searchParams.get('callbackUrl') ?? '', baseURL).origin).toBe(new URL(baseURL ?? '').origin)
    expect((await request.get('/login', { params })).status()).toBe(200)
    const cookie = `next-auth.callback-url=${address}; next-auth.session-token=${address}; next-auth.csrf-token=%E0%A4%A`
    expect((await request.get('/api/auth/csrf', { headers: { cookie } })).status()).toBe(200)
  }
  for (const part of ['session', 'providers', '_log', 'verify-request', 'nonsense'])
    expect((await request.get(`/api/auth/${part}`)).status()).toBe(404)
  expect((await request.post('/api/auth/callback/credentials', { data: '{' })).status()).toBe(415)
})

test('somebody invited joins by the link, once, and is shut out the moment they are disabled', async ({
  page,
  browser,
}) => {
  await page.goto('/desk/contributors')
  await signIn(page, DEMO_ADMIN, DEMO_PASSWORD)
  await expect(page.getByRole('heading', { name: 'Contributors' })).toBeVisible()
  await ready(page)
  await page.getByRole('button', { name: 'Invite somebody …' }).click()
  const name = `Derya Ak ${Date.now()}`
  const email = `${name.replaceAll(' ', '.').toLowerCase()}@writethru.test`
  await page.getByLabel('Name, as in a byline').fill(name)
  await page.getByLabel('E-mail address').fill(email)
  await page.getByRole('button', { name: 'Make an invitation link' }).click()
  const link = (await page.getByRole('status').getByText('/invitation/').textContent()) ?? ''
  const row = page.getByRole('listitem').filter({ hasText: name })
  await expect(row).toContainText('Invited, not joined yet')

  const derya = await aStranger(browser)
  await derya.goto(link)
  await expect(derya.getByRole('heading')).toHaveText(`Welcome, ${name}`)
  await ready(derya)
  await derya.getByLabel('Password').fill('four words to remember')
  await derya.getByRole('button', { name: 'Save and sign in' }).click()
  await expect(derya).toHaveURL('/desk')
  await derya.goto('/desk/contributors')
  await expect(derya.getByText('Only admins see this page')).toBeVisible()
  const late = await aStranger(browser)
  await late.goto(link)
  await expect(late.getByRole('heading')).toHaveText('This link does not work any more')

  await page.reload()
  await row.getByRole('link', { name }).click()
  await page.waitForURL('**/desk/contributors/*')
  await ready(page)
  await page.getByLabel(`Role of ${name}`).selectOption('editor')
  await page.getByRole('button', { name: `Make ${name} editor` }).click()
  await expect(page.getByRole('main')).toContainText('Active · editor')
  await page.getByRole('button', { name: 'Disable …' }).click()
  await page.getByRole('button', { name: `Disable ${name}` }).click()
  await expect(page.getByRole('main')).toContainText('Disabled · editor')

  const refused = await derya.request.get('/api/v1/stories')
  expect(refused.status()).toBe(401)
  expect((await refused.json()).detail).toContain('Your account has been disabled')
  await derya.goto('/desk')
  await expect(derya.getByRole('alert').first()).toContainText('Your account has been disabled')
  await signIn(derya, email, 'four words to remember')
  await expect(derya.getByRole('alert').first()).toContainText('Your account has been disabled')

  await page.getByRole('button', { name: `Enable ${name}` }).click()
  await expect(page.getByRole('main')).toContainText('Active · editor')
  await signIn(derya, email, 'four words to remember')
  await expect(derya).toHaveURL('/desk')
})
