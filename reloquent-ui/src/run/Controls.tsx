import { useState } from 'react'
import { useAct, usePlan } from '../api/queries'
import type { Job, Status } from '../api/wire'
import { Button } from '../parts/basics'
import { Confirm } from '../parts/Confirm'
import { Trouble } from '../parts/states'
import { NextLink } from '../shell/NextLink'
import { isUnderway } from '../words/job'
import { RollBack } from './RollBack'
import { StartDialog } from './StartDialog'

/** What can be done with the job that runs, or with what the last one left. */
export function Controls({ job, status }: { job: Job | null; status: Status | undefined }) {
  const [asked, setAsked] = useState<'pause' | 'stop' | 'rollback' | 'resume' | null>(null)
  const pause = useAct<object, unknown>('job/pause', ['job'])
  const resume = useAct<object, unknown>('job/resume', ['job'])
  const stop = useAct<object, unknown>('job/stop', ['job'])
  const plan = usePlan()
  const error = pause.error ?? resume.error ?? stop.error
  const underway = job !== null && isUnderway(job)
  const loaded = status?.reversible === false
  const partly = status?.phase === 'loading'
  const close = () => setAsked(null)
  return (
    <>
      {error && <span className="mr-auto max-w-[60%]"><Trouble error={error} /></span>}
      {job?.state === 'running' && job.pausable && <Button busy={pause.isPending} onClick={() => setAsked('pause')}>Pause …</Button>}
      {job?.state === 'paused' && <Button kind="primary" busy={resume.isPending} onClick={() => resume.mutate({})}>Go on</Button>}
      {underway && <Button kind="danger" disabled={job.state === 'stopping'} onClick={() => setAsked('stop')}>Stop …</Button>}
      {!underway && loaded && <Button kind="danger" onClick={() => setAsked('rollback')}>Roll back …</Button>}
      {!underway && partly && plan.data && <Button kind="primary" onClick={() => setAsked('resume')}>Load what is missing …</Button>}
      {!underway && !partly && <NextLink to="/verification" primary={job?.state === 'done'}>Verification</NextLink>}
      <Confirm open={asked === 'pause'} close={close} title="Pause the load?" act="Pause it" done={() => pause.mutate({})}>
        What is under way is finished, and nothing more is sent until it goes on. The source keeps the snapshot open meanwhile, and with it every old version of its rows.
      </Confirm>
      <Confirm open={asked === 'stop'} close={close} title="Stop the run?" act="Stop it" done={() => stop.mutate({})}>
        What is loaded stays in the target. Afterwards the load can begin anew, or go on where this one stopped.
      </Confirm>
      <RollBack open={asked === 'rollback'} close={close} />
      {plan.data && <StartDialog plan={plan.data} resume open={asked === 'resume'} close={close} />}
    </>
  )
}
