import { route } from '#lib/api/route'
import { PreviewImport } from '#lib/imports/schema'
import { ParsedArticleView } from '#lib/imports/views'

export const POST = route(PreviewImport, async (_tx, _actor, parsed) => parsed, {
  summary: 'Parse a running article without writing anything',
  returns: ParsedArticleView,
  maxBytes: 2_500_000,
  mayNameNone: true,
})
