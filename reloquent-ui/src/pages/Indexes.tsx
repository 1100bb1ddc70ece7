import { useAct, useCommands, useJob, usePlan, useReport } from '../api/queries'
import { Badge, Button, Card } from '../parts/basics'
import { Page, Stack } from '../parts/Page'
import { Answer, Empty, Trouble } from '../parts/states'
import { isAtWork, JobPanel } from '../run/JobPanel'
import { NextLink } from '../shell/NextLink'

/** The indexes of the plan, and which of them are there. */
export default function Indexes() {
  const plan = usePlan()
  const report = useReport()
  const build = useAct<object, unknown>('indexes', ['job', 'report', 'status'])
  const atWork = isAtWork(useJob().data?.job, 'indexes')
  const state = new Map(report.data?.indexes?.map((index) => [`${index.collection} ${index.name}`, index]) ?? [])
  const built = [...state.values()].filter((index) => index.built).length
  const total = plan.data?.indexes.length ?? 0
  return (
    <Page title="Indexes" lead={report.data ? `${built} of ${total} built.` : 'Built after the load, so that the load need not keep them up to date.'}
      actions={
        <>
          {report.data && <Button kind={built < total ? 'primary' : 'plain'} busy={build.isPending || atWork} onClick={() => build.mutate({})}>{built === 0 ? 'Build all' : built < total ? 'Build what is missing' : 'Look again'}</Button>}
          <NextLink to="/readiness" primary={total > 0 && built === total}>Readiness</NextLink>
        </>
      }>
      <Stack>
        {build.error && <Trouble error={build.error} />}
        <JobPanel kind="indexes" parts={total} />
        <Answer query={plan} what="the plan" missing={<Empty title="There is no plan yet." action={<NextLink to="/design">To the design</NextLink>} />}>
          {(known) => known.indexes.length === 0 ? <Empty title="The plan has no indexes." /> : (
            <Card flush>
              <table className="grid-table">
                <thead><tr><th scope="col">Collection</th><th scope="col">Index</th><th scope="col">State</th><th scope="col">Because</th></tr></thead>
                <tbody>
                  {known.indexes.map((index) => {
                    const found = state.get(`${index.collection} ${index.name}`)
                    return (
                      <tr key={`${index.collection} ${index.name}`}>
                        <td className="font-medium">{index.collection}</td>
                        <td><span className="mono">{index.name}</span> {index.unique && <Badge tone="info">unique</Badge>}</td>
                        <td>{found?.built ? <Badge tone="good">built</Badge> : found?.problem ? <><Badge tone="bad">failed</Badge> {found.problem}</> : <Badge>planned</Badge>}</td>
                        <td className="text-soft">{index.because}</td>
                      </tr>
                    )
                  })}
                </tbody>
              </table>
            </Card>
          )}
        </Answer>
        {total > 0 && <Shell />}
      </Stack>
    </Page>
  )
}

/** The same for those who build them by hand. */
function Shell() {
  const commands = useCommands()
  if (!commands.data) return null
  return (
    <Card title="The same by hand">
      <details>
        <summary>Commands for MongoDB's shell</summary>
        <pre tabIndex={0} aria-label="Commands for MongoDB's shell" className="mt-2 max-h-80 overflow-auto rounded-md border border-line bg-ground p-3 text-[12px]">{commands.data.commands.map((one) => one.command).join('\n')}</pre>
      </details>
      {commands.data.skipped.length > 0 && (
        <details className="mt-2">
          <summary>What of the source has no counterpart</summary>
          <ul className="mt-1 space-y-1 text-soft">{commands.data.skipped.map((one) => <li key={`${one.table} ${one.index}`}><span className="mono text-ink">{one.index}</span> of {one.table}: {one.because}</li>)}</ul>
        </details>
      )}
    </Card>
  )
}
