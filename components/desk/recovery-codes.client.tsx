'use client'

import { useState } from 'react'
import { Button } from '#components/ui/button'

/** Shown this once: the server keeps no way to show them again. */
export function RecoveryCodes({ codes }: { codes: string[] }) {
  const [copied, setCopied] = useState('')
  const text = `${codes.join('\n')}\n`

  async function copy() {
    // Refused without https or without the person's leave: the codes stand beside the button.
    const done = await navigator.clipboard?.writeText(text).then(
      () => true,
      () => false,
    )
    setCopied(done ? 'Copied.' : 'Select the codes and copy them.')
  }

  return (
    <section className="grid gap-3 rounded-md border border-amber bg-amber-wash p-3" aria-label="Recovery codes">
      <p className="text-sm">
        <b>Keep these ten recovery codes</b> where you keep nothing else of the desk, on paper for instance. Each lets
        you in once if you lose your phone or your passkeys. They are shown only now.
      </p>
      <ul className="grid grid-cols-1 gap-x-4 gap-y-1 font-mono select-all min-[24rem]:grid-cols-2">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <p className="flex flex-wrap items-center gap-2 text-sm" role="status">
        <Button onClick={() => void copy()}>Copy them</Button>
        <a
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
          download="writethru-recovery-codes.txt"
          className="press rounded-[7px] border border-edge bg-panel px-3 py-1.5 no-underline hover:bg-hair"
        >
          Download them
        </a>
        {copied}
      </p>
    </section>
  )
}
