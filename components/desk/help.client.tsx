'use client'

import { Dialog } from '#components/ui/dialog.client'
import { useIsMac } from '#components/ui/use-is-mac.client'
import { helpGroups } from '#lib/desk/help'
import type { SlashCommand } from '#lib/desk/slash'
import { shortcutWords } from '#lib/platform/shortcut'

interface HelpSheetProps {
  commands: readonly SlashCommand[]
  open: boolean
  onClose: () => void
}

/** Every key of the desk on one sheet. */
export function HelpSheet({ commands, open, onClose }: HelpSheetProps) {
  const isMac = useIsMac()
  return (
    <Dialog open={open} onClose={onClose} title="Keys" size="wide">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <div tabIndex={0} className="columns-1 gap-8 overflow-y-auto px-4 pt-3 pb-5 -outline-offset-2 md:columns-2">
        {helpGroups(commands).map(({ title, note, lines }) => (
          <section key={title} className="mb-4 break-inside-avoid">
            <h3 className="text-xs font-semibold text-soft">{title}</h3>
            {note && <p className="text-xs text-soft">{note}</p>}
            <dl className="mt-1 grid grid-cols-[8.5rem_minmax(0,1fr)] gap-x-3 gap-y-1.5">
              {lines.map(({ keys, words, typed }) => (
                <div key={keys} className="contents">
                  <dt>
                    <kbd className="rounded border border-b-2 border-rule px-1.5 py-0.5 font-sans text-xs font-semibold whitespace-nowrap">
                      {typed ? keys : shortcutWords(keys, isMac)}
                    </kbd>
                  </dt>
                  <dd>{words}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
