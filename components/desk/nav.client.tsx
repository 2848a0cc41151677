'use client'

import { Search } from 'lucide-react'
import Link, { useLinkStatus } from 'next/link'
import { usePathname } from 'next/navigation'
import { type ReactNode, useEffect, useState } from 'react'
import { openHelp, openPalette } from '#components/desk/desk-keys.client'
import { UnreadCount } from '#components/desk/notifications-link.client'
import { ReviewCount } from '#components/desk/review-provider.client'
import { SignOut } from '#components/desk/sign-out.client'
import { Button } from '#components/ui/button'
import { Kbd } from '#components/ui/kbd'
import { useIsMac } from '#components/ui/use-is-mac.client'
import { PAGE_KEYS } from '#lib/desk/help'
import { DESK_PAGES, NOTIFICATIONS_PAGE, OWN_PAGES, REVIEW_PAGE } from '#lib/desk/pages'
import type { Actor } from '#lib/permissions'
import { shortcutWords } from '#lib/platform/shortcut'
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
        <div className="flex gap-2 md:hidden">
          <Button aria-label="Go anywhere" onClick={openPalette}>
            <Search aria-hidden="true" className="size-4" />
          </Button>
          <Button aria-expanded={open} aria-controls="desk-nav" onClick={() => setOpen(!open)}>
            {open ? 'Close menu' : 'Menu'}
          </Button>
        </div>
      </div>
      <nav id="desk-nav" aria-label="Desk" className={`${open ? 'block' : 'hidden'} px-2 pb-4 md:block`}>
        <Group title="Running now">
          {running.length === 0 && <li className="px-2 py-1 text-sm text-soft">Nothing is running.</li>}
          {running.map(({ id, headline, submitted }) => (
            <Item key={id} href={`/desk/stories/${id}`} path={path}>
              <span className="line-clamp-3">{headline}</span>
              {submitted > 0 && (
                <b className="text-live tabular-nums">
                  {submitted} <span className="sr-only">to review</span>
                </b>
              )}
            </Item>
          ))}
        </Group>
        <Group title="Newsroom">
          {DESK_PAGES.filter(({ may }) => may(actor)).map(({ href, words }) => (
            <Item key={href} href={href} path={path}>
              <span>{words}</span>
              {href === REVIEW_PAGE && <ReviewCount />}
              {href === NOTIFICATIONS_PAGE && <UnreadCount />}
            </Item>
          ))}
        </Group>
        <Group title="You">
          <li className="flex flex-wrap justify-between gap-x-2 px-2 py-1">
            <span>{actor.name}</span> <small className="text-xs text-soft">{actor.role}</small>
          </li>
          {OWN_PAGES.map(({ href, words }) => (
            <Item key={href} href={href} path={path}>
              {words}
            </Item>
          ))}
          <li className="px-0.5">
            <SignOut />
          </li>
        </Group>
        <div className="mt-4 grid gap-1 pointer-coarse:hidden">
          <KeyHint keys={PAGE_KEYS.palette.keys} words="go anywhere" onPress={openPalette} />
          <KeyHint keys={PAGE_KEYS.help.keys} words="all keys" onPress={openHelp} />
        </div>
      </nav>
    </header>
  )
}

function KeyHint({ keys, words, onPress }: { keys: string; words: string; onPress: () => void }) {
  const isMac = useIsMac()
  return (
    <button
      type="button"
      onClick={onPress}
      className="flex items-center gap-2 rounded-md px-2 py-1.5 text-left text-soft hover:bg-hair"
    >
      <Kbd>{shortcutWords(keys, isMac)}</Kbd> {words}
    </button>
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
