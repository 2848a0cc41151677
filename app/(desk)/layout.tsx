import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import './desk.css'

/** Nothing here is for search engines, and a link to a source must not tell where it was written. */
export const metadata: Metadata = {
  title: { default: 'Desk', template: '%s – Writethru' },
  robots: { index: false, follow: false },
  referrer: 'same-origin',
  icons: { icon: '/icon.svg' },
}

/** The on-screen keyboard takes room from the page, so that the composer stays above it. */
export const viewport: Viewport = { interactiveWidget: 'resizes-content', viewportFit: 'cover' }

export default function DeskRootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  )
}
