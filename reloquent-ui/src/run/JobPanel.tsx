import { useAct } from '../api/queries'
import { totals } from '../api/live'
import { useLive } from '../api/useLive'
import type { Job } from '../api/wire'
import { Bar, Button, Card } from '../parts/basics'
import { Notice, Trouble } from '../parts/states'
import { duration, share } from '../words/figures'
import { endSentence, isUnderway, jobTitle } from '../words/job'
import { CollectionBars } from './CollectionBars'

/** A job of one kind on the page of its step: how far it is while it goes on, and what went wrong where it did. Where it is known of how many parts it is, those count. */
export function JobPanel({ kind, parts = 0 }: { kind: Job['kind']; parts?: number }) {
  const { live } = useLive()
  const stop = useAct<object, unknown>('job/stop', ['job'])
  const { job } = live
  if (!job || job.kind !== kind) return null
  if (!isUnderway(job)) {
    const failed = job.state !== 'done' && <Notice tone={job.state === 'failed' ? 'bad' : 'warn'} title={endSentence(job)}>{job.outcome?.next}</Notice>
    return failed || null
  }
  const sum = totals(live)
  const last = live.timeline[live.timeline.length - 1]
  return (
    <Card title={jobTitle(job)} aside={<Button small kind="danger" disabled={job.state === 'stopping'} busy={stop.isPending} onClick={() => stop.mutate({})}>Stop</Button>} flush>
      {stop.error && <Trouble error={stop.error} />}
      <div className="px-4 py-3">
        <Bar value={parts > 0 ? share(live.collections.filter((one) => one.state === 'done').length, parts) : sum.share} label="Altogether" />
        <p className="mt-1 flex justify-between gap-4 text-soft"><span className="truncate">{last?.text}</span><span>{sum.secondsLeft === null ? '' : `about ${duration(Math.ceil(sum.secondsLeft))} left`}</span></p>
      </div>
      {live.collections.length > 0 && <div className="border-t border-line"><CollectionBars collections={live.collections} kind={kind} /></div>}
    </Card>
  )
}

/** Whether the job that runs now is of this kind. */
export function isAtWork(job: Job | undefined, kind: Job['kind']): boolean {
  return job !== undefined && job.kind === kind && isUnderway(job)
}
