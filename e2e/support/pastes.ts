import type { Block, Doc, Inline, Paragraph } from '#lib/richtext/schema'

/** A text as it is read aloud: "• item", "1. item", "> quote — speaker", **bold**, _italic_, [words](address). */
export const notation = (doc: Doc): string[] => doc.content.flatMap(notationOf)

function notationOf(block: Block): string[] {
  switch (block.type) {
    case 'paragraph':
      return [line(block)]
    case 'bulletList':
      return block.content.map(({ content }) => `• ${content.map(line).join(' / ')}`)
    case 'orderedList':
      return block.content.map(({ content }) => `1. ${content.map(line).join(' / ')}`)
    case 'blockquote': {
      const by = [block.attrs.speaker, block.attrs.role].filter(Boolean).join(', ')
      return [`> ${block.content.map(line).join(' / ')}${by ? ` — ${by}` : ''}`]
    }
    case 'post': {
      const { author, handle, platform, postedAt, text, url, language } = block.attrs
      return [`post: ${[author, handle, platform, postedAt, language, url, text.replaceAll('\n', ' / ')].join(' ; ')}`]
    }
    default:
      return [block.type]
  }
}

const line = ({ content = [] }: Paragraph): string => content.map(inline).join('')

function inline(part: Inline): string {
  if (part.type === 'hardBreak') return ' ⏎ '
  return (part.marks ?? []).reduce((words, mark) => {
    if (mark.type === 'bold') return `**${words}**`
    return mark.type === 'italic' ? `_${words}_` : `[${words}](${mark.attrs.href})`
  }, part.text)
}

interface Sample {
  from: string
  html: string
  reads: string[]
  leftOut?: string[]
}

const WORD_ITEM = (sign: string, words: string, level = 1) =>
  `<p class=MsoListParagraphCxSpMiddle style='margin-left:.5in;text-indent:-.25in;mso-list:l0 level${level} lfo1'>` +
  `<![if !supportLists]><span style='font-family:Symbol;mso-list:Ignore'>${sign}<span style='font:7.0pt "Times New Roman"'>` +
  `&nbsp;&nbsp;&nbsp; </span></span><![endif]>${words}<o:p></o:p></p>\n\n`

