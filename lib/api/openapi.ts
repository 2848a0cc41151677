import { z } from 'zod'
import { type Operation, operationOf } from '#lib/api/route'
import { STATUS_OF } from '#lib/platform/errors'
import { RIGHT_WORDS, TOKEN_RIGHTS } from '#lib/rights'

const METHODS = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'] as const

type JsonSchema = Record<string, unknown>

/** The OpenAPI 3.1 document of route modules by path, made from the same schemas that check the requests. */
export function openApiDocument(modules: Record<string, object>, origin: string): JsonSchema {
  const paths = Object.entries(modules).map(([path, module]) => [`/api/v1${path}`, pathItem(path, module)])
  return {
    openapi: '3.1.0',
    info: {
      title: 'Writethru',
      version: '1',
      description:
        'Every change names the version it saw (`baseVersion`); another version is answered with 409 and `current`. ' +
        'Send an `Idempotency-Key` with each change: the same key and request have one effect. Times are ISO 8601, UTC.\n\n' +
        `A token has the rights it was made with: ${RIGHTS}. A request needs one of them, unless it says that it needs ` +
        'two; what takes no token says so too, and names `session` alone as its `security`.',
    },
    servers: [{ url: origin }],
    security: [{ token: [] }, { session: [] }],
    paths: Object.fromEntries(paths),
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer' },
        session: { type: 'apiKey', in: 'cookie', name: 'next-auth.session-token' },
      },
      responses: { Problem: PROBLEM },
    },
  }
}

const RIGHTS = TOKEN_RIGHTS.map((right) => `\`${right}\` (${RIGHT_WORDS[right]})`).join(', ')

const PROBLEM = {
  description: 'What went wrong, in a sentence that says what to do (RFC 9457)',
  content: {
    'application/problem+json': {
      schema: {
        type: 'object',
        required: ['type', 'title', 'status', 'detail', 'code'],
        properties: {
          type: { type: 'string' },
          title: { type: 'string' },
          status: { type: 'integer' },
          detail: { type: 'string' },
          code: { enum: Object.keys(STATUS_OF) },
          current: { description: 'At a conflict: the item as it is now' },
          issues: { type: 'array', items: { type: 'object' } },
          statements: {
            type: 'array',
            items: { type: 'string' },
            description: 'At `second_eyes`: the sentences that need a second person',
          },
          answers: {
            type: 'array',
            items: { enum: ['ask', 'alone', 'notNeeded'] },
            description: 'At `second_eyes`: what may be sent as `secondEyes` now',
          },
        },
      },
    },
  },
}

function pathItem(path: string, module: object): JsonSchema {
  const handlers: [string, unknown][] = METHODS.map((method) => [method, Reflect.get(module, method)])
  const described = handlers.flatMap(([method, handler]) => {
    const operation = operationOf(handler)
    return operation ? [[method.toLowerCase(), describe(path, method, operation)]] : []
  })
  return Object.fromEntries(described)
}

function describe(path: string, method: string, operation: Operation): JsonSchema {
  const {
    properties = {},
    required = [],
    ...input
  } = z.toJSONSchema(operation.input, { io: 'input', unrepresentable: 'any' })
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
  const others = Object.fromEntries(Object.entries(properties).filter(([name]) => !inPath.includes(name)))
  const needed = required.filter((name) => !inPath.includes(name))
  const inQuery = operation.body && !operation.file ? [] : Object.keys(others)
  const key = { name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string' } }
  const body = { ...input, properties: others, required: needed }
  return {
    summary: operation.summary,
    operationId: `${method.toLowerCase()}${path.replace(/[{}]/g, '').replace(/[^a-zA-Z]+(\w)/g, (_, letter) => letter.toUpperCase())}`,
    ...securityOf(operation),
    parameters: [
      ...inPath.map((name) => ({ name, in: 'path', required: true, schema: properties[name] ?? { type: 'string' } })),
      ...inQuery.map((name) => ({ name, in: 'query', required: needed.includes(name), schema: others[name] })),
      ...(operation.body ? [key] : []),
    ],
    ...(operation.body ? { requestBody: { required: true, content: contentOf(operation.file, body) } } : {}),
    responses: {
      [operation.status]: {
        description: operation.summary,
        content: { 'application/json': { schema: z.toJSONSchema(operation.returns, { unrepresentable: 'any' }) } },
      },
      default: { $ref: '#/components/responses/Problem' },
    },
  }
}

function securityOf({ caller, tokenRights }: Operation): JsonSchema {
  if (caller === 'none') return { security: [] }
  if (!tokenRights) return {}
  if (tokenRights.length === 0)
    return { security: [{ session: [] }], description: 'For whoever is signed in; no token reaches it.' }
  const rights = tokenRights.map((right) => `\`${right}\``).join(' and ')
  return { description: `A token needs the rights ${rights}.`, 'x-token-rights': tokenRights }
}

function contentOf(file: Operation['file'], body: JsonSchema): JsonSchema {
  if (!file) return { 'application/json': { schema: body } }
  return Object.fromEntries(file.map((type) => [type, { schema: { type: 'string', format: 'binary' } }]))
}
