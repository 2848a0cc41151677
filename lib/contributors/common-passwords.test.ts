import { describe, expect, it } from 'vitest'
import { isGuessable } from '#lib/contributors/common-passwords'

const ABOUT = ['The Vellmar Courier', 'courier.example', 'Ana Demir', 'ana.demir@courier.example']

describe('a password', () => {
  it.each([
    'password1234',
    'Password2026!',
    'P@ssw0rd1234',
    'passwordpassword',
    'letmeinletmein',
    'welcome12345',
    'Welcome2024!!',
    'qwertyuiop12',
    'qwertyuiop[]',
    '1qaz2wsx3edc',
    '123456789012',
    '098765432109',
    'abcdefghijkl',
    'zyxwvutsrqpo',
    'asdfghjkl123',
    'aaaaaaaaaaaa',
    'abababababab',
    'abcabcabcabc',
    'iloveyou2025',
    'administrator',
    'Administrator1',
    'changeme1234',
    'writethru2026',
    'newsroom-2026',
    'breakingnews1',
    'correcthorsebatterystaple',
    'correct horse battery staple',
    'motdepasse123',
    'passwort12345',
    'contrasena123',
    'summer2026!!!',
    'November2026!',
    'trustno1trustno1',
    '!!!!!!!!!!!!!',
    'adminadmin123',
    'test test test',
    'qazwsxedcrfv',
    'azertyuiop123',
    'starwars12345',
    'liverpool2024',
  ])('“%s” is refused', (password) => {
    expect(isGuessable(password)).toBe(true)
  })

  it.each(['courier2026!', 'Vellmar-Courier', 'AnaDemir1987', 'ana.demir.2026', 'demirdemir12', 'Demir4na!2026'])(
    '“%s” is refused to whoever it is about',
    (password) => {
      expect(isGuessable(password, ABOUT)).toBe(true)
    },
  )

  it.each([
    'four words to remember',
    'another four words',
    'quiet rivers run deep',
    'every-minute-counts',
    'twelve chars',
    'a long night at the desk',
    'x7#Kq9!vTz2&pL',
    'ferry queue fish market',
    'Überraschung im Garten',
    'dört kelime yeter',
    '密码是四个很长的词语啊朋友',
    'password for the grey heron',
    'tangerine-otter-94',
    'password number 17',
  ])('“%s” is taken', (password) => {
    expect(isGuessable(password, ABOUT)).toBe(false)
  })
})
