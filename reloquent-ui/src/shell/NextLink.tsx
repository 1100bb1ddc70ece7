import type { ReactNode } from 'react'
import { Link } from 'react-router'

/** A link that looks like the button it is followed as: on to another page, or back to one. */
export function NextLink({ to, primary = false, back = false, children }: { to: string; primary?: boolean; back?: boolean; children: ReactNode }) {
  const look = primary ? 'border-transparent bg-accent text-accent-ink hover:brightness-110' : 'border-edge bg-surface text-ink hover:bg-sunken'
  return (
    <Link to={to} className={`inline-flex h-8 shrink-0 items-center gap-1.5 rounded-md border px-3 font-medium whitespace-nowrap ${look}`}>
      {back && <span aria-hidden="true">←</span>}{children}{!back && <span aria-hidden="true">→</span>}
    </Link>
  )
}
