/** Halves of English compounds: "fire-fighters", "break-through", "account-able". Words made of them are never taken for two. */
const COMPOUND_HALVES: ReadonlySet<string> = new Set(
  `able after ally angel away back ball band bandit bank base bath battle beach bearer beat bell bill bird black
  blind blood blow blue boat body bone book boot born bottle bound brain bread break brew bridge buck builder
  building bull burn butt butter button cake call camp cane card care carrier case cast cell chair champion
  change check cheer cheese child children class clean clothes coast color colour cook copy counter country
  cover craft cross crow dance data dead dealer devil door down dress drive drug dust earth east easy every eyed
  face fair fall fast father field fight fighter fighting finger fire fish fishing flag flow flower folk foot
  force fork free friend front fruit full fully gate giant girl give glass goat goers going gold good grace
  grand great green ground guard guide hail half hall hand handle hang hard head heart heavy held hill hold
  holder hole home honey horn horse host hound house household hunt inter iron jack jail joint joke keep keeper
  keeping kind king knife knock lady lamp land lash lead leader league less letter level life lift light like
  line list load lock long look lord love made mail main maker making marble mare mark market master mate maybe
  meal meat milk mill mind mint monger monster moon more mother motor mouth move name neck nest news night north
  note number over owner page pain paint paper part pass past path penny people person pick piece pile pipe
  place plan plane plate play player point pool post power press print proof push quarter race rail rain ranch
  range reach ready rest rider right ring river road rock room rose rough sack safe sales salt sand save scene
  school score scout scrape screen screw search seat self selves sentence serve shake share shed sheet shine
  ship shoe shop shopper short shot show sick side sight sing sink sister sitter skin sleep sleeping slide smith
  smoke snap snow soft some song sound south speaker spin spokes spot spread spring square stage stake stand
  standing star state step stick sting stock stone stop storm straight strike stroke strong style suit super
  sway sweet swim sword table tail taker tale talk tank taught tear tell test text them there thing through
  thumb tide time tone tooth tower town track trade trail trap tree truth turn type under upper video voice
  wagon walk wall ware wash watch water wave wear weather week well west what wheel when where white wide wild
  wind window wine wing wire wise with wolf woman women wood word work worker working world worth worthy writer
  writing wrong yard year`.split(/\s+/),
)

/** Whether a half is one that English builds words with, in the singular or the plural. */
export function buildsCompounds(half: string): boolean {
  return COMPOUND_HALVES.has(half) || COMPOUND_HALVES.has(half.replace(/s$/, ''))
}
