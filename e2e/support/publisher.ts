import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { uuidv7 } from 'uuidv7'

/** The desk's program: publishes through the API with a token, and repeats what got no answer. */
export interface Publisher {
  storyIdOf(slug: string): Promise<string>
  publish(storyId: string, text: string): Promise<PublishedUpdate>
  call<T>(method: 'POST' | 'PATCH', path: string, body: object): Promise<T>
}

export interface PublishedUpdate {
  id: string
  version: number
}

/** @param url asked anew for every call: the server may come back elsewhere */
export async function aPublisher(url: () => string, databaseUrl: string, email: string): Promise<Publisher> {
  const token = `wt_${randomBytes(32).toString('base64url')}`
  const hash = createHash('sha256').update(token).digest('hex')
  await sql(
    databaseUrl,
    `INSERT INTO "ApiToken" (id, "contributorId", name, "secretHash", rights, "storyIds", "createdAt")
     SELECT '${uuidv7()}', id, 'test', '${hash}', '{read,file,publish,manage}', '{}', now() FROM "Contributor" WHERE email = '${email}'`,
  )
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }

  async function call<T>(method: 'POST' | 'PATCH', path: string, body: object): Promise<T> {
    const key = randomUUID()
    for (;;) {
      // A process that was killed, or is not up yet, has no answer: the same press of the same button again.
      const response = await fetch(`${url()}/api/v1${path}`, {
        method,
        headers: { ...headers, 'idempotency-key': key },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(10_000),
      }).catch(() => null)
      if (response?.ok) return (await response.json()) as T
      if (response && response.status < 500 && response.status !== 409) throw new Error(await response.text())
      await wait(100)
    }
  }

  return {
    call,
    async storyIdOf(slug) {
      const response = await fetch(`${url()}/api/v1/stories/${slug}`, { headers })
      return ((await response.json()) as { id: string }).id
    },
    publish: (storyId, text) =>
      call('POST', `/stories/${storyId}/updates`, { updateId: uuidv7(), text, publish: true }),
  }
}

/** Runs SQL as it is, on a connection of its own. */
export async function sql(databaseUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
