import { useEffect, type ReactNode } from 'react'

/** A page: its title, what it is for, the content that scrolls, and its actions, which never do. */
export function Page({ title, lead, aside, actions, children, full = false }: {
  title: string
  lead?: ReactNode
  aside?: ReactNode
  actions?: ReactNode
  children: ReactNode
  full?: boolean
}) {
  useEffect(() => {
    document.title = `${title} · Reloquent`
  }, [title])
  return (
    <div className="flex h-full min-h-0 flex-col">
      <header className={`flex items-end justify-between gap-4 ${full ? 'px-4 pt-3 pb-2' : 'px-7 pt-5 pb-3'}`}>
        <div className="min-w-0">
          <h1 tabIndex={-1}>{title}</h1>
          {lead && <p className="mt-0.5 text-soft">{lead}</p>}
        </div>
        {aside && <div className="flex shrink-0 items-center gap-2">{aside}</div>}
      </header>
      <div className={full ? 'min-h-0 flex-1' : 'min-h-0 flex-1 overflow-auto px-7 pt-1 pb-6'} {...(full ? {} : { tabIndex: 0, role: 'region', 'aria-label': `${title}, content` })}>
        {children}
      </div>
      {actions && <footer className="flex min-h-13 items-center justify-end gap-2 border-t border-line bg-surface px-7 py-2" aria-label="Actions">{actions}</footer>}
    </div>
  )
}

export function Stack({ children }: { children: ReactNode }) {
  return <div className="flex flex-col gap-4">{children}</div>
}
