import { globSync, readFileSync } from 'node:fs'

export const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const
export type Method = (typeof METHODS)[number]

/** One way in: a method and the path as the folders of the app directory write it, `[storyId]` and all. */
export interface Door {
  method: Method
  path: string
}

const EXPORTED = /^export (?:const|async function|function) (GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\b/gm

/** Every way in that the app directory has, found by walking it. A page is read; a handler answers what it exports. */
export function walkApp(): Door[] {
  return globSync('app/**/{page.tsx,route.ts}').flatMap((file) => {
    const path = pathOf(file)
    if (file.endsWith('page.tsx')) return [{ method: 'GET' as const, path }]
    const methods = [...readFileSync(file, 'utf8').matchAll(EXPORTED)].map(([, method]) => method as Method)
    if (methods.length === 0) throw new Error(`${file}: no method was found; write \`export const POST = …\``)
    return methods.map((method) => ({ method, path }))
  })
}

function pathOf(file: string): string {
  const folders = file.split('/').slice(1, -1)
  return `/${folders.filter((folder) => !/^\(.*\)$/.test(folder)).join('/')}`
}

export const nameOf = ({ method, path }: Door): string => `${method} ${path}`

export const isChange = ({ method }: Door): boolean => !['GET', 'HEAD', 'OPTIONS'].includes(method)
