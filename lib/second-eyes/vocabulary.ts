/** Words by which a sentence says who is dead, hurt, suspected or arrested. English; each a whole word. */
const words = (list: string): RegExp => new RegExp(`(?<![\\p{L}\\p{N}-])(?:${list})(?![\\p{L}\\p{N}])`, 'giu')

export const KINDS = {
  dead: words(
    'dead|died|dies|dying|death toll|deaths?|kill(?:s|ed|ing|ings)?|murder(?:s|ed)?|fatal(?:ly|ities|ity)?|deceased|perished|drown(?:ed|s)?|assassinat(?:ed|ion)|executed|slain|lynched|beheaded|bod(?:y|ies)|corpses?|passed away|took (?:his|her|their) own li(?:fe|ves)|los(?:t|e) (?:his|her|their) li(?:fe|ves)|suicide|succumbed|did not survive',
  ),
  hurt: words(
    'injur(?:ed|es|ies|y)|wound(?:ed|s)?|hurt|hospitali[sz]ed|(?:taken|rushed|flown) to (?:the |a )?hospital|critical(?:ly ill| condition)|maimed|poisoned|stabbed|shot|raped|unconscious|casualt(?:y|ies)|victims?|burn(?:ed|t) (?:badly|severely)',
  ),
  suspected: words(
    'suspects?|suspected|accused|charged|indicted|guilty|wanted (?:for|in connection)|responsible for the|behind the (?:attack|killings?|shootings?|bombings?|fire)|(?:gunm[ae]n|attackers?|assailants?|killers?|shooters?|assassins?|bombers?|hijackers?|arsonists?|perpetrators?) (?:is|are|was|were|has been|had been)|identified as|named as',
  ),
  arrested: words(
    'arrest(?:s|ed)?|detain(?:s|ed|ees)?|detention|custody|jailed|handcuffed|apprehended|held for questioning|remanded|imprisoned|turned (?:himself|herself|themselves) in|gave (?:himself|herself|themselves) up',
  ),
} as const
export type Kind = keyof typeof KINDS

/** Turns of phrase in which nobody is dead, hurt, suspected or arrested. They are taken out before anything is looked for. */
export const IDIOMS = words(
  [
    'dead(?:lines?|lock(?:ed)?| heat| end| ball| sea| weight| on time| centre)',
    '(?:the )?death (?:penalty|valley|certificates?|row|taxes|tax)',
    'dying (?:minutes|seconds|moments|art|light)',
    'kill(?:s|ed|ing)? (?:off|time|the (?:bill|deal|motion|plan|proposal|amendment|engine|switch))',
    '(?:governing|student|public|ruling|world|regulatory|advisory|legislative|professional|umbrella|international|independent|elected|trade) bod(?:y|ies)|bod(?:y|ies) of (?:water|work|law|evidence)|body (?:armou?r|cameras?|language|cams?)',
    'murder (?:mystery|mysteries|novels?)|killer (?:whales?|app|robots?)',
    'injury time|injury list|(?:add|adds|added) insult to injury',
    'hurt(?:s|ing)? (?:exports|growth|sales|business|businesses|profits|the economy|the party|the government|(?:his|her|their|its) (?:chances|image|campaign|prospects))|hurt by (?:the tariffs|tariffs|inflation|sanctions|the strike|the drought)',
    'shot (?:at goal|to (?:fame|prominence|the top)|up|down the (?:idea|plan|proposal)|(?:a|the|his|her) (?:film|video|movie|documentary|picture))|(?:a|the|first|second|third|last|winning|long|best|big|penalty) shots?|shot of|shot put',
    'suspect(?:s|ed)? (?:that|fraud|a leak|a fault)',
    'charged (?:with (?:reviewing|drafting|leading|overseeing|finding|preparing)|(?:with|for) (?:the task|entry)|batter(?:y|ies)|particles?|atmosphere|[€$£]?\\d[\\d.,]*|extra|customers|more|a fee)',
    'arrested development|detention (?:basin|pond)|custody of (?:the )?(?:child(?:ren)?|daughter|son|twins)|child custody',
    'victims? of (?:its|their|his|her) own success|fashion victims?',
    'behind the fire (?:engine|station|truck)',
    'responsible for the (?:budget|ministry|portfolio|economy|design|project|programme|policy|department)',
    'drown(?:ed|s)? out|drowned in (?:debt|paperwork)',
    'wounded (?:pride|ego)|guilty (?:pleasures?|conscience)',
    'executed (?:the (?:plan|order|contract|programme|deal)|(?:a|an) (?:plan|order|contract|turn))',
  ].join('|'),
)

/** A sentence that says that we do not know says nothing of it. */
export const NOT_SAID = words(
  'whether|(?:is|was|are|were|remains|it is) (?:not (?:yet )?(?:known|clear)|unclear|unknown)|no word (?:yet )?on|we do not know|we don’t know|if any(?:one|body)?',
)

/** Words that name nobody and add nothing to what was said: a sentence with one more of them says the same. */
export const SMALL = new Set(
  `a about after all also am an and another any are around as at be because been before being below between both but by
  can could did do does during each early evening few for former friday from had has have he her here him his how i if in
  into is it its just last late least less local many may might monday more morning most near nearly new night no nobody not
  now of off on once one only or other our out over people person persons said saturday she since so some still such sunday than
  that the their them then there these they this those through thursday to today tonight too tuesday under until up us
  was we wednesday were when where which while who whom with would yesterday yet you`.split(/\s+/),
)
