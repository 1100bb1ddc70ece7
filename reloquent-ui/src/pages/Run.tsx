import { useEffect, useRef, useState } from 'react'
import { useAct, useRollback, useStatus } from '../api/queries'
import { totals, type Live } from '../api/live'
import { useLive } from '../api/useLive'
import type { Attempt, Job, LiveCollection } from '../api/wire'
import { Badge, Bar, Button, Card, Figure, Figures } from '../parts/basics'
import { Throughput } from '../parts/Chart'
import { Confirm } from '../parts/Confirm'
import { Page, Stack } from '../parts/Page'
import { Empty, Notice, Trouble } from '../parts/states'
import { NextLink } from '../shell/NextLink'
import { bytes, clock, count, duration, listed, share } from '../words/figures'
import { collectionWord, endSentence, isOver, isUnderway, jobTitle } from '../words/job'
import { Decision } from './Decision'

/** The run as it goes: it lives in the server, and this page watches it. */
export default function Run() {
  const { live, lostAt, away } = useLive()
  const status = useStatus()
  useNotice(live.job)
  const { job } = live
  return (
    <Page title="Run" lead={job ? jobTitle(job) : 'Nothing runs now.'} actions={<Controls job={job} reversible={status.data?.reversible !== false} partly={status.data?.phase === 'loading'} />}>
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
  if (partly) return <Empty title="A load was cut off.">Part of the documents is in the target. Load what is missing, or roll back.</Empty>
  return (
    <Empty title="Nothing runs now." action={<NextLink to="/review">To the review</NextLink>}>
      A migration begins on the review page, or with <code>reloquent migrate</code> in a terminal.
    </Empty>
  )
}

function Watched({ live, job }: { live: Live; job: Job }) {
  const sum = totals(live)
  const over = isOver(job)
  return (
    <>
      {over && <Notice tone={job.state === 'done' ? 'good' : job.state === 'stopped' ? 'warn' : 'bad'} title={endSentence(job)}>{job.outcome?.next}</Notice>}
      <Card title="Altogether" aside={<StateBadge job={job} />}>
        <Bar value={sum.share} label="All collections" tone={job.state === 'failed' ? 'bad' : 'accent'} />
        <div className="mt-3">
          <Figures>
            <Figure label="Documents" value={count(sum.done)} note={`of about ${count(sum.expected)}`} />
            <Figure label="Documents a second" value={over ? '–' : count(live.rates.documentsPerSecond)} />
            <Figure label="Rows a second" value={over ? '–' : count(live.rates.rowsPerSecond)} />
            <Figure label="Bytes a second" value={over ? '–' : bytes(live.rates.bytesPerSecond)} />
            <Figure label="Connections" value={`${live.connections.source} + ${live.connections.target}`} note="source + target" />
            <Figure label="Attempt" value={count(job.attempt)} />
            <Figure label="Remaining" value={sum.secondsLeft === null ? '–' : `about ${duration(sum.secondsLeft)}`} />
          </Figures>
        </div>
      </Card>
      {live.attempts.length > 1 && <Attempts attempts={live.attempts} />}
      <Card title="Collections" flush>
        <ul className="divide-y divide-line">{live.collections.map((one) => <CollectionBar key={one.name} one={one} />)}</ul>
      </Card>
      <div className="grid grid-cols-2 gap-4 max-[1100px]:grid-cols-1">
        <Card title="Throughput" flush><Throughput points={live.throughput} /></Card>
        <Card title="Timeline" aside={<a className="text-accent underline" href="/api/job/events" download="events.ndjson">Download the event log</a>} flush>
          <ol tabIndex={0} aria-label="Events, the latest first" className="h-44 overflow-auto px-4 py-2">
            {live.timeline.length === 0 && <li className="text-soft">Nothing yet.</li>}
            {[...live.timeline].reverse().map((event, at) => <li key={`${event.sequence} ${live.timeline.length - at}`} className="flex gap-3"><time className="shrink-0 text-soft">{clock(event.at)}</time><span className={event.entryKind === 'failure' ? 'text-bad' : ''}>{event.text}</span></li>)}
          </ol>
        </Card>
      </div>
    </>
  )
}

function Attempts({ attempts }: { attempts: readonly Attempt[] }) {
  return (
    <Card title="Attempts" flush>
      <table className="grid-table">
        <thead><tr><th scope="col">Attempt</th><th scope="col">Began</th><th scope="col">Outcome</th><th scope="col">Because</th></tr></thead>
        <tbody>{attempts.map((one) => <tr key={one.number}><td>{one.number}</td><td className="text-soft">{clock(one.started)}</td><td><Badge tone={one.outcome === 'done' ? 'good' : one.outcome === 'running' ? 'info' : 'bad'}>{one.outcome}</Badge></td><td>{one.because}</td></tr>)}</tbody>
      </table>
    </Card>
  )
}

function StateBadge({ job }: { job: Job }) {
  const tone = { running: 'info', paused: 'warn', stopping: 'warn', deciding: 'warn', done: 'good', failed: 'bad', stopped: 'warn' } as const
  return <Badge tone={tone[job.state]}>{job.state === 'deciding' ? 'waits for you' : job.state}</Badge>
}

function CollectionBar({ one }: { one: LiveCollection }) {
  const known = one.documentsExpected > 0
  const finished = one.state === 'done'
  const failed = one.state === 'failed'
  return (
    <li className="grid grid-cols-[minmax(120px,200px)_1fr_200px_90px] items-center gap-4 px-4 py-2">
      <span className="truncate font-medium">{one.name}</span>
      <Bar value={finished ? 1 : share(one.documentsDone, one.documentsExpected)} label={one.name} tone={failed ? 'bad' : finished ? 'good' : 'accent'} />
      <span className="text-right">{count(one.documentsDone)}{known && <span className="text-soft"> of {count(one.documentsExpected)}</span>}</span>
      <span className="text-right text-soft">{collectionWord(one)}</span>
    </li>
  )
}

function Controls({ job, reversible, partly }: { job: Job | null; reversible: boolean; partly: boolean }) {
  const [asked, setAsked] = useState<'stop' | 'rollback' | 'load' | null>(null)
  const load = useAct<{ resume: boolean; validate: boolean }, unknown>('migrate', ['job', 'status'])
  const pause = useAct<object, unknown>('job/pause', ['job'])
  const resume = useAct<object, unknown>('job/resume', ['job'])
  const stop = useAct<object, unknown>('job/stop', ['job'])
  const rollback = useAct<object, unknown>('rollback', ['job', 'status', 'report'])
  const dropped = useRollback(asked === 'rollback')
  const error = pause.error ?? resume.error ?? stop.error ?? rollback.error ?? load.error
  return (
    <>
      {error && <span className="mr-auto max-w-[60%]"><Trouble error={error} /></span>}
      {job?.state === 'running' && job.pausable && <Button busy={pause.isPending} onClick={() => pause.mutate({})}>Pause</Button>}
      {job?.state === 'paused' && <Button kind="primary" busy={resume.isPending} onClick={() => resume.mutate({})}>Go on</Button>}
      {job && isUnderway(job) && <Button kind="danger" disabled={job.state === 'stopping'} onClick={() => setAsked('stop')}>Stop …</Button>}
      {!(job && isUnderway(job)) && !reversible && <Button kind="danger" onClick={() => setAsked('rollback')}>Roll back …</Button>}
      {!(job && isUnderway(job)) && partly && <Button kind="primary" busy={load.isPending} onClick={() => setAsked('load')}>Load what is missing …</Button>}
      {!(job && isUnderway(job)) && !partly && <NextLink to="/verification" primary={job?.state === 'done'}>Verification</NextLink>}
      <Confirm open={asked === 'stop'} close={() => setAsked(null)} title="Stop the run?" act="Stop it" done={() => stop.mutate({})}>
        What is loaded stays in the target. The next start begins anew and ends with the same documents; with <em>resume</em> it goes on where this one stopped.
      </Confirm>
      <Confirm open={asked === 'load'} close={() => setAsked(null)} title="Go on with the migration?" act="Go on with the migration" done={() => load.mutate({ resume: true, validate: true })}>
        What is loaded stays, what is missing is read under a new snapshot, and every document is compared. Right only if nothing has been written to the source since.
      </Confirm>
      <Confirm open={asked === 'rollback'} close={() => setAsked(null)} title="Roll back?" act="Drop the collections" done={() => rollback.mutate({ confirm: true })}>
        This drops the collections that the run created in the target, and nothing else
        {dropped.data && Object.keys(dropped.data.collections).length > 0 && <>: {listed(Object.entries(dropped.data.collections).map(([name, documents]) => `${name} (${count(documents)})`))}</>}. The
        source is never touched, and every decision is still there afterwards.
      </Confirm>
    </>
  )
}

/** Tells at the end of a run also when the page is not looked at. */
function useNotice(job: Job | null) {
  const before = useRef<string | null>(null)
  useEffect(() => {
    const wasUnderway = before.current === 'running' || before.current === 'stopping'
    before.current = job?.state ?? null
    if (!job || !wasUnderway || !(isOver(job) || job.state === 'deciding')) return
    if ('Notification' in window && Notification.permission === 'granted') new Notification('Reloquent', { body: endSentence(job) })
  }, [job])
}