/** What programs really put on the clipboard, shortened to what makes each of them difficult. */
export const SAMPLES: Sample[] = [
  {
    from: 'Word: list paragraphs, conditional comments, smart tags, styles',
    html: `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15"><style><!-- /* Font Definitions */ p.MsoNormal {margin:0in} --></style>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]--></head>
<body lang=EN-GB style='tab-interval:.5in'><!--StartFragment-->
<h1 style='mso-list:none'>What we know<o:p></o:p></h1>
<p class=MsoNormal>Police <b style='mso-bidi-font-weight:normal'>closed</b>
the bridge at&nbsp;<i>noon</i>.<span style='mso-spacerun:yes'>  </span><o:p></o:p></p>
${WORD_ITEM('·', 'Three people were hurt')}${WORD_ITEM('·', 'One is in hospital')}${WORD_ITEM('o', 'She is stable', 2)}
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
${WORD_ITEM('1.', 'First the ferry')}${WORD_ITEM('2.', 'Then the train')}<!--EndFragment--></body></html>`,
    reads: [
      '**What we know**',
      'Police **closed** the bridge at _noon_.',
      '• Three people were hurt',
      '• One is in hospital',
      '• She is stable',
      '1. First the ferry',
      '1. Then the train',
    ],
  },
  {
    from: 'Word online: lists in wrappers of their own',
    html: `<div class="OutlineElement Ltr"><p class="Paragraph" style="font-weight:normal"><span class="TextRun" style="font-weight:bold"><span class="NormalTextRun">Lead</span></span><span class="EOP">&nbsp;</span></p></div>
<div class="ListContainerWrapper"><ul class="BulletListStyle1"><li class="OutlineElement"><p class="Paragraph"><span>One</span></p></li></ul></div>
<div class="ListContainerWrapper"><ul class="BulletListStyle1"><li class="OutlineElement"><p class="Paragraph"><span>Two</span></p></li></ul></div>`,
    reads: ['**Lead**', '• One', '• Two'],
  },
  {
    from: 'Google Docs: everything in a b that is not bold, weights in spans, lists in lists',
    html: `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr" style="line-height:1.38"><span style="font-size:11pt;font-weight:400;white-space:pre-wrap">The minister </span><span style="font-weight:700;white-space:pre-wrap">resigned</span><span style="font-weight:400"> on </span><span style="font-style:italic">Monday</span><span>.</span></p><br /><ul style="margin-top:0"><li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span style="font-weight:400">Her deputy takes over</span></p></li><ul><li dir="ltr" aria-level="2"><p><span>For a month</span></p></li></ul><li><p><span>The </span><a href="https://www.google.com/url?q=https://ministry.example/news?utm_source%3Ddocs&amp;sa=D" style="text-decoration:none"><span>ministry</span></a><span> confirmed it</span></p></li></ul><h2 dir="ltr"><span style="font-weight:400">Background</span></h2></b><br class="Apple-interchange-newline">`,
    reads: [
      'The minister **resigned** on _Monday_.',
      '• Her deputy takes over',
      '• For a month',
      '• The [ministry](https://ministry.example/news) confirmed it',
      'Background',
    ],
  },
  {
    from: 'Outlook: safe links, signature image, quoted mail',
    html: `<div class="WordSection1"><p class="MsoNormal">Statement <a href="https://eur03.safelinks.protection.outlook.com/?url=https%3A%2F%2Fpolice.example%2Fstatement%3Fid%3D7%26utm_campaign%3Dx&amp;data=05%7C02&amp;reserved=0">here</a>.<o:p></o:p></p>
<p class="MsoNormal"><img width="120" height="40" src="cid:image001.png@01DB"></p><img src="https://t.example/open.gif" width="1" height="1">
<blockquote style="margin-top:5.0pt"><p class="MsoNormal">We confirm two arrests.</p><p class="MsoNormal">More at six.</p></blockquote></div>`,
    reads: ['Statement [here](https://police.example/statement?id=7).', '> We confirm two arrests. / More at six.'],
    leftOut: ['A picture was left out: add it by hand.'],
  },
  {
    from: 'Gmail: divs and breaks for paragraphs, quoted mail',
    html: `<div dir="ltr"><div>Fire at the port.<br></div><div><br></div><div>Crews are on their way.</div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">On Mon, Ana wrote:<br></div><blockquote class="gmail_quote" style="border-left:1px solid">Is it <b>big</b>?<br><br>Ana</blockquote></div></div>`,
    reads: ['Fire at the port.', 'Crews are on their way.', 'On Mon, Ana wrote:', '> Is it **big**? / Ana'],
  },
  {
    from: 'Apple Mail and Outlook for the web: proofpoint around a link',
    html: `<p>See <a href="https://urldefense.proofpoint.com/v2/url?u=https-3A__city.example_plan-3Fa-3D1&d=DwMF">plan</a> and <a href="https://urldefense.com/v3/__https://city.example/map__;!!abc$">map</a></p>`,
    reads: ['See [plan](https://city.example/plan?a=1) and [map](https://city.example/map)'],
  },
  {
    from: 'a news page: scripts, pictures, hidden words, soft hyphens, entities, an aside',
    html: `<article><script>track()</script><style>p{color:red}</style><!-- ad --><h2>Storm <em>Ali</em></h2><p>The Donau&shy;dampf&shy;schiff\u200b left&nbsp;at 5&#8239;pm &amp; sank.</p><figure><picture><source srcset="a.webp"><img src="a.jpg" alt="A ship"></picture><figcaption>The ship, at noon</figcaption></figure><p style="display:none">Subscribe!</p><p hidden>Paywall</p><noscript><p>Turn on JavaScript</p></noscript><p><a href="/relative">Elsewhere</a> <a href="https://news.example/a?id=3&utm_medium=social&fbclid=x#top">here</a></p></article>`,
    reads: [
      '**Storm **_**Ali**_',
      'The Donaudampfschiff left at 5 pm & sank.',
      'The ship, at noon',
      'Elsewhere [here](https://news.example/a?id=3#top)',
    ],
    leftOut: ['A picture was left out: add it by hand.'],
  },
  {
    from: 'a page: quotations with their speakers',
    html: `<figure><blockquote><p>We will not stop.</p></blockquote><figcaption>— Maria Kaya, interior minister</figcaption></figure><blockquote>It was dark.<footer>A witness</footer></blockquote><p>He said <q>no</q>.</p>`,
    reads: ['> We will not stop. — Maria Kaya, interior minister', '> It was dark. — A witness', 'He said no.'],
  },
  {
    from: 'a page: tables of data and for layout, definition lists',
    html: `<table><thead><tr><th>City</th><th>Dead</th></tr></thead><tbody><tr><td>Ankara</td><td>12</td></tr><tr><td> </td><td></td></tr></tbody></table><table><tr><td><p>Long column.</p><p>Second paragraph.</p></td><td><ul><li>Item</li></ul></td></tr></table><dl><dt>When</dt><dd>At noon</dd></dl>`,
    reads: ['**City** | **Dead**', 'Ankara | 12', 'Long column.', 'Second paragraph.', '• Item', 'When', 'At noon'],
  },
  {
    from: 'a page: nested and broken lists, preformatted lines',
    html: `<ol><li>One<ul><li>Within<ol><li>Deep</li></ol></li></ul></li>Stray<li></li><li><p>Two</p><p>more</p></li></ol><li>Orphan</li><pre>a  b\nc</pre>`,
    reads: ['1. One', '1. Within', '1. Deep', '1. Stray', '1. Two / more', 'Orphan', 'a b ⏎ c'],
  },
  {
    from: 'a wire in a terminal window: spans and breaks',
    html: `<span style="font-family: monospace">ANKARA, Nov 23 (Reuters) - A bridge fell.<br>Ten cars were on it.<br><br>(Reporting by Ana Kaya; Editing by Bo Lind)</span>`,
    reads: [
      'ANKARA, Nov 23 (Reuters) - A bridge fell. ⏎ Ten cars were on it.',
      '(Reporting by Ana Kaya; Editing by Bo Lind)',
    ],
  },
  {
    from: 'X: the code of a post within a page',
    html: `<p>He wrote:</p><blockquote class="twitter-tweet"><p lang="tr" dir="ltr">Köprü kapandı.<br>Kimse geçemiyor <a href="https://t.co/abc">pic.twitter.com/abc</a></p>&mdash; Ana Kaya (@anakaya) <a href="https://twitter.com/anakaya/status/810902442066624513?ref_src=twsrc%5Etfw">December 19, 2016</a></blockquote> <script async src="https://platform.twitter.com/widgets.js" charset="utf-8"></script>`,
    reads: [
      'He wrote:',
      'post: Ana Kaya ; @anakaya ; X ; 2016-12-19T17:39:42.684Z ; tr ; https://x.com/anakaya/status/810902442066624513 ; Köprü kapandı. / Kimse geçemiyor',
    ],
  },
  {
    from: 'Bluesky: the code of a post',
    html: `<blockquote class="bluesky-embed" data-bluesky-uri="at://did:plc:abc123/app.bsky.feed.post/3kowrfhjbq22v" data-bluesky-cid="x"><p lang="en">The court has ruled.<br><br><a href="https://bsky.app/profile/did:plc:abc123/post/3kowrfhjbq22v?ref_src=embed">[image or embed]</a></p>&mdash; Bo Lind (<a href="https://bsky.app/profile/did:plc:abc123?ref_src=embed">@bo.example</a>) <a href="https://bsky.app/profile/did:plc:abc123/post/3kowrfhjbq22v?ref_src=embed">Mar 30, 2024</a></blockquote><script async src="https://embed.bsky.app/static/embed.js"></script>`,
    reads: [
      'post: Bo Lind ; @bo.example ; Bluesky ; 2024-03-30T19:34:04.785Z ; en ; https://bsky.app/profile/did:plc:abc123/post/3kowrfhjbq22v ; The court has ruled.',
    ],
  },
  {
    from: 'Mastodon: the code of a post',
    html: `<iframe src="https://mastodon.social/@ana/113529484801234567/embed" class="mastodon-embed" style="max-width: 100%; border: 0" width="400" allowfullscreen="allowfullscreen"></iframe><script src="https://mastodon.social/embed.js" async="async"></script>`,
    reads: [
      'post:  ; @ana@mastodon.social ; Mastodon ; 2024-11-23T00:41:00.956Z ;  ; https://mastodon.social/@ana/113529484801234567 ; ',
    ],
  },
  {
    from: 'Facebook: the code of a post',
    html: `<div id="fb-root"></div><div class="fb-post" data-href="https://www.facebook.com/city/posts/123" data-width="500"><blockquote cite="x" class="fb-xfbml-parse-ignore"><p>Schools stay closed.</p>Posted by <a href="https://www.facebook.com/city">City of Example</a> on <a href="x">Monday</a></blockquote></div>`,
    reads: [
      'post: City of Example ;  ; Facebook ;  ;  ; https://www.facebook.com/city/posts/123 ; Schools stay closed.',
    ],
  },
  {
    from: 'Instagram: the code of a post',
    html: `<blockquote class="instagram-media" data-instgrm-captioned data-instgrm-permalink="https://www.instagram.com/p/ABC123/?utm_source=ig_embed" style="background:#FFF"><div><a href="https://www.instagram.com/p/ABC123/?utm_source=ig_embed" target="_blank"><div><svg width="50px"></svg></div><div>View this post on Instagram</div></a><p><a href="https://www.instagram.com/p/ABC123/">Smoke over the bay</a></p><p><a>A post shared by Ana Kaya (@anakaya)</a></p></div></blockquote><script async src="//www.instagram.com/embed.js"></script>`,
    reads: ['post: Ana Kaya ; @anakaya ; Instagram ;  ;  ; https://www.instagram.com/p/ABC123/ ; Smoke over the bay'],
  },
  {
    from: 'Telegram: the code of a post',
    html: `<script async src="https://telegram.org/js/telegram-widget.js?22" data-telegram-post="durov/43" data-width="100%"></script>`,
    reads: ['post:  ; @durov ; Telegram ;  ;  ; https://t.me/durov/43 ; '],
  },
]
