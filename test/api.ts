import { siteOrigin } from '#lib/platform/env'
import { OPERATIONS } from '../app/api/v1/operations.ts'

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
type Ids = Record<string, string>

export interface ApiCall {
  /** As in OPERATIONS, with what its braces stand for. */
  path: string
  method?: Method
  ids?: Ids
  search?: Ids
  body?: object
  headers?: Record<string, string>
}

/** Calls a route as the server would, without one. */
export async function callApi({ path, method = 'GET', ids = {}, search = {}, body, headers = {} }: ApiCall) {
  const handler = Reflect.get((await OPERATIONS[path]?.()) ?? {}, method)
  if (typeof handler !== 'function') throw new Error(`There is no ${method} ${path}`)
  const url = new URL(`/api/v1${path.replace(/\{(\w+)\}/g, (_, name) => ids[name] ?? name)}`, siteOrigin())
  for (const [name, value] of Object.entries(search)) url.searchParams.set(name, value)
  const sent = method === 'GET' ? {} : { body: JSON.stringify(body ?? {}) }
  const request = new Request(url, { method, headers: { 'content-type': 'application/json', ...headers }, ...sent })
  const response: Response = await handler(request, { params: Promise.resolve(ids) })
  return { status: response.status, json: await response.json() }
}

export const bearer = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` })
