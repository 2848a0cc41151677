import type { SiteForReader } from '#lib/stories/reader-views'

/**
 * The one line above every page. Always there, so that one may come; after `data-until` the page's script hides it,
 * whenever the page was printed.
 */
export function BreakingLine({ site }: { site: Pick<SiteForReader, 'breaking' | 'mastheadRevision'> }) {
  const { breaking, mastheadRevision } = site
  return (
    <aside
      className="breaking"
      id="breaking"
      aria-label="Breaking news"
      aria-live="polite"
      data-number={mastheadRevision}
      data-until={breaking?.until}
      hidden={!breaking}
    >
      {breaking && (
        <p className="wrap">
          <strong>Breaking</strong> {breaking.href ? <a href={breaking.href}>{breaking.words}</a> : breaking.words}
        </p>
      )}
    </aside>
  )
}
