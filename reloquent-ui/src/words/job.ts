import type { Job, LiveCollection } from '../api/wire'
import { clock } from './figures'

const DOING: Record<string, string> = {
  migrate: 'Loading',
  validate: 'Comparing',
  indexes: 'Building indexes',
  rollback: 'Rolling back',
  prepare: 'Preparing',
  estimate: 'Estimating',
  discover: 'Reading the schema',
}

const doing = (job: Job) => DOING[job.kind] ?? job.kind

/** What goes on now, in two or three words; nothing where nothing does. */
export function jobSentence(job: Job): string | null {
  switch (job.state) {
    case 'running':
      return doing(job)
    case 'paused':
      return `${doing(job)}, paused`
    case 'stopping':
      return 'Stopping'
    case 'deciding':
      return 'Waits for you'
    case 'done':
    case 'failed':
    case 'stopped':
      return null
  }
}

/** As the lead of the page on the run. */
export function jobTitle(job: Job): string {
  switch (job.state) {
    case 'running':
      return `${doing(job)} …`
    case 'paused':
      return `${doing(job)}: paused. The snapshot of the source stays open meanwhile.`
    case 'stopping':
      return 'Stopping: what is under way is brought to a safe point.'
    case 'deciding':
      return 'Some collections could not be loaded, and the run waits for your decision.'
    case 'done':
    case 'failed':
    case 'stopped':
      return endSentence(job)
  }
}

export function endSentence(job: Job): string {
  switch (job.state) {
    case 'done':
      return job.outcome?.sentence || `${doing(job)}: done.`
    case 'failed':
      return job.outcome?.sentence || `${doing(job)}: failed.`
    case 'stopped':
      return job.outcome?.sentence || `${doing(job)}: stopped.`
    default:
      return jobTitle(job)
  }
}

export function isUnderway(job: Job): boolean {
  return job.state === 'running' || job.state === 'paused' || job.state === 'stopping' || job.state === 'deciding'
}

export function isOver(job: Job): boolean {
  return job.state === 'done' || job.state === 'failed' || job.state === 'stopped'
}

const DONE: Partial<Record<Job['kind'], string>> = { migrate: 'loaded', validate: 'compared', indexes: 'built', rollback: 'dropped' }

export function collectionWord(one: LiveCollection, kind: Job['kind']): string {
  if (one.state === 'running' && one.nextTry) return `tries again at ${clock(one.nextTry)}`
  return one.state === 'done' ? (DONE[kind] ?? 'done') : one.state
}

/** How long a job has taken until now, or took. */
export function elapsedSeconds(job: Job, now: number): number {
  const end = job.ended ? Date.parse(job.ended) : now
  return Math.max(0, (end - Date.parse(job.started)) / 1000)
}

/** The step of the journal that a job is at, as long as it is. */
export function stepUnderway(job: Job): string | undefined {
  return !isUnderway(job) || job.kind === 'rollback' ? undefined : job.kind === 'indexes' ? 'index' : job.kind
}
