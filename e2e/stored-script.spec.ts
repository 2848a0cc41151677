import { expect, type Page } from 'playwright/test'
import { bodyOf, linkedTo, readFeeds, send, sourcesOf } from './support/hostile-outputs.ts'
import { HOSTILE } from './support/hostile-pastes.ts'
import { FORMULAS, fitting, HOSTILE_ADDRESSES, HOSTILE_WORDS, STRANGER } from './support/hostile-words.ts'
import { LiveStory, newButton } from './support/live-story.ts'
import { logIn } from './support/newsroom.ts'
import { test } from './support/test.ts'
import { watchForScript } from './support/watch-for-script.ts'

const jsonLdOf = (page: Page) => page.locator('script[type="application/ld+json"]').allTextContents()

test('hostile words are words in every output: no script, no address, no header', async ({ browser, page }) => {
  test.setTimeout(600_000)
  const watch = await watchForScript(page)
  const outputs = new Set<string>()
  const visit = async (path: string, kind: string) => {
    const response = await page.goto(path)
    expect(response?.status(), path).toBe(200)
    expect(response?.headers()['x-injected']).toBeUndefined()
    await watch.expectInert(path)
    for (const json of await jsonLdOf(page)) expect(JSON.parse(json)).toBeTruthy()
    outputs.add(kind)
  }

  let taken = 0
  let refused = 0
  for (let from = 0; from < HOSTILE_WORDS.length; from += 12) {
    const group = HOSTILE_WORDS.slice(from, from + 12)
    const story = await LiveStory.open(browser)
    await page.goto(story.path)
    for (const words of group) {
      const updateId = story.anId()
      const given = {
        ...{ updateId, headline: fitting(words, 200), body: bodyOf(words), sources: sourcesOf(words), publish: true },
        ...{ bylines: [{ name: fitting(words, 120) }], key: true, verification: 'unconfirmed' },
      }
      const { status, body } = await send(story.desk, 'POST', `/stories/${story.id}/updates`, given)
      if (status >= 400) {
        refused += 1
        continue
      }
      taken += 1
      const change = { baseVersion: body.version, text: `${words} so`, note: fitting(words, 300) }
      expect((await send(story.desk, 'POST', `/updates/${updateId}/correction`, change)).status).toBeLessThan(300)
      // Whoever reads the story meanwhile gets it by the stream, behind a button where an update is in view.
      const update = page.locator(`#u-${updateId}`)
      await expect(update.or(newButton(page)).first()).toBeAttached()
      if (await newButton(page).isVisible()) await newButton(page).click()
      await expect(update.first()).toBeAttached()
      await watch.expectInert(`live ${JSON.stringify(words)}`)
      await visit(`${story.path}/u/${updateId}`, 'update')
      await page.goto(story.path)
    }
    outputs.add('stream')
    const words = group[0] ?? ''
    await send(story.desk, 'POST', `/stories/${story.id}/sections`, {
      sectionId: story.anId(),
      heading: words,
      text: words,
    })
    for (const words of group) {
      const claim = {
        claimId: story.anId(),
        text: fitting(words, 200),
        question: `${fitting(words, 100)}?`,
        status: 'unconfirmed',
      }
      await send(story.desk, 'POST', `/stories/${story.id}/claims`, { ...claim, sources: sourcesOf(words) })
    }
    const number = Number(/data-rev="(\d+)"/.exec(await (await page.request.get(story.path)).text())?.[1] ?? 1)
    // Not the last of them: it is no page, and may ask for nothing.
    await visit(`${story.path}/changes?after=0`, 'changes')
    await visit(story.path, 'story')
    const older = page.locator(`a[href^="${story.path}/page/"]`).first()
    const olderPage = (await older.count()) > 0 ? await older.getAttribute('href') : null
    await visit(`${story.path}/changes-log`, 'changes log')
    await visit(`${story.path}/at/${number}`, 'as of')
    if (olderPage) await visit(olderPage, 'older page')
    expect.soft(await readFeeds(page, story.path)).toEqual([])
    const desk = await watchForScript(story.desk)
    await story.desk.goto(`/desk/stories/${story.id}`)
    await story.desk.getByRole('feed', { name: 'Updates, newest first' }).waitFor()
    await desk.expectInert(`room of ${story.id}`)
    outputs.add('desk room')
  }
  await visit('/corrections', 'corrections')
  await visit('/', 'front')
  expect.soft(await readFeeds(page, '')).toEqual([])
  outputs.add('feeds')
  console.log(
    `Hostile words: ${HOSTILE_WORDS.length}, ${taken} taken and ${refused} refused, in ${[...outputs].sort().join(', ')}.`,
  )
  expect(taken).toBeGreaterThan(HOSTILE_WORDS.length * 0.8)
})

