/**
 * All that reader pages are printed from, column by column; the role they are read as is granted this and nothing else. A table
 * or column that is not named here is closed to readers. Which rows: prisma/migrations/20261130201500_readers_rows.
 */
export const READER_GRANTS: Record<string, readonly string[]> = {
  Site: [
    ...['id', 'epoch', 'revision', 'name', 'language', 'timeZone', 'breakingLineId'],
    ...['mastheadRevision', 'frontRevision', 'takenDownRevision', 'bylinesRevision', 'policies'],
  ],
  Story: [
    ...['id', 'revision', 'publishedCount', 'siteRevision', 'slug', 'topic', 'topicSlug', 'timeZone', 'language'],
    ...['publishedRevisionId', 'publishedAt', 'endedAt', 'changedAt', 'foldedIntoId', 'continuedInId'],
    ...['relatedIds', 'relatedRevision', 'pulledAt', 'takenDownRevision', 'bylinesRevision'],
  ],
  StorySlug: ['slug', 'storyId'],
  LiveUpdate: [
    ...['id', 'storyId', 'ordinal', 'storyRevision', 'occurredAt', 'publishedRevisionId', 'publishedAt', 'amendedAt'],
    ...[
      'retractedAt',
      'withheldAt',
      'pulledAt',
      'pinnedAt',
      'pinRevision',
      'movedAt',
      'movedToId',
      'keyAt',
      'keyRevision',
    ],
  ],
  CorrectionLine: ['id', 'storyId', 'updateId', 'above', 'number', 'storyRevision', 'at'],
  Section: ['id', 'storyId', 'position', 'storyRevision', 'publishedRevisionId', 'publishedAt', 'removedAt'],
  Claim: ['id', 'storyId', 'position', 'storyRevision', 'publishedRevisionId', 'publishedAt', 'boxedAt'],
  Revision: [
    ...['id', 'storyId', 'itemType', 'itemId', 'number', 'kind', 'content', 'note', 'toldId', 'isCut', 'createdAt'],
  ],
  Byline: ['revisionId', 'position', 'name', 'contributorId'],
  Profile: ['contributorId', 'name', 'bio', 'slug', 'portraitId', 'portraitAlt', 'withheldAt'],
  ProfileSlug: ['slug', 'contributorId'],
  Portrait: ['id', 'width', 'height'],
  // Neither the actor nor the reason, which is the desk's.
  StoryEvent: ['id', 'storyId', 'revision', 'type', 'itemType', 'itemId', 'revisionId', 'at', 'layout', 'touched'],
  // An image's words stand in the texts that show it; those here are the desk's.
  Image: ['id', 'storyId', 'storedAt', 'deletedAt', 'pulledAt', 'width'],
  ImageUse: ['revisionId', 'imageId'],
  FrontArrangement: ['id', 'number', 'placed', 'hidden'],
  BreakingLine: ['id', 'words', 'href', 'expiresAt'],
}
