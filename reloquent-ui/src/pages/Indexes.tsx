import { useAct, usePlan, useReport } from '../api/queries'
import { Badge, Button, Card } from '../parts/basics'
import { Page, Stack } from '../parts/Page'
import { Answer, Empty, Trouble } from '../parts/states'
import { NextLink } from '../shell/NextLink'

/** The indexes of the plan, and which of them are there. */
export default function Indexes() {
  const plan = usePlan()
  const report = useReport()
  const build = useAct<object, unknown>('indexes', ['job', 'report', 'status'])
  const state = new Map(report.data?.indexes?.map((index) => [`${index.collection} ${index.name}`, index]) ?? [])
  const built = [...state.values()].filter((index) => index.built).length
  const total = plan.data?.indexes.length ?? 0
  return (
    <Page title="Indexes" lead={report.data ? `${built} of ${total} built.` : 'Built after the load, so that the load need not keep them up to date.'}
      actions={
        <>
          {report.data && <Button kind={built < total ? 'primary' : 'plain'} busy={build.isPending} onClick={() => build.mutate({})}>{built === 0 ? 'Build all' : built < total ? 'Build what is missing' : 'Look again'}</Button>}
          <NextLink to="/readiness" primary={total > 0 && built === total}>Readiness</NextLink>
        </>
      }>
      <Stack>
        {build.error && <Trouble error={build.error} />}
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
      </Stack>
    </Page>
  )
}
