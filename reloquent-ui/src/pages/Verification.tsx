import { useState } from 'react'
import { useJob, useReport } from '../api/queries'
import type { CollectionCheck, Discrepancy, Verification as Checked } from '../api/wire'
import { Badge, Button, Card } from '../parts/basics'
import { Page, Stack } from '../parts/Page'
import { Answer, Empty, Notice } from '../parts/states'
import { CompareDialog } from '../run/CompareDialog'
import { isAtWork, JobPanel } from '../run/JobPanel'
import { NextLink } from '../shell/NextLink'
import { count, duration, moment, secondsOf, several } from '../words/figures'
import { discrepancySentence, rowsSentence } from '../words/verification'

/** Whether what arrived is what the source has: every document, every row. */
export default function Verification() {
  const report = useReport()
  const atWork = isAtWork(useJob().data?.job, 'validate')
  const [asking, setAsking] = useState(false)
  const checked = report.data?.verification
  return (
    <Page title="Verification" lead="Every document is compared by its digest with a second reading of the source, and every row is accounted for."
      actions={
        <>
          {report.data && <Button kind={checked ? 'plain' : 'primary'} busy={atWork} onClick={() => setAsking(true)}>{checked ? 'Compare again …' : 'Compare …'}</Button>}
          <NextLink to="/indexes" primary={checked?.passes === true}>Indexes</NextLink>
        </>
      }>
      <Stack>
        <JobPanel kind="validate" />
        <Answer query={report} what="the report" missing={<Empty title="Nothing has been loaded yet." action={<NextLink to="/review">To the review</NextLink>} />}>
          {({ verification }) => (verification ? <Result checked={verification} /> : <Empty title="The documents have not been compared yet.">Comparing reads the source a second time, by other means than the load.</Empty>)}
        </Answer>
      </Stack>
      <CompareDialog open={asking} close={() => setAsking(false)} />
    </Page>
  )
}

function Result({ checked }: { checked: Checked }) {
  const found = checked.collections.filter((one) => one.discrepancies.length > 0)
  return (
    <Stack>
      <Notice tone={checked.passes ? 'good' : 'bad'} title={`${checked.verdict.toUpperCase()}: ${several(checked.mismatches, 'mismatch', 'mismatches')}`}>
        {count(checked.documents)} documents compared at {moment(checked.at)}, in {duration(secondsOf(checked.took))}. {checked.notCompared}
      </Notice>
      <Card title="Collections" flush>
        <table className="grid-table">
          <thead><tr><th scope="col">Collection</th><th scope="col" className="number">Expected</th><th scope="col" className="number">Found</th><th scope="col">Digests</th><th scope="col">Second reading</th><th scope="col">Rows</th><th scope="col" className="number">Mismatches</th></tr></thead>
          <tbody>
            {checked.collections.map((one) => (
              <tr key={one.collection}>
                <td className="font-medium">{one.collection}</td>
                <td className="number">{count(one.expected)}</td>
                <td className="number">{count(one.found)}</td>
                <td><Badge tone={one.asSent ? 'good' : 'bad'}>{one.asSent ? 'as sent' : 'differ'}</Badge></td>
                <td>{one.witnessed === null || one.witnessed === undefined ? <Badge>not read</Badge> : <Badge tone={one.passes ? 'good' : 'bad'}>{one.passes ? 'agrees' : 'differs'}</Badge>}</td>
                <td className="text-soft">{rowsSentence(one)}</td>
                <td className="number">{count(one.mismatches)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Card>
      {found.map((one) => <Differences key={one.collection} check={one} />)}
    </Stack>
  )
}

function Differences({ check }: { check: CollectionCheck }) {
  return (
    <Card title={`Differences in ${check.collection}`} aside={<span className="text-soft">{several(check.discrepancies.length, 'document')} shown of {count(check.mismatches)}</span>} flush>
      <ul className="divide-y divide-line">{check.discrepancies.map((one) => <Difference key={`${one.kind} ${one.key}`} one={one} />)}</ul>
    </Card>
  )
}

function Difference({ one }: { one: Discrepancy }) {
  return (
    <li className="px-4 py-2.5">
      <p><Badge tone="bad">{one.kind.toLowerCase()}</Badge> <span className="mono">{one.key}</span> <span className="text-soft">{discrepancySentence(one)}</span></p>
      {one.kind === 'Different' && (
        <table className="mt-2 w-full table-fixed text-[12.5px]">
          <thead className="text-left text-soft"><tr><th scope="col" className="w-1/4 font-medium">Field</th><th scope="col" className="font-medium">In the source</th><th scope="col" className="font-medium">In the target</th></tr></thead>
          <tbody>
            {one.fields.map((field) => (
              <tr key={field.path} className="align-top">
                <td className="mono pr-3 break-words">{field.path}</td>
                <td className="mono bg-good-wash px-2 break-words text-good">{field.expected}</td>
                <td className="mono bg-bad-wash px-2 break-words text-bad">{field.found}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </li>
  )
}
