import { expect, test } from 'vitest'
import { cleanLink, cleanPage } from '#lib/desk/paste-links'
import { postAt } from '#lib/desk/paste-posts'

test.each([
  ['https://news.example/a?id=7', 'https://news.example/a?id=7'],
  ['https://news.example/a%20b?q=1+2', 'https://news.example/a%20b?q=1+2'],
  ['https://news.example/a?id=7&utm_source=x&fbclid=y#top', 'https://news.example/a?id=7#top'],
  ['https://www.google.com/url?sa=t&url=https%3A%2F%2Fa.example%2Fb', 'https://a.example/b'],
  ['https://www.google.com/search?q=https://a.example', 'https://www.google.com/search?q=https://a.example'],
  ['https://l.facebook.com/l.php?u=https%3A%2F%2Fa.example%2F%3Ffbclid%3Dz&h=AT', 'https://a.example/'],
  [
    'https://eur03.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.google.com%2Furl%3Fq%3Dhttps%3A%2F%2Fa.example%2Fx',
    'https://a.example/x',
  ],
  ['https://urldefense.com/v3/__https://a.example/x__;!!key', 'https://a.example/x'],
  ['mailto:desk@news.example?subject=Hi', 'mailto:desk@news.example'],
  ['https://www.google.com/url?q=javascript:alert(1)', 'https://www.google.com/url?q=javascript:alert(1)'],
  ['javascript:alert(1)', null],
  ['/relative', null],
  ['https://bank.example@evil.example/', null],
  ['', null],
])('%s leads to %s', (href, meant) => expect(cleanLink(href)).toBe(meant))

test('a block of its own points at pages only', () => {
  expect(cleanPage('mailto:desk@news.example')).toBe('')
})

test.each([
  ['https://twitter.com/ana/status/810902442066624513?s=20', { platform: 'X', handle: '@ana' }],
  ['https://mobile.twitter.com/ana/status/1', { platform: 'X', handle: '@ana' }],
  ['https://bsky.app/profile/bo.example/post/3kowrfhjbq22v', { platform: 'Bluesky', handle: '@bo.example' }],
  [
    'https://mastodon.social/@ana@other.example/113529484801234567',
    { platform: 'Mastodon', handle: '@ana@other.example' },
  ],
  ['https://t.me/durov/43', { platform: 'Telegram', handle: '@durov' }],
  ['https://news.example/a', { url: 'https://news.example/a' }],
])('the address %s names its post', (href, said) => expect(postAt(href)).toMatchObject(said))

test('an address that is none names nothing', () => expect(postAt('javascript:alert(1)')).toEqual({}))
