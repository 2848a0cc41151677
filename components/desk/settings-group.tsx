import type { ReactNode } from 'react'

export const SettingsGroup = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="grid gap-3 rounded-[10px] border border-rule bg-panel p-4">
    <h2 className="text-xs font-semibold text-soft">{title}</h2>
    {children}
  </section>
)
