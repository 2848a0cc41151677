import { hasAttribution } from '#lib/importing/attribution'
import { beginsInMidSentence, splitSentences } from '#lib/importing/sentences'
import { showsThePresent } from '#lib/importing/tense'

const LABEL =
  /^[([]?(?:(?:file )?(?:photo(?:graph)?|image|picture|caption|video) ?[:–—-]|file ?[:–—-]|pictured(?: above| below| here| left| right)?[:,]|photo(?:graph)? by\b)/i
const PHOTO_CREDIT = /[([][^()[\]]{0,60}(?:photo|getty|images|afp|epa)\b[^()[\]]{0,60}[)\]]\.?$/i
const LONGEST_CREDIT = 140 // characters; only the tail is looked at, so that long texts stay linear
const MAX_CAPTION_CHARACTERS = 200 // what stands under a picture is read at a glance
const MIN_CAPTION_WORDS = 4 // less shows nothing: "More on this."
const REFERS_BACK =
  /^(?:he|she|it|they|we|i|you|his|her|its|their|this|that|these|those|there|but|and|or|so|yet|however|meanwhile|also|still|if|when|while|because|although|neither|both)\b/i

/** Whether a paragraph says itself that it is a caption: "Photo: ...", "Pictured, ...", "... (Jane Doe/AFP)". */
export function isLabelledCaption(text: string): boolean {
  return (
    LABEL.test(text) || (text.length <= 3 * MAX_CAPTION_CHARACTERS && PHOTO_CREDIT.test(text.slice(-LONGEST_CREDIT)))
  )
}

/**
 * Whether a paragraph among bullets reads like a caption: one sentence that stands on its own and shows something in the
 * present, with no quotation and nobody who says so. What belongs to a bullet quotes, attributes, refers back or tells.
 */
export function readsLikeCaption(text: string): boolean {
  if (text.length > MAX_CAPTION_CHARACTERS || /["“”«»:?]/u.test(text)) return false
  if (text.split(' ').length < MIN_CAPTION_WORDS) return false
  if (splitSentences(text).length !== 1 || beginsInMidSentence(text) || REFERS_BACK.test(text)) return false
  return !hasAttribution(text) && showsThePresent(text)
}
