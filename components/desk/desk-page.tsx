import type { ReactNode } from 'react'

/** A page of the desk that is not a story room: what it is, and one line on what it is for. */
export function DeskPage({ title, about, children }: { title: string; about?: ReactNode; children: ReactNode }) {
  return (
    <div className="mx-auto grid w-full max-w-[54rem] gap-4 px-4 pt-5 pb-12 md:px-6">
      <header>
        <h1 className="text-xl leading-tight font-semibold">{title}</h1>
        {about && <p className="text-soft">{about}</p>}
      </header>
      {children}
    </div>
  )
}
