'use client'

import { Command, useCommandState } from 'cmdk'
import { useRouter } from 'next/navigation'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { StoryState } from '#components/desk/story-state'
import { Dialog } from '#components/ui/dialog.client'
import { Kbd } from '#components/ui/kbd'
import { say } from '#components/ui/toast.client'
import { useIsMac } from '#components/ui/use-is-mac.client'
import { logOut } from '#lib/contributors/auth-client'
import type { DeskAction } from '#lib/desk/actions'
import { DESK_PAGES, OWN_PAGES } from '#lib/desk/pages'
import { matchWords } from '#lib/desk/palette'
import { look } from '#lib/desk/request'
import type { Actor } from '#lib/permissions'
import { shortcutWords } from '#lib/platform/shortcut'
import { StoriesView, type StoryRow } from '#lib/stories/views'

interface PaletteProps {
  actor: Actor
  open: boolean
  /** What can be done where the keyboard was when it was opened. */
  here: { row: DeskAction[]; page: DeskAction[] }
  onClose: () => void
}

/** Waits until somebody stops typing before asking the server, which knows the stories that are long over. */
const PAUSE_MS = 150
/** Before anything is typed: those that run, without pushing the rest out of sight. */
const FEW = 6

/** Every story, page and action, by a few letters of its name. */
export function Palette({ actor, open, here, onClose }: PaletteProps) {
  const router = useRouter()
  const [words, setWords] = useState('')
  const { stories, failed } = useStories(open, words)
  const chosen = useRef<(() => void) | null>(null)

  /** Once the dialog is gone and the keyboard is back: the action may want it. */
  const choose = (run: () => void) => () => {
    chosen.current = run
    onClose()
  }

  function onClosed() {
    setWords('')
    chosen.current?.()
    chosen.current = null
  }

  const pages = [...DESK_PAGES, ...OWN_PAGES].filter(({ may }) => may(actor))
  return (
    <Dialog open={open} onClose={onClose} onClosed={onClosed} title="Go anywhere" quiet>
      <Command label="Go anywhere" filter={matchWords} vimBindings={false} className="flex min-h-0 flex-col">
        <Command.Input
          value={words}
          onValueChange={setWords}
          placeholder="A story, a page, or something to do"
          className="w-full border-b border-hair bg-transparent px-4 py-3 text-lg outline-none"
        />
        <Command.List
          className="min-h-0 overflow-y-auto overscroll-contain p-1.5 not-has-[[cmdk-item]]:hidden"
          label="Found"
        >
          <Actions title="This update" actions={here.row} choose={choose} />
          <Group title="Stories">
            {(words.trim() ? stories : stories.slice(0, FEW)).map(({ id, headline, state }) => (
              <Item
                key={id}
                value={id}
                words={headline}
                onChoose={choose(() => router.push(`/desk/stories/${id}`))}
                serif
                aside={<StoryState state={state} />}
              />
            ))}
          </Group>
          <Actions title="On this page" actions={here.page} choose={choose} />
          <Group title="Go to">
            {pages.map(({ href, words }) => (
              <Item key={href} value={href} words={words} onChoose={choose(() => router.push(href))} />
            ))}
            <Item value="log-out" words="Sign out" onChoose={choose(() => void leave())} />
          </Group>
        </Command.List>
        <NothingFound failed={failed} />
      </Command>
    </Dialog>
  )
}

/** Beside the list, not in it: a list of choices holds choices alone (ARIA). */
function NothingFound({ failed }: { failed: boolean }) {
  const nothing = useCommandState(({ filtered }) => filtered.count === 0)
  return (
    <div role="status">
      {nothing && (
        <p className="px-4 py-4 text-soft">
          {failed ? 'The stories cannot be read now; try again in a moment.' : 'Nothing is called that.'}
        </p>
      )}
    </div>
  )
}

async function leave() {
  if (await logOut()) return window.location.assign('/login')
  say('You are still signed in: the newsroom cannot be reached. Try again.')
}

interface ActionsProps {
  title: string
  actions: DeskAction[]
  choose: (run: () => void) => () => void
}

function Actions({ title, actions, choose }: ActionsProps) {
  const isMac = useIsMac()
  if (actions.length === 0) return null
  return (
    <Group title={title}>
      {actions.map(({ id, words, keys, run }) => (
        <Item
          key={id}
          value={`${title} ${id}`}
          words={words}
          onChoose={choose(run)}
          aside={keys && <Kbd>{shortcutWords(keys, isMac)}</Kbd>}
        />
      ))}
    </Group>
  )
}

const Group = ({ title, children }: { title: string; children: ReactNode }) => (
  <Command.Group
    heading={title}
    className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:font-semibold [&_[cmdk-group-heading]]:text-soft"
  >
    {children}
  </Command.Group>
)

interface ItemProps {
  value: string
  words: string
  onChoose: () => void
  /** The words are a headline. */
  serif?: boolean
  aside?: ReactNode
}

const Item = ({ value, words, onChoose, serif = false, aside }: ItemProps) => (
  <Command.Item
    value={value}
    keywords={[words]}
    onSelect={onChoose}
    className="press flex cursor-pointer items-center justify-between gap-3 rounded-md px-2.5 py-1.5 aria-selected:bg-blue-wash"
  >
    <span className={`min-w-0 ${serif ? 'font-serif text-lg leading-snug' : ''}`}>{words}</span>
    {aside}
  </Command.Item>
)

/** The last 200 stories at once; among all of them, those whose headline has the words. */
function useStories(open: boolean, words: string): { stories: StoryRow[]; failed: boolean } {
  const [found, setFound] = useState<Map<string, StoryRow>>(new Map())
  const [failed, setFailed] = useState(false)
  const wanted = words.trim()

  useEffect(() => {
    if (!open) return
    const ask = async () => {
      const query = wanted ? `?words=${encodeURIComponent(wanted)}` : ''
      const answer = await look(`/stories${query}`, StoriesView)
      setFailed(answer === null)
      if (answer) setFound((known) => new Map([...known, ...answer.stories.map((story) => [story.id, story] as const)]))
    }
    const timer = setTimeout(() => void ask(), wanted ? PAUSE_MS : 0)
    return () => clearTimeout(timer)
  }, [open, wanted])

  return { stories: [...found.values()], failed }
}
