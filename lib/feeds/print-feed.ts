import { generateAtomFeed, generateJsonFeed, generateRssFeed } from 'feedsmith'
import type { FeedEntry } from '#lib/feeds/entries'
import type { Feed } from '#lib/feeds/feed'
import { FEED_TYPES, type FeedFormat, feedPath } from '#lib/feeds/formats'
import { numberJson, numberXml } from '#lib/feeds/numbers'

/** A feed in one of its formats, with the numbers it was printed at. */
export function printFeed(feed: Feed, format: FeedFormat): string {
  switch (format) {
    case 'rss':
      return numberXml(rss(feed), feed.numbers)
    case 'atom':
      return numberXml(atom(feed), feed.numbers)
    case 'json':
      return numberJson(json(feed), feed.numbers)
  }
}

const selfOf = ({ address }: Feed, format: FeedFormat) => feedPath(address, format)

const selfLink = (feed: Feed, format: FeedFormat) => ({
  href: selfOf(feed, format),
  rel: 'self',
  type: FEED_TYPES[format],
})

function rss(feed: Feed): string {
  const { title, url, description, language, updatedAt, entries } = feed
  return generateRssFeed(
    {
      title,
      link: url,
      description,
      language,
      lastBuildDate: new Date(updatedAt),
      atom: { links: [selfLink(feed, 'rss')] },
      items: entries.map((entry) => ({
        title: entry.title,
        link: entry.url,
        description: entry.html,
        guid: { value: entry.id, isPermaLink: false },
        pubDate: new Date(entry.publishedAt),
        atom: { updated: new Date(entry.updatedAt) },
        // RSS's own <author> is an e-mail address; names are what readers are told.
        dc: { creators: creditsOf(entry, feed) },
      })),
    },
    { strict: true },
  )
}

function atom(feed: Feed): string {
  const { id, title, url, description, language, updatedAt, publisher, entries } = feed
  return generateAtomFeed(
    {
      id,
      title: { value: title },
      subtitle: { value: description },
      updated: new Date(updatedAt),
      xml: { lang: language },
      authors: [{ name: publisher }],
      links: [selfLink(feed, 'atom'), { href: url, rel: 'alternate', type: 'text/html' }],
      entries: entries.map((entry) => ({
        id: entry.id,
        title: { value: entry.title },
        published: new Date(entry.publishedAt),
        updated: new Date(entry.updatedAt),
        xml: { lang: entry.language },
        authors: entry.authors.map((name) => ({ name })),
        links: [{ href: entry.url, rel: 'alternate', type: 'text/html' }],
        content: { type: 'html', value: entry.html },
      })),
    },
    { strict: true },
  )
}

function json(feed: Feed): unknown {
  const { title, url, description, language, publisher, entries } = feed
  return generateJsonFeed(
    {
      title,
      description,
      language,
      home_page_url: url,
      feed_url: selfOf(feed, 'json'),
      authors: [{ name: publisher }],
      items: entries.map((entry) => ({
        id: entry.id,
        url: entry.url,
        title: entry.title,
        content_html: entry.html,
        date_published: new Date(entry.publishedAt),
        date_modified: new Date(entry.updatedAt),
        language: entry.language,
        authors: entry.authors.map((name) => ({ name })),
      })),
    },
    { strict: true },
  )
}

const creditsOf = ({ authors }: FeedEntry, { publisher }: Feed) => (authors.length > 0 ? authors : [publisher])
