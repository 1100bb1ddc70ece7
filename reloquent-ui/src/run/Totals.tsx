import { useEffect, useState } from 'react'
import { totals, type Live } from '../api/live'
import type { Job } from '../api/wire'
import { Badge, Bar, Card, Figure, Figures } from '../parts/basics'
import { count, duration } from '../words/figures'
import { elapsedSeconds, isOver } from '../words/job'

/** The whole of a job in figures, with the time that it has taken and may still take. */
export function Totals({ live, job }: { live: Live; job: Job }) {
  const sum = totals(live)
  const over = isOver(job)
  const elapsed = useElapsed(job)
  const loads = job.kind === 'migrate'
  return (
    <Card title="Altogether" aside={<StateBadge job={job} />}>
      <Bar value={over && job.state === 'done' ? 1 : sum.share} label="All collections" tone={job.state === 'failed' ? 'bad' : 'accent'} />
      <div className="mt-3">
        <Figures>
          {job.kind === 'indexes'
            ? <Figure label="Indexes" value={`${live.collections.filter((one) => one.state === 'done').length} of ${live.collections.length}`} note="built" />
            : <Figure label="Documents" value={count(sum.done)} note={sum.expected > 0 ? `of about ${count(sum.expected)}` : ''} />}
          {loads && <Figure label="From the source" value={over ? '–' : count(live.rates.rowsPerSecond)} note="rows/s" />}
          {loads && <Figure label="To the target" value={over ? '–' : count(live.rates.documentsPerSecond)} note="documents/s" />}
          {!loads && job.kind !== 'indexes' && <Figure label="Documents a second" value={over ? '–' : count(live.rates.documentsPerSecond)} />}
          <Figure label="Connections" value={`${live.connections.source} + ${live.connections.target}`} note="source + target" />
          {loads && <Figure label="Attempt" value={count(job.attempt)} />}
          <Figure label={over ? 'Took' : 'Elapsed'} value={duration(elapsed)} />
          <Figure label="Remaining" value={sum.secondsLeft === null ? '–' : duration(Math.ceil(sum.secondsLeft))} note={sum.secondsLeft === null ? '' : 'about'} />
        </Figures>
      </div>
    </Card>
  )
}

function StateBadge({ job }: { job: Job }) {
  const tone = { running: 'info', paused: 'warn', stopping: 'warn', deciding: 'warn', done: 'good', failed: 'bad', stopped: 'warn' } as const
  return <Badge tone={tone[job.state]}>{job.state === 'deciding' ? 'waits for you' : job.state}</Badge>
}

/** Seconds since a job began, until it has ended. */
function useElapsed(job: Job): number {
  const [now, setNow] = useState(Date.now)
  const over = isOver(job)
  useEffect(() => {
    if (over) return
    setNow(Date.now())
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [over, job.id])
  return elapsedSeconds(job, now)
}
