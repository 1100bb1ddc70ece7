import { Link } from 'react-router'
import { useStatus } from '../api/queries'
import type { Status, Step } from '../api/wire'
import { Badge, Card } from '../parts/basics'
import { Page, Stack } from '../parts/Page'
import { Answer, Notice } from '../parts/states'
import { NextLink } from '../shell/NextLink'
import { nextPage, STEP_PAGES, stateWord } from '../shell/steps'
import { duration, moment, secondsOf } from '../words/figures'
import { phaseSentence } from '../words/phase'

/** How far the migration is, and what comes next. */
export default function Overview() {
  const status = useStatus()
  const next = status.data && nextPage(status.data)
  return (
    <Page title="Overview" lead={status.data?.workspace} actions={next ? <NextLink to={next.path} primary>{next.title}</NextLink> : <NextLink to="/readiness">Readiness</NextLink>}>
      <Answer query={status} what="the status">
        {(known) => (
          <Stack>
            <Headline status={known} />
            <Card title="Steps" flush><StepTable steps={known.steps} /></Card>
          </Stack>
        )}
      </Answer>
    </Page>
  )
}

function Headline({ status }: { status: Status }) {
  if (!status.configured) {
    return (
      <Notice tone="info" title="Nothing is set up yet.">
        Say where the databases are, <Link className="underline" to="/source">the source</Link> and <Link className="underline" to="/target">the target</Link>. Everything
        that is done here is also there in the terminal, and the other way round.
      </Notice>
    )
  }
  if (status.readiness) {
    const ready = status.readiness.remedies.length === 0
    return (
      <Notice tone={ready ? 'good' : 'warn'} title={status.readiness.signal}>
        {ready ? phaseSentence(status.phase) : <ul className="list-disc pl-5">{status.readiness.remedies.map((remedy) => <li key={remedy}>{remedy}</li>)}</ul>}
      </Notice>
    )
  }
  return <Notice tone="info" title={phaseSentence(status.phase)}>{status.reversible ? 'Nothing has been loaded; every decision can still be changed.' : 'Documents are in the target; the way back is a rollback.'}</Notice>
}

const TONE = { done: 'good', running: 'info', stale: 'warn', trouble: 'bad', open: 'plain', skipped: 'plain' } as const

function StepTable({ steps }: { steps: readonly Step[] }) {
  return (
    <table className="grid-table">
      <thead><tr><th scope="col">Step</th><th scope="col">State</th><th scope="col">Result</th><th scope="col">When</th><th scope="col" className="number">Took</th></tr></thead>
      <tbody>
        {steps.map((step) => {
          const page = STEP_PAGES.find((one) => one.step === step.step)
          return (
            <tr key={step.step}>
              <td className="whitespace-nowrap">{page ? <Link className="font-medium underline-offset-2 hover:underline" to={page.path}>{page.title}</Link> : step.step}</td>
              <td><Badge tone={TONE[step.state]}>{stateWord(step.state)}</Badge></td>
              <td>{step.why || step.summary || step.purpose}{step.optional && step.state !== 'done' && <span className="text-soft"> (optional)</span>}</td>
              <td className="whitespace-nowrap text-soft">{moment(step.at)}</td>
              <td className="number text-soft">{step.took ? duration(secondsOf(step.took)) : ''}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
