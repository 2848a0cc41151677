import { structuredStory } from '#lib/feeds/structured-data'

type Story = Parameters<typeof structuredStory>[0]

/** What the page says, for machines. A list of changes carries none: whoever reads this reads the page. */
export function StructuredData({ story, path, origin }: { story: Story; path: string; origin: string }) {
  const json = structuredStory(story, path, origin)
  // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON without a "<", and the press refuses anything else
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />
}
