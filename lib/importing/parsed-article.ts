/** What the importer made of a running article. Texts are plain, in the order in which they stood; no time is invented. */
export type ParsedArticle = {
  /** The title on the first line or, without one, a proposal from the first sentence; null when no sentence gives one. */
  headline: string | null
  /** Who the text names as its source, "CNN" in "(CNN) An officer ..."; the place of a dateline stays in the lede. */
  credit: string | null
  lede: string[]
  /** The line that announces the bullets, without its colon. */
  listHeading: string | null
  bullets: ParsedBullet[]
  captions: ParsedCaption[]
  sections: ParsedSection[]
  /** What an editor should look at. A fragment beyond repair stands in `unplaced` too, everything else where it stood. */
  doubtful: Doubt[]
  /** What found no place: bylines, sign-offs, headings with nothing under them and garbled fragments. */
  unplaced: string[]
}

export type ParsedBullet = { paragraphs: string[] }

export type ParsedCaption = {
  text: string
  /** How many bullets stand before it: 6 is after the sixth bullet, 0 before the first. */
  afterBullet: number
}

export type ParsedSection = { heading: string; paragraphs: string[] }

export type Doubt = {
  text: string
  /** One phrase for an editor: "a space before a comma". */
  why: string
}
