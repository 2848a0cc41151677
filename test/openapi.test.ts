import { globSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { openApiDocument } from '#lib/api/openapi'
import { OPERATIONS } from '../app/api/v1/operations.ts'

const folders = globSync('app/api/v1/**/route.ts')
  .map((file) => file.slice('app/api/v1'.length, -'/route.ts'.length).replace(/\[(\w+)\]/g, '{$1}'))
  .filter((path) => path !== '/openapi.json')

describe('the OpenAPI document', () => {
  it('has every route of the folder', () => {
    expect(Object.keys(OPERATIONS).sort()).toEqual(folders.sort())
  })

  it('describes each from its schema, with the path’s names as parameters', async () => {
    const modules = await Promise.all(
      Object.entries(OPERATIONS).map(async ([path, load]) => [path, await load()] as const),
    )
    const { paths } = openApiDocument(Object.fromEntries(modules), 'https://news.example')
    const publication = Reflect.get(Object(paths), '/api/v1/updates/{updateId}/publication')
    expect(publication).toMatchObject({
      post: {
        parameters: [
          { name: 'updateId', in: 'path' },
          { name: 'Idempotency-Key', in: 'header' },
        ],
        requestBody: { content: { 'application/json': { schema: { required: ['baseVersion'] } } } },
        responses: { 201: {}, default: {} },
      },
    })
    for (const [path, item] of Object.entries(Object(paths))) expect(Object.keys(Object(item)), path).not.toEqual([])
    expect(JSON.stringify(paths)).not.toContain('passwordHash')
  })
})
