import type { Metadata, Viewport } from 'next'
import localFont from 'next/font/local'
import type { ReactNode } from 'react'
import { LANGUAGE_OF_LABELS } from '#components/reader/language'
import './reader.css'

// The fallbacks with the same metrics stand in reader.css: Next would make one for a single weight.
const newsreader = localFont({
  src: './fonts/newsreader.woff2',
  weight: '400 600',
  display: 'swap',
  adjustFontFallback: false,
  variable: '--font-newsreader',
})

export const metadata: Metadata = { icons: { icon: '/icon.svg' } }

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fffdf9' },
    { media: '(prefers-color-scheme: dark)', color: '#14140f' },
  ],
}

export default function ReaderLayout({ children }: { children: ReactNode }) {
  return (
    <html lang={LANGUAGE_OF_LABELS} className={newsreader.variable}>
      <body>{children}</body>
    </html>
  )
}
