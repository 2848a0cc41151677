'use client'

import Link, { useLinkStatus } from 'next/link'
import { usePathname } from 'next/navigation'
import { type ReactNode, useEffect, useState } from 'react'
import { UnreadCount } from '#components/desk/notifications-link.client'
import { SignOut } from '#components/desk/sign-out.client'
import { Button } from '#components/ui/button'
import { type Actor, can } from '#lib/permissions'
import type { StoryRow } from '#lib/stories/views'

/** The desk's left column; on a phone a bar at the top that opens it. */
export function DeskNav({ actor, running }: { actor: Actor; running: StoryRow[] }) {
  const path = usePathname()
  const [open, setOpen] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: going anywhere closes it
  useEffect(() => setOpen(false), [path])

  return (
    <header className="border-rule border-b bg-paper md:sticky md:top-0 md:h-dvh md:overflow-y-auto md:border-r md:border-b-0">
      <div className="flex items-center justify-between px-4 py-2.5 md:pt-4">
        <Link href="/desk" className="no-underline">
          <b className="font-serif text-lg leading-none font-semibold">Writethru</b>{' '}
          <small className="text-xs text-soft">desk</small>
        </Link>
        <Button aria-expanded={open} aria-controls="desk-nav" onClick={() => setOpen(!open)} className="md:hidden">
          {open ? 'Close menu' : 'Menu'}
        </Button>
      </div>
      <nav id="desk-nav" aria-label="Desk" className={`${open ? 'block' : 'hidden'} px-2 pb-4 md:block`}>
        <Group title="Running now">
          {running.length === 0 && <li className="px-2 py-1 text-sm text-soft">Nothing is running.</li>}
          {running.map(({ id, headline, submitted }) => (
            <Item key={id} href={`/desk/stories/${id}`} path={path}>
              <span>{headline}</span>
              {submitted > 0 && <b className="text-live whitespace-nowrap">{submitted} to review</b>}
            </Item>
          ))}
        </Group>
        <Group title="Newsroom">
          <Item href="/desk" path={path}>
            All stories
          </Item>
          <Item href="/desk/notifications" path={path}>
            <span>Notifications</span>
            <UnreadCount />
          </Item>
          {can(actor, 'front:edit') && (
            <Item href="/desk/front" path={path}>
              Front
            </Item>
          )}
          {can(actor, 'story:create') && (
            <>
              <Item href="/desk/stories/new" path={path}>
                New story
              </Item>
              <Item href="/desk/import" path={path}>
                Import text
              </Item>
            </>
          )}
          {can(actor, 'contributor:list') && (
            <Item href="/desk/contributors" path={path}>
              Contributors
            </Item>
          )}
        </Group>
        <Group title="You">
          <li className="flex flex-wrap justify-between gap-x-2 px-2 py-1">
            <span>{actor.name}</span> <small className="text-xs text-soft">{actor.role}</small>
          </li>
          <li>
            <SignOut />
          </li>
        </Group>
      </nav>
    </header>
  )
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mt-4">
      <h2 className="mb-1 px-2 text-xs font-semibold text-soft">{title}</h2>
      <ul>{children}</ul>
    </section>
  )
}

function Item({ href, path, children }: { href: string; path: string; children: ReactNode }) {
  const here = path === href
  return (
    <li>
      <Link
        href={href}
        aria-current={here ? 'page' : undefined}
        className={`press flex items-center justify-between gap-2 rounded-md px-2 py-1.5 hover:bg-hair ${here ? 'bg-panel ring-1 ring-rule' : ''}`}
      >
        {children}
        <Opening />
      </Link>
    </li>
  )
}

/** Said only where the page takes long enough to wonder. */
function Opening() {
  const { pending } = useLinkStatus()
  return pending && <small className="late text-xs whitespace-nowrap text-soft">opening …</small>
}
