import { expect, test } from 'vitest'
import { quietMarkup } from '#lib/desk/paste-markup'

test('a page keeps its words, marks, links and styles', () => {
  const page =
    '<meta charset="utf-8"><p class="MsoNormal" style="mso-list:l0 level1">A <b>b</b> &amp; <a href="https://a.example/?x=1&amp;y=2">c</a><br>d</p>'
  expect(quietMarkup(page)).toBe(page)
})

test.each([
  ['<img src=x onerror=alert(1)>', '<img src="x">'],
  ['<IMG\nSRC=x\fOnError = "alert(1)" alt=\'a "b"\'>', '<img SRC="x" alt="a &quot;b&quot;">'],
  ['<svg/onload=alert(1)>', '<svg>'],
  ['<p title="<img onerror=alert(1)>" a>x</p>', '<p title="&lt;img onerror=alert(1)&gt;" a="">x</p>'],
  ['<p =onclick=alert(1)>x', '<p>x'],
  ['a<style>p{}</style>b<STYLE media=x>q{}</style >c', 'abc'],
  ['a<script>"<style>"</script>b', 'a<script></script>b'],
  ['<script data-telegram-post="a/1" src="x"/>words', '<script data-telegram-post="a/1" src="x"></script>words'],
  ['<svg><style/></svg>words', '<svg></svg>words'],
  ['<base href="https://evil.example/">x', 'x'],
  ['a<!-- <b onclick=x> -->b<!-->c<!--->d<!--x--!>e<![if gte mso]>f<?xml x?>g<!doctype html>h', 'abcdefgh'],
  ['</p onclick=x>', '</p>'],
  // What a parser takes for words ends where we say, so nothing comes out of it as a tag.
  [
    '<textarea><b title="</textarea><img onerror=alert(1)>">',
    '<textarea><b title="&lt;/textarea&gt;&lt;img onerror=alert(1)&gt;">',
  ],
  ['<p<img onerror=x>', '<pimg>'],
  ['1 < 2 and <3 <', '1 &lt; 2 and &lt;3 &lt;'],
  ['<o:p>x</o:p><st1:place>y</st1:place>', '<o:p>x</o:p><st1:place>y</st1:place>'],
])('%j', (given, written) => expect(quietMarkup(given)).toBe(written))

test.each(['a<p title="x', 'a<p title=x', 'a<p', 'a<!--x', 'a<!x', 'a</', 'a<style>x', "a<b c='>"])(
  'what ends within a tag ends before it: %j',
  (given) => expect(quietMarkup(given)).toBe('a'),
)

test('a page made to be slow takes one walk: eight times as long a page about eight times as much', () => {
  const parts = ['<', '<b>', '<a ', '<!--', '<style>', '<script>', "<a b='", '</', '<a/', '<a =', '&']
  /** Work of this process alone, whatever else the machine does. */
  const workOf = (many: number): number => {
    const before = process.cpuUsage()
    for (const part of parts) expect(quietMarkup(part.repeat(many)).length).toBeLessThan(many * 30)
    return process.cpuUsage(before).user
  }
  const least = (many: number) => Math.min(...[1, 2, 3].map(() => workOf(many)))
  // One that looks at the rest again for each tag would take 64 times as much.
  expect(least(200_000) / least(25_000)).toBeLessThan(32)
})
