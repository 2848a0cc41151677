import { route } from '#lib/api/route'
import { importArticle } from '#lib/imports/commands'
import { ImportArticle } from '#lib/imports/schema'
import { ImportView } from '#lib/imports/views'

export const POST = route(ImportArticle, importArticle, {
  summary: 'Turn a running article in plain text into a story',
  returns: ImportView,
  status: 201,
  // 1 MB of text, escaped as JSON.
  maxBytes: 2_500_000,
})
