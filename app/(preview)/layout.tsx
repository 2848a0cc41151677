import type { ReactNode } from 'react'
import ReaderLayout, { viewport } from '../(reader)/layout'

/** Readers' own letters and styles, around a page that they cannot see yet. */
export default function PreviewLayout({ children }: { children: ReactNode }) {
  return <ReaderLayout>{children}</ReaderLayout>
}

export { viewport }
