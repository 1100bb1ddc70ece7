import { useReport } from '../api/queries'
import type { Report } from '../api/wire'
import { Badge, Card, Figure, Figures } from '../parts/basics'
import { Page, Stack } from '../parts/Page'
import { Answer, Empty } from '../parts/states'
import { NextLink } from '../shell/NextLink'
import { bytes, count, duration, moment, secondsOf, several } from '../words/figures'

/** Whether the target is ready, and the report of everything that was done. */
export default function Readiness() {
  const report = useReport()
  return (
    <Page title="Readiness" lead="What the migration did, and whether applications can use the target."
      actions={report.data && (
        <a className="inline-flex h-8 items-center rounded-md border border-edge bg-surface px-3 font-medium hover:bg-sunken" href="/api/report/html" target="_blank" rel="noreferrer">Open the report</a>
      )}>
      <Answer query={report} what="the report" missing={<Empty title="Nothing has been loaded yet." action={<NextLink to="/review">To the review</NextLink>} />}>
        {(known) => <Stack><Verdict report={known} /><Loaded report={known} />{known.setAside.length > 0 && <SetAside report={known} />}{known.notes.length > 0 && <Notes notes={known.notes} />}</Stack>}
      </Answer>
    </Page>
  )
}

function Verdict({ report }: { report: Report }) {
  const { signal, remedies } = report.readiness
  const ready = remedies.length === 0
  const indexes = report.indexes ?? []
  const built = indexes.filter((index) => index.built).length
  const checked = report.verification
  return (
    <section aria-label="Verdict" className={`rounded-lg border-2 p-5 ${ready ? 'border-good bg-good-wash' : 'border-warn bg-warn-wash'}`}>
      <p className={`text-[20px] font-bold tracking-wide ${ready ? 'text-good' : 'text-warn'}`}>{signal}</p>
      {remedies.length > 0 && <ul className="mt-2 list-disc space-y-1 pl-5">{remedies.map((remedy) => <li key={remedy}>{remedy}</li>)}</ul>}
      <ul className="mt-3 space-y-1">
        <li><Badge tone="good">loaded</Badge> {count(report.documents)} documents from {count(report.rows)} rows, {bytes(report.bytes)}, in {duration(secondsOf(report.took))}</li>
        <li><Badge tone={checked?.passes ? 'good' : 'warn'}>{checked?.passes ? 'verified' : 'not verified'}</Badge> {checked ? `${count(checked.documents)} documents compared, ${several(checked.mismatches, 'mismatch', 'mismatches')}` : 'not compared yet'}</li>
        <li><Badge tone={built === indexes.length && built > 0 ? 'good' : 'warn'}>indexes</Badge> {indexes.length === 0 ? 'not built yet' : `${built} of ${indexes.length} built`}</li>
      </ul>
    </section>
  )
}

function Loaded({ report }: { report: Report }) {
  return (
    <Card title="Loaded" aside={<span className="mono text-soft">run {report.run}</span>}>
      <Figures>
        <Figure label="From" value={report.source} />
        <Figure label="To" value={report.target} />
        <Figure label="Began" value={moment(report.started)} />
        <Figure label="Rows a second" value={count(report.rowsPerSecond)} />
      </Figures>
      <table className="grid-table mt-4">
        <thead><tr><th scope="col">Collection</th><th scope="col" className="number">Documents</th><th scope="col" className="number">Rows</th><th scope="col" className="number">Size</th><th scope="col" className="number">Shortened values</th></tr></thead>
        <tbody>
          {report.collections.map((one) => (
            <tr key={one.collection}><td className="font-medium">{one.collection}</td><td className="number">{count(one.documents)}</td><td className="number">{count(one.rows)}</td><td className="number">{bytes(one.bytes)}</td><td className="number">{count(one.shortened)}</td></tr>
          ))}
        </tbody>
      </table>
    </Card>
  )
}

function SetAside({ report }: { report: Report }) {
  return <Card title="Set aside"><ul className="list-disc space-y-1 pl-5">{report.setAside.map((one) => <li key={one}>{one}</li>)}</ul></Card>
}

function Notes({ notes }: { notes: readonly string[] }) {
  return <Card title="What the plan had to say"><ul className="list-disc space-y-1 pl-5 text-soft">{notes.map((note) => <li key={note}>{note}</li>)}</ul></Card>
}
