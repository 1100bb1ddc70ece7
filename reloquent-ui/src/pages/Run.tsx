import { useStatus } from '../api/queries'
import type { Live } from '../api/live'
import { useLive } from '../api/useLive'
import type { Job } from '../api/wire'
import { Card } from '../parts/basics'
import { Throughput } from '../parts/Chart'
import { Page, Stack } from '../parts/Page'
import { Empty, Notice } from '../parts/states'
import { CollectionBars } from '../run/CollectionBars'
import { Controls } from '../run/Controls'
import { Decision } from '../run/Decision'
import { useNotice } from '../run/notice'
import { Attempts, Timeline } from '../run/Timeline'
import { Totals } from '../run/Totals'
import { NextLink } from '../shell/NextLink'
import { duration } from '../words/figures'
import { endSentence, isOver, jobTitle } from '../words/job'

/** The run as it goes: it lives in the server, and this page watches it. */
export default function Run() {
  const { live, lostAt, away } = useLive()
  const status = useStatus()
  useNotice(live.job)
  const { job } = live
  return (
    <Page title="Run" lead={job ? jobTitle(job) : 'Nothing runs now.'} actions={<Controls job={job} status={status.data} />}>
      <Stack>
        {away !== null && away > 2000 && lostAt === null && <Notice tone="info" title={`The connection was away for ${duration(away / 1000)}.`}>Everything below is as the server has it now.</Notice>}
        {lostAt !== null && <Notice tone="warn" title="The connection to the server is lost.">The run goes on there. This page takes it up as soon as the server answers.</Notice>}
        {!job ? <Idle partly={status.data?.phase === 'loading'} /> : <Watched live={live} job={job} />}
      </Stack>
      {job?.decision && job.state === 'deciding' && <Decision job={job} />}
    </Page>
  )
}

function Idle({ partly }: { partly: boolean }) {
  if (partly) {
    return (
      <Empty title="A load was cut off.">
        Part of the documents is in the target. Load what is missing, or roll back.
      </Empty>
    )
  }
  return (
    <Empty title="Nothing runs now." action={<NextLink to="/review">To the review</NextLink>}>
      A migration begins on the review page, or with <code>reloquent migrate</code> in a terminal.
    </Empty>
  )
}

function Watched({ live, job }: { live: Live; job: Job }) {
  return (
    <>
      {isOver(job) && <Notice tone={job.state === 'done' ? 'good' : job.state === 'stopped' ? 'warn' : 'bad'} title={endSentence(job)}>{job.outcome?.next}</Notice>}
      <Totals live={live} job={job} />
      {live.attempts.length > 1 && <Attempts attempts={live.attempts} />}
      {live.collections.length > 0 && <Card title={job.kind === 'indexes' ? 'Indexes' : 'Collections'} flush><CollectionBars collections={live.collections} kind={job.kind} /></Card>}
      <div className="grid grid-cols-2 gap-4 max-[1100px]:grid-cols-1">
        <Card title="Throughput" flush><Throughput points={live.throughput} /></Card>
        <Timeline entries={live.timeline} />
      </div>
    </>
  )
}
