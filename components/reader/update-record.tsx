import type { ReactNode } from 'react'
import { Moment } from '#components/reader/clock'
import { wordsIn } from '#components/reader/language'
import { OlderPageHeader } from '#components/reader/older-updates'
import { RichText } from '#components/reader/rich-text'
import { StoryFrame } from '#components/reader/story-frame'
import { Timeline } from '#components/reader/timeline'
import { WordChanges } from '#components/reader/word-changes'
import { typoWords } from '#lib/history/log-words'
import type { UpdateRecord, VersionForReader } from '#lib/history/views'
import { BEFORE_NOTE, VERB } from '#lib/revisions/words'
import { longDate } from '#lib/stories/times'

/** One update on a page of its own, with all that readers ever saw of it. */
export function UpdateRecordBody({ record, url }: { record: UpdateRecord; url: string }) {
  const { update, versions, href, from } = record
  return (
    <StoryFrame story={record} url={url} isStill>
      <OlderPageHeader story={record} />
      <Timeline story={record} updates={[update]} heading="One update" />
      {update.amendment?.kind === 'retraction' && !update.isWithheld && <WhatWeHadSaid record={record} />}
      <p className="record-ways">
        <a href={href}>Read it in its place in the story</a>
        <a href={`/live/${record.slug}/changes-log`}>What changed in this story</a>
        {from && <a href={from}>It was first published in another story</a>}
      </p>
      <section className="record" aria-labelledby="versions">
        <h2 id="versions">What became of it</h2>
        <ol>
          {versions.map((version) => (
            <Version key={version.at + version.kind} version={version} record={record} />
          ))}
        </ol>
      </section>
    </StoryFrame>
  )
}

/** Old words that were taken back: there for whoever asks what we had said, not to be read in passing. */
function WhatWeHadSaid({ record: { update, language, timeZone } }: { record: UpdateRecord }) {
  return (
    <details className="had-said">
      <summary>What we had said</summary>
      {/* Whoever follows a link to it finds it open. */}
      <div id="said" className="text" {...wordsIn(language)}>
        {update.headline && <h3>{update.headline}</h3>}
        <RichText doc={update.body} timeZone={timeZone} />
      </div>
    </details>
  )
}

function Version({ version, record }: { version: VersionForReader; record: UpdateRecord }) {
  const { kind, at, revision, note, words } = version
  const { update, timeZone, language, slug } = record
  const isWrong = kind === 'correction' || kind === 'clarification' || kind === 'retraction'
  const isTakenBack = update.amendment?.kind === 'retraction'
  return (
    <li>
      <p className={isWrong ? 'flag' : 'flag development'}>
        {happened(version)} <Moment at={at} timeZone={timeZone} knownDate={longDate(update.publishedAt, timeZone)} />
        {revision !== null && (
          <a className="then" href={`/live/${slug}/at/${revision}`}>
            the story then
          </a>
        )}
      </p>
      {note && kind !== 'typo' && kind !== 'publication' && (
        <p>
          {BEFORE_NOTE[kind]} <span {...wordsIn(language)}>{note}</span>
        </p>
      )}
      {words && kind !== 'retraction' && (
        <Folded isFolded={isTakenBack}>
          <WordChanges parts={words} language={language} />
        </Folded>
      )}
    </li>
  )
}

function happened({ kind, touched }: VersionForReader): string {
  if (kind === 'publication') return 'Published'
  if (kind !== 'typo') return VERB[kind]
  return touched.length > 0 ? typoWords(touched) : 'Typing error mended'
}

function Folded({ isFolded, children }: { isFolded: boolean; children: ReactNode }) {
  if (!isFolded) return children
  return (
    <details className="had-said">
      <summary>What had changed then</summary>
      {children}
    </details>
  )
}
