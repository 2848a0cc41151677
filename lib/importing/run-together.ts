import { buildsCompounds } from '#lib/importing/compound-halves'
import { isKnown, type Vocabulary } from '#lib/importing/vocabulary'

const NAME_PREFIX =
  /^(?:Mc|Mac|Mag|Fitz|De|Del|Della|Da|Di|Du|La|Le|Lo|Van|Von|San|St|O|Ab|Ap|Al|El|Bin|Ter|Ten|de|di|da|du|la|le|van|von|al|el|bin)\p{Lu}/u
const NAMES = new Set(
  `AccuWeather AstraZeneca BioNTech BlackRock BuzzFeed CrowdStrike DeepMind DreamWorks ExxonMobil FaceTime FedEx
  GitHub GlaxoSmithKline GoFundMe HarperCollins HuffPost JetBlue LinkedIn MasterCard NewsGuard OpenAI OxyContin PayPal
  PolitiFact PlayStation PowerPoint ProPublica SkyNews SoundCloud SpaceX TechCrunch TikTok TripAdvisor UnitedHealth
  WestJet WhatsApp WikiLeaks WordPress YouGov YouTube`.split(/\s+/),
)
const SHORT_WORD = 5 // "mRNA", "PhDs", "kWh": units and degrees, too short to be two words
const ADDRESS = /[@#/_]|^www\.|\.(?:com|org|net|gov|edu|co|io)\b/i
const MISSING_SPACE = /\p{Ll}{2}[.!?,;]["”’)]?["“‘(]?\p{Lu}\p{Ll}/u

const MIN_LETTERS = 4 // of each half: shorter ones make ordinary words ("with-out", "over-come")
const MAX_LETTERS = 40 // of a word worth splitting: keeps the cost of long tokens down

/** Short words that stand behind another by mistake only. */
const TAILS = new Set('and been began had has have said the was were which who'.split(' '))
const PAIRS = new Set(
  'andthe atthe bythe fromthe forthe inthe ofthe onthe thatthe tothe withthe ofhis inhis hesaid shesaid theysaid itwas hewas shewas tobe hasbeen havebeen hadbeen'.split(
    ' ',
  ),
)

/** The first place where words run together ("ambassadorbegan", "said.The", "saidPutin"), or null. */
export function findRunTogether(text: string, vocabulary: Vocabulary): string | null {
  for (const [token] of text.matchAll(/\S+/g)) {
    if (ADDRESS.test(token)) continue
    const word = token.match(/\p{L}[\p{L}\p{M}]*/gu)?.find((letters) => isRunTogether(letters, vocabulary))
    if (word) return word
    if (MISSING_SPACE.test(token)) return token
  }
  return null
}

function isRunTogether(word: string, vocabulary: Vocabulary): boolean {
  if (word.length > MAX_LETTERS) return false
  return /\p{Ll}\p{Lu}/u.test(word) ? hasStrayCapital(word, vocabulary) : isTwoWords(word, vocabulary)
}

/** "saidPutin" has one, "McDonald", "YouTube", "iPhone" and every name that the article spells so twice have not. */
function hasStrayCapital(word: string, vocabulary: Vocabulary): boolean {
  if (word.length <= SHORT_WORD || NAMES.has(word) || NAME_PREFIX.test(word) || /^[iex]\p{Lu}/u.test(word)) return false
  if ((vocabulary.get(word.toLowerCase()) ?? 0) > 1) return false
  if (/^\p{Ll}/u.test(word)) return true
  return word.split(/(?<=\p{Ll})(?=\p{Lu})/u).every((half) => isKnown(half.toLowerCase(), vocabulary))
}

function isTwoWords(word: string, vocabulary: Vocabulary): boolean {
  const letters = word.toLowerCase()
  if (PAIRS.has(letters)) return true
  if (letters.length < 2 * MIN_LETTERS - 1 || (vocabulary.get(letters) ?? 0) > 1) return false
  for (let cut = MIN_LETTERS; cut < letters.length - 1; cut++) {
    if (isJoint(letters.slice(0, cut), letters.slice(cut), vocabulary)) return true
  }
  return false
}

function isJoint(first: string, second: string, vocabulary: Vocabulary): boolean {
  if (!isKnown(first, vocabulary)) return false
  if (TAILS.has(second)) return true
  if (second.length < MIN_LETTERS || buildsCompounds(first) || buildsCompounds(second)) return false
  return isKnown(second, vocabulary)
}
