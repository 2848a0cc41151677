import type { ReactNode } from 'react'

/** A page with one thing to do, outside the desk's frame: sign in, join, or read why neither works. */
export function AccountPage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className="mx-auto grid max-w-sm gap-4 px-4 py-12">
      <p>
        <b className="font-serif text-lg leading-none font-semibold">Writethru</b>{' '}
        <small className="text-xs text-soft">desk</small>
      </p>
      <h1 className="text-xl leading-tight font-semibold">{title}</h1>
      {children}
    </main>
  )
}
