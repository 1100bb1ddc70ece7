import { useState } from 'react'
import type { Attempt, LiveEntry } from '../api/wire'
import { Badge, Button, Card } from '../parts/basics'
import { clock, several } from '../words/figures'

/** What happened, the latest first; failures alone if they are looked for. */
export function Timeline({ entries }: { entries: readonly LiveEntry[] }) {
  const [only, setOnly] = useState(false)
  const failures = entries.filter((one) => one.entryKind === 'failure').length
  const shown = only && failures > 0 ? entries.filter((one) => one.entryKind === 'failure') : entries
  return (
    <Card title="Timeline" aside={
      <span className="flex items-center gap-3">
        {failures > 0 && <Button small kind="quiet" aria-pressed={only} onClick={() => setOnly(!only)}>{only ? 'Show all' : `Only ${several(failures, 'failure')}`}</Button>}
        <a className="text-accent underline" href="/api/job/events" download="events.ndjson">Download the event log</a>
      </span>
    } flush>
      <ol tabIndex={0} aria-label="Events, the latest first" className="h-56 overflow-auto px-4 py-2">
        {shown.length === 0 && <li className="text-soft">Nothing yet.</li>}
        {[...shown].reverse().map((event, at) => (
          <li key={`${event.sequence} ${shown.length - at}`} className="flex gap-3">
            <time className="shrink-0 text-soft">{clock(event.at)}</time>
            <span className={`min-w-0 break-words ${event.entryKind === 'failure' ? 'text-bad' : event.entryKind === 'state' ? 'font-medium' : ''}`}>{event.text}</span>
          </li>
        ))}
      </ol>
    </Card>
  )
}

const TONE: Record<Attempt['outcome'], 'good' | 'info' | 'warn' | 'bad'> = { done: 'good', running: 'info', stopped: 'warn', failed: 'bad' }

/** Each time that the load was begun, and why again. */
export function Attempts({ attempts }: { attempts: readonly Attempt[] }) {
  return (
    <Card title="Attempts" flush>
      <table className="grid-table">
        <thead><tr><th scope="col">Attempt</th><th scope="col">Began</th><th scope="col">Ended</th><th scope="col">Outcome</th><th scope="col">Because</th></tr></thead>
        <tbody>
          {attempts.map((one) => (
            <tr key={one.number}><td>{one.number}</td><td className="text-soft">{clock(one.started)}</td><td className="text-soft">{one.ended ? clock(one.ended) : '–'}</td>
              <td><Badge tone={TONE[one.outcome]}>{one.outcome}</Badge></td><td>{one.because}</td></tr>
          ))}
        </tbody>
      </table>
    </Card>
  )
}
