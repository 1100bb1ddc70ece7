import { useMutation } from '@tanstack/react-query'
import { post } from '../api/client'
import type { Job } from '../api/wire'
import { jobTitle } from '../words/job'
import { Button } from './basics'
import { Notice, Trouble } from './states'

/** A job of the server that goes on, and the way to stop it. */
export function Underway({ job }: { job: Job }) {
  const stop = useMutation({ mutationFn: () => post<Job>('job/stop') })
  return (
    <Notice tone="info" title={jobTitle(job)}>
      <div className="flex items-center gap-4">
        <span>It goes on in the server, also while this page is closed.</span>
        <Button busy={job.state === 'stopping'} onClick={() => stop.mutate()}>Stop</Button>
      </div>
      {stop.error && <Trouble error={stop.error} />}
    </Notice>
  )
}