test('hostile words about a story: headline, standfirst, topic, place, credit, slug', async ({ browser, page }) => {
  test.setTimeout(600_000)
  const watch = await watchForScript(page)
  const { page: desk } = await logIn(browser, 'editor@writethru.test')
  const deskWatch = await watchForScript(desk)
  const topics = new Set<string>()
  let taken = 0
  for (const words of HOSTILE_WORDS) {
    const storyId = await desk.evaluate(() => {
      const time = Date.now().toString(16).padStart(12, '0')
      return `${time.slice(0, 8)}-${time.slice(8)}-7${crypto.randomUUID().slice(15)}`
    })
    const given = {
      ...{
        storyId,
        headline: `${fitting(words, 190)} a`,
        shortHeadline: fitting(words, 70),
        standfirst: words,
        lede: bodyOf(words),
      },
      ...{ listHeading: fitting(words, 120), credit: fitting(words, 120), place: fitting(words, 60) },
      ...{ topic: `${fitting(words, 58)} a`, timeZone: 'Europe/Istanbul' },
    }
    const { status, body } = await send(desk, 'POST', '/stories', given)
    // Never as a slug: what readers type must be what it says.
    const renamed = await send(desk, 'PATCH', `/stories/${storyId}`, { baseVersion: body.version ?? 1, slug: words })
    expect(renamed.status, words).toBeGreaterThanOrEqual(400)
    if (status >= 400) continue
    taken += 1
    topics.add(`/topic/${body.topicSlug}`)
    const published = { baseVersion: body.version }
    expect((await send(desk, 'POST', `/stories/${storyId}/publication`, published)).status).toBeLessThan(300)
    const response = await page.goto(`/live/${body.slug}`)
    expect([response?.status(), response?.headers()['x-injected']]).toEqual([200, undefined])
    await watch.expectInert(`story ${JSON.stringify(words)}`)
    for (const json of await jsonLdOf(page)) expect(JSON.parse(json)['@type']).toBe('LiveBlogPosting')
    expect.soft(await readFeeds(page, `/live/${body.slug}`), words).toEqual([])
  }
  for (const path of ['/', ...topics]) {
    await page.goto(path)
    await watch.expectInert(path)
  }
  for (const path of ['/desk', '/desk/front', '/desk/review']) {
    await desk.goto(path)
    await desk.locator('main').waitFor()
    await deskWatch.expectInert(path)
  }
  console.log(`Stories of hostile words: ${taken} of ${HOSTILE_WORDS.length} taken, ${topics.size} topics.`)
  expect(taken).toBeGreaterThan(HOSTILE_WORDS.length * 0.8)
})

