import { useState } from 'react'
import { useAct, useEstimate, usePlan, useStatus } from '../api/queries'
import type { Plan } from '../api/wire'
import { Badge, Button, Card, Figure, Figures } from '../parts/basics'
import { Generated } from '../parts/Generated'
import { Page, Stack } from '../parts/Page'
import { Answer, Empty, Trouble } from '../parts/states'
import { StartDialog } from '../run/StartDialog'
import { NextLink } from '../shell/NextLink'
import { bytes, count, duration, several } from '../words/figures'

/** Everything that will happen, before it happens. */
export default function Review() {
  const plan = usePlan()
  const status = useStatus()
  const make = useAct<object, Plan>('plan', ['plan', 'status'])
  const [asking, setAsking] = useState(false)
  const reversible = status.data?.reversible !== false
  return (
    <Page title="Review" lead="Everything that will happen. Running the migration and writing scripts read this same plan."
      actions={
        reversible ? (
          <>
            <NextLink to="/design" back>Design</NextLink>
            {plan.data && !plan.data.reviewed && <Button kind="primary" busy={make.isPending} onClick={() => make.mutate({})}>Take this plan</Button>}
            <Button kind={plan.data?.reviewed ? 'primary' : 'plain'} disabled={!plan.data?.reviewed} onClick={() => setAsking(true)}>Start the migration …</Button>
          </>
        ) : <NextLink to="/run" primary>Run</NextLink>
      }>
      {make.error && <div className="mb-4"><Trouble error={make.error} /></div>}
      <Answer query={plan} what="the plan" missing={<Empty title="There is no design to plan from yet." action={<NextLink to="/design">To the design</NextLink>} />}>
        {(known) => (
          <Stack>
            <Summary plan={known} />
            {reversible && <PointOfNoReturn />}
            <Collections plan={known} />
            <Indexes plan={known} />
            {known.findings.length > 0 && <PlanFindings plan={known} />}
            <Card title="The same as scripts"><Generated /></Card>
          </Stack>
        )}
      </Answer>
      {plan.data && <StartDialog plan={plan.data} resume={false} open={asking} close={() => setAsking(false)} />}
    </Page>
  )
}

function Summary({ plan }: { plan: Plan }) {
  const estimate = useEstimate().data
  const place = estimate?.places.find((one) => one.place === 'direct') ?? estimate?.places[0]
  const tables = plan.collections.reduce((sum, one) => sum + one.tables, 0)
  const documents = plan.collections.reduce((sum, one) => sum + one.documents, 0)
  return (
    <Card title="In short" aside={<span className="flex items-center gap-2"><Badge tone={plan.reviewed ? 'good' : 'plain'}>{plan.reviewed ? 'reviewed' : 'not taken yet'}</Badge><span className="mono text-soft">plan {plan.hash.slice(0, 12)}</span></span>}>
      <p className="mb-3">From <span className="mono">{plan.source}</span> to <span className="mono">{plan.target}</span></p>
      <Figures>
        <Figure label="Read" value={several(tables, 'table')} note={bytes(plan.bytes)} />
        <Figure label="Write" value={several(plan.collections.length, 'collection')} />
        <Figure label="Documents" value={count(documents)} note="about" />
        <Figure label="Takes about" value={place ? duration(place.seconds) : '–'} note={place ? `${duration(place.from)} to ${duration(place.to)}, estimated` : 'not estimated'} />
        <Figure label="Then build" value={several(plan.indexes.length, 'index', 'indexes')} />
      </Figures>
    </Card>
  )
}

function PointOfNoReturn() {
  return (
    <section aria-label="Point of no return" className="rounded-lg border-2 border-warn bg-warn-wash px-5 py-4">
      <p className="text-[15px] font-bold tracking-wide text-warn">POINT OF NO RETURN</p>
      <p className="mt-1">
        Up to here nothing has been loaded, and everything can be changed. With the first document that ends: what documents are made from stays as it is.
        The way back is a rollback, which drops what the run created in the target. The source is never written to.
      </p>
    </section>
  )
}

function Collections({ plan }: { plan: Plan }) {
  return (
    <Card title="Collections" flush>
      <table className="grid-table">
        <thead><tr><th scope="col">Collection</th><th scope="col">From</th><th scope="col" className="number">Documents</th><th scope="col" className="number">Tables</th><th scope="col" className="number">Largest</th><th scope="col" className="number">Ranges at once</th><th scope="col">Because</th></tr></thead>
        <tbody>
          {plan.collections.map((one) => (
            <tr key={one.collection}><td className="font-medium">{one.collection}</td><td className="mono">{one.from}</td><td className="number">{count(one.documents)}</td><td className="number">{one.tables}</td><td className="number">{one.worstCaseBytes > 0 ? bytes(one.worstCaseBytes) : '–'}</td><td className="number">{one.ranges}</td><td className="text-soft">{one.because}</td></tr>
          ))}
        </tbody>
      </table>
    </Card>
  )
}

function Indexes({ plan }: { plan: Plan }) {
  return (
    <Card title="Indexes, built after the load" flush>
      <table className="grid-table">
        <thead><tr><th scope="col">Collection</th><th scope="col">Index</th><th scope="col">Because</th></tr></thead>
        <tbody>
          {plan.indexes.map((one) => (
            <tr key={`${one.collection} ${one.name}`}><td className="font-medium">{one.collection}</td><td className="mono">{one.name} {one.unique && <Badge tone="info">unique</Badge>}</td><td className="text-soft">{one.because}</td></tr>
          ))}
        </tbody>
      </table>
      {plan.skippedIndexes.length > 0 && (
        <details className="border-t border-line px-4 py-2">
          <summary className="font-medium">{several(plan.skippedIndexes.length, 'index', 'indexes')} of the source without a counterpart</summary>
          <ul className="mt-1 space-y-1 text-soft">{plan.skippedIndexes.map((one) => <li key={`${one.table} ${one.index}`}><span className="mono text-ink">{one.index}</span> of {one.table}: {one.because}</li>)}</ul>
        </details>
      )}
    </Card>
  )
}

function PlanFindings({ plan }: { plan: Plan }) {
  return (
    <Card title="Worth knowing">
      <ul className="space-y-2">
        {plan.findings.map((finding, at) => (
          <li key={at}><Badge tone={finding.severity === 'note' ? 'plain' : 'warn'}>{finding.severity}</Badge> <span className="mono">{finding.place}</span> {finding.message} <span className="text-soft">{finding.advice}</span></li>
        ))}
      </ul>
    </Card>
  )
}
