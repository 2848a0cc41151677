import { testBodies } from './doors/bodies.ts'
import { testDisguises } from './doors/disguises.ts'
import { testHeaders } from './doors/headers.ts'
import { type Newsroom, openNewsroom } from './doors/newsroom.ts'
import { testOrigins } from './doors/origins.ts'
import { testOutputs } from './doors/outputs.ts'
import { testRedirects } from './doors/redirects.ts'
import { testRoutes } from './doors/routes.ts'
import { testTokenRights } from './doors/token-rights.ts'
import { test } from './support/test.ts'

test.use({ newsroom: 'doors' })
// One newsroom for all of them, and one after the other: they count what a call leaves behind.
test.describe.configure({ mode: 'default' })

let newsroom: Newsroom
test.beforeAll(async () => {
  test.setTimeout(240_000)
  newsroom = await openNewsroom()
})
test.afterAll(() => newsroom?.end())

test.describe('routes', () => testRoutes(() => newsroom))
test.describe('rights of tokens', () => testTokenRights(() => newsroom))
test.describe('other sites', () => testOrigins(() => newsroom))
test.describe('bodies', () => testBodies(() => newsroom))
test.describe('disguises', () => testDisguises(() => newsroom))
test.describe('redirects', () => testRedirects(() => newsroom))
test.describe('headers', () => testHeaders(() => newsroom))
test.describe('outputs', () => testOutputs(() => newsroom))
