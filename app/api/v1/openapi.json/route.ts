import { openApiDocument } from '#lib/api/openapi'
import { answer, jsonReply } from '#lib/platform/door'
import { siteOrigin } from '#lib/platform/env'
import { OPERATIONS } from '../operations.ts'

export const GET = () =>
  answer(async () => {
    const loaded = Object.entries(OPERATIONS).map(async ([path, load]) => [path, await load()] as const)
    return jsonReply(openApiDocument(Object.fromEntries(await Promise.all(loaded)), siteOrigin()))
  })