test('hostile names, bios and reasons: the byline page, its feeds, the desk, the audit log and its file', async ({
  browser,
  page,
}) => {
  test.setTimeout(600_000)
  const watch = await watchForScript(page)
  const story = await LiveStory.open(browser)
  const selin = (await logIn(browser, 'admin@writethru.test', '/desk/audit')).page
  const desk = await watchForScript(selin)
  const who = (await story.desk.evaluate(async () => (await fetch('/api/v1/me')).json())).id
  const profileOf = async () => (await selin.request.get(`/api/v1/contributors/${who}/profile`)).json()
  const before = await profileOf()
  const slug = before.slug
  let taken = 0
  let tokens = 0
  for (const words of [...HOSTILE_WORDS, ...FORMULAS]) {
    const given = { baseVersion: (await profileOf()).version, name: fitting(words, 100), bio: `${words}\n\n${words}` }
    const { status } = await send(selin, 'PATCH', `/contributors/${who}/profile`, given)
    if (status >= 400) continue
    taken += 1
    await send(story.desk, 'POST', `/stories/${story.id}/updates`, {
      updateId: story.anId(),
      text: words,
      publish: true,
    })
    const token = { tokenId: story.anId(), name: fitting(words, 80), rights: ['read'], days: 1 }
    if ((await send(selin, 'POST', '/tokens', token)).status < 300) tokens += 1
    await page.goto(`/by/${slug}`)
    await watch.expectInert(`byline page ${JSON.stringify(words)}`)
    for (const json of await jsonLdOf(page)) expect(JSON.parse(json)).toBeTruthy()
    await selin.goto(`/desk/bylines/${who}`)
    await selin.locator('main').waitFor()
    await desk.expectInert(`byline at the desk ${JSON.stringify(words)}`)
  }
  expect.soft(await readFeeds(page, `/by/${slug}`)).toEqual([])
  const printed = await (await page.request.get(`/by/${slug}`)).text()
  const number = Number(/name="writethru-revision" content="(\d+)"/.exec(printed)?.[1])
  expect((await page.goto(`/by/${slug}/changes?after=${number - 9}`))?.status()).toBe(200)
  await watch.expectInert('changes of a byline page')
  for (const path of ['/desk/audit', '/desk/bylines']) {
    await selin.goto(path)
    await selin.locator('main').waitFor()
    await desk.expectInert(path)
  }
  const file = await (await selin.request.get('/api/v1/audit/export')).text()
  expect(file).toContain('made an API token')
  // A cell begins after a comma or a line's end, and a quote in it is two.
  expect(file).not.toMatch(/(?:^|,|\n)"[=+\-@\t\r\n＝＋－＠]/)
  expect(file).not.toContain('\n=')
  const { version } = await profileOf()
  const back = { baseVersion: version, name: before.name, bio: before.bio }
  expect((await send(selin, 'PATCH', `/contributors/${who}/profile`, back)).status).toBeLessThan(300)
  console.log(
    `Names and bios of hostile words: ${taken} of ${HOSTILE_WORDS.length + FORMULAS.length} taken, ${tokens} tokens’ names.`,
  )
  expect(tokens).toBeGreaterThan(FORMULAS.length)
  expect(taken).toBeGreaterThan(HOSTILE_WORDS.length * 0.6)
})

test('a hostile address comes to stand in no link', async ({ browser }) => {
  const story = await LiveStory.open(browser)
  const card = (url: string) => ({
    type: 'doc',
    content: [{ type: 'linkCard', attrs: { title: 'x', description: 'x', site: 'x', url } }],
  })
  for (const href of HOSTILE_ADDRESSES) {
    const bodies = [
      { body: linkedTo(href) },
      { body: card(href) },
      { text: 'x', sources: [{ type: 'social', label: 'x', href }] },
    ]
    for (const given of bodies) {
      const { status, body } = await send(story.desk, 'POST', `/stories/${story.id}/updates`, {
        ...{ updateId: story.anId(), publish: true },
        ...given,
      })
      // Spaces around an address are no part of it.
      if (status < 300) expect(JSON.stringify(body)).not.toContain(JSON.stringify(href).slice(1, -1).trim())
      else expect([400, 422]).toContain(status)
    }
  }
})

test('hostile copy is imported and pasted as words', async ({ browser }) => {
  test.setTimeout(300_000)
  const story = await LiveStory.open(browser)
  const watch = await watchForScript(story.desk)
  // With NUL or half a sign in it a text is no text, and is refused as a whole.
  const copy = HOSTILE_WORDS.filter((words) => !words.includes('\0') && words.isWellFormed())
  const article = ['# <script>window.ran=1</script> A night', ...copy.map((words) => `- ${words}`)].join('\n\n')
  const storyId = story.anId()
  const given = {
    storyId,
    text: article,
    headline: '"><img src=x onerror=alert(1)>',
    topic: 'Hostile',
    timeZone: 'UTC',
  }
  const { status } = await send(story.desk, 'POST', '/imports', given)
  expect(status).toBe(201)
  await story.desk.goto(`/desk/stories/${storyId}`)
  await story.desk.locator('main').waitFor()
  await watch.expectInert('imported')

  const writing = story.desk
    .getByRole('region', { name: 'New update' })
    .getByRole('textbox', { name: 'Update', exact: true })
  const pages = [...HOSTILE, ...HOSTILE_WORDS]
  // What was cut out of an editor like ours is read by the editor itself, and so is what is dropped.
  const cut = HOSTILE.map((html) => `<p data-pm-slice="0 0 []">${html}</p>`)
  await writing.click()
  for (const [how, html] of [
    ...pages.map((html) => ['paste', html] as const),
    ...[...cut, '<p data-pm-slice="0 0 []" onclick="ran = 1" style="width: 1px">x</p>'].map(
      (html) => ['paste', html] as const,
    ),
    ...pages.map((html) => ['drop', html] as const),
  ]) {
    await writing.evaluate(
      (element, { how, html }) => {
        const given = new DataTransfer()
        given.setData('text/html', html)
        const { left, top } = element.getBoundingClientRect()
        const init = { bubbles: true, cancelable: true, clientX: left + 12, clientY: top + 12 }
        const event =
          how === 'paste'
            ? new ClipboardEvent('paste', { ...init, clipboardData: given })
            : new DragEvent('drop', { ...init, dataTransfer: given })
        element.dispatchEvent(event)
      },
      { how, html },
    )
    await watch.expectInert(`${how} ${html.slice(0, 80)}`)
    await story.desk.keyboard.press('Control+a')
    await story.desk.keyboard.press('Delete')
  }
  expect(await story.desk.content()).not.toContain(`//${STRANGER}/"`)
  console.log(
    `Pasted at the desk: ${pages.length + cut.length + 1}, dropped: ${pages.length}; imported in one article: ${copy.length}.`,
  )
})
