import type { ReactNode } from 'react'

interface SettingsGroupProps {
  title: string
  /** Where other pages link to it. */
  id?: string
  children: ReactNode
}

export const SettingsGroup = ({ title, id, children }: SettingsGroupProps) => (
  <section id={id} className="grid gap-3 rounded-[10px] border border-rule bg-panel p-4">
    <h2 className="text-xs font-semibold text-soft">{title}</h2>
    {children}
  </section>
)
