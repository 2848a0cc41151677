import { newId } from '#lib/platform/ids'
import type { Call } from './call.ts'
import type { Planted } from './plants.ts'

/** What a reading's path is about: wherever it can be, what words are planted in. */
export function readingOf(planted: Planted, path: string): Call {
  const { storyId, updateId, imageId, claimId } = planted
  const slug = slugFor(path, planted)
  const params = {
    ...{ storyId, updateId, imageId, claimId, slug, itemId: planted.draftItemId },
    ...{
      contributorId: planted.personId,
      page: '1',
      revision: '24',
      after: '0',
      time: new Date().toISOString().toLowerCase(),
      code: '404',
    },
    ...{ file: 'full.webp', secret: 'nobody-has-this', nextauth: 'csrf' },
    // What is only ever changed.
    ...Object.fromEntries(
      ['sectionId', 'takeDownId', 'termId', 'tokenId', 'passkeyId', 'sessionId'].map((name) => [name, newId()]),
    ),
  }
  if (path === '/api/v1/images') return { params, query: { imageId: newId(), storyId } }
  if (/^(?:\/live\/\[slug\]|\/(?:topic|by)\/\[slug\]|)\/changes$/.test(path)) return { params, query: { after: '0' } }
  return path === '/desk/stream' ? { params, query: { story: storyId } } : { params }
}

function slugFor(path: string, { topicSlug, slug, bylineSlug }: Planted): string {
  if (path.startsWith('/by/')) return bylineSlug
  return path.startsWith('/topic/') ? topicSlug : slug
}
