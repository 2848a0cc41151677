// In this order, because browsers name those they descend from as well.
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(A|iOS)?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|CriOS|Chromium|HeadlessChrome)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
]

const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bMac OS X\b/, 'Mac'],
  [/\bLinux\b/, 'Linux'],
]

/**
 * Which browser on what, in words somebody knows their own device by ("Firefox on Windows"). Of what the browser said nothing
 * but these words is kept; null where it said nothing we know.
 */
export function deviceOf(userAgent: string | null | undefined): string | null {
  const browser = firstIn(BROWSERS, userAgent ?? '')
  const system = firstIn(SYSTEMS, userAgent ?? '')
  return browser && system ? `${browser} on ${system}` : (browser ?? system)
}

const firstIn = (names: readonly (readonly [RegExp, string])[], said: string): string | null =>
  names.find(([mark]) => mark.test(said))?.[1] ?? null
