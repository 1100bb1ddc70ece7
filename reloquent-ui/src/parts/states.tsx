import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Refused, troubleOf } from '../api/problem'
import { Button, Spinner } from './basics'

/** What went wrong and what to do, in the server's own words. */
export function Trouble({ error, retry }: { error: unknown; retry?: (() => void) | undefined }) {
  const trouble = troubleOf(error)
  return (
    <div role="alert" className="rounded-lg border border-bad bg-bad-wash p-4">
      <p className="font-semibold text-bad">{trouble.what}</p>
      {trouble.next && <p className="mt-1">{trouble.next}</p>}
      {trouble.problems.length > 0 && (
        <ul className="mt-2 space-y-1.5">
          {trouble.problems.map((problem, at) => (
            <li key={at} className="border-l-2 border-bad pl-3">
              <span className="mono text-soft">{[problem.line ? `line ${problem.line}` : '', problem.path].filter(Boolean).join(', ')}</span>{' '}
              {problem.what} <span className="text-soft">{problem.remedy}</span>
            </li>
          ))}
        </ul>
      )}
      {trouble.id && <p className="mt-2 text-[12px] text-soft">Reference in the log: <code>{trouble.id}</code></p>}
      {retry && <Button small className="mt-3" onClick={retry}>Try again</Button>}
    </div>
  )
}

export function Empty({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="flex min-h-52 flex-col items-center justify-center gap-2 rounded-lg border border-dashed border-edge p-8 text-center">
      <p className="text-[15px] font-semibold">{title}</p>
      {children && <div className="max-w-prose text-soft">{children}</div>}
      {action && <div className="mt-2">{action}</div>}
    </div>
  )
}

export function Loading({ what }: { what: string }) {
  return (
    <div role="status" className="flex min-h-52 items-center justify-center gap-2 text-soft">
      <Spinner /> Loading {what} …
    </div>
  )
}

/** One answer of the server in its four states: underway, refused for want of an earlier step, failed, there. */
export function Answer<T>({ query, what, missing, children }: {
  query: UseQueryResult<T>
  what: string
  missing?: ReactNode
  children: (value: T) => ReactNode
}) {
  if (query.data !== undefined) return children(query.data)
  if (query.error) {
    if (missing && query.error instanceof Refused && (query.error.status === 404 || query.error.status === 409)) return missing
    return <Trouble error={query.error} retry={() => void query.refetch()} />
  }
  return <Loading what={what} />
}

export function Notice({ tone, title, children }: { tone: 'good' | 'warn' | 'bad' | 'info'; title: string; children?: ReactNode }) {
  const look = {
    good: 'border-good bg-good-wash text-good',
    warn: 'border-warn bg-warn-wash text-warn',
    bad: 'border-bad bg-bad-wash text-bad',
    info: 'border-info bg-info-wash text-info',
  }[tone]
  return (
    <div role={tone === 'bad' ? 'alert' : 'status'} className={`rounded-lg border px-4 py-3 ${look}`}>
      <p className="font-semibold">{title}</p>
      {children && <div className="mt-1 text-ink">{children}</div>}
    </div>
  )
}
