import { structuredStory } from '#lib/feeds/structured-data'

type Story = Parameters<typeof structuredStory>[0]

/** What the page says, for machines. A list of changes carries none: whoever reads this reads the page. */
export function StructuredData({ story, path, origin }: { story: Story; path: string; origin: string }) {
  return <JsonLd json={structuredStory(story, path, origin)} />
}

/** What machines read of a page. */
export function JsonLd({ json }: { json: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON without a "<", and the press refuses anything else
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />
}
