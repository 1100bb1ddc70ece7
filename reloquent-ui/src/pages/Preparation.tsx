import { useState } from 'react'
import { useJobAct, usePreparation, useStatus } from '../api/queries'
import type { Preparation as Prepared } from '../api/wire'
import { Badge, Button, Card, Check, Figure, Figures } from '../parts/basics'
import { Page, Stack } from '../parts/Page'
import { Answer, Empty, Notice, Trouble } from '../parts/states'
import { Underway } from '../parts/Underway'
import { NextLink } from '../shell/NextLink'
import { bytes, listed, several } from '../words/figures'

/** Whether the target is fit for the plan, and what is done to set it up, as long as no document is there. */
export default function Preparation() {
  const status = useStatus()
  if (status.data?.reversible !== false) return <SetUp />
  return (
    <Page title="Preparation" lead="It is optional: without it the migration creates the collections by itself." actions={<NextLink to="/run" primary>Run</NextLink>}>
      <Empty title="Documents are in the target already.">A target is set up before the first of them. Roll back to set it up anew.</Empty>
    </Page>
  )
}

function SetUp() {
  const prepared = usePreparation()
  const [validators, setValidators] = useState(false)
  const [whole, setWhole] = useState(false)
  const prepare = useJobAct<{ validators: boolean; skipShard: boolean }>('prepare', ['prepare'])
  return (
    <Page title="Preparation" lead="It is optional: without it the migration creates the collections by itself."
      actions={
        <>
          <Button busy={prepared.isFetching} onClick={() => void prepared.refetch()}>Look again</Button>
          <Button kind="primary" disabled={!prepared.data?.fit} busy={prepare.isPending} onClick={() => prepare.mutate({ validators, skipShard: whole })}>Set up the target</Button>
          <NextLink to="/review">Review</NextLink>
        </>
      }>
      <Stack>
        {prepare.error && <Trouble error={prepare.error} />}
        {prepare.underway && <Underway job={prepare.underway} />}
        {prepare.outcome && <Notice tone="good" title="The target is set up." />}
        <Card title="How to set it up">
          <div className="space-y-2">
            <Check label="With validators" hint="Collections refuse documents that the plan does not make." checked={validators} onChange={(event) => setValidators(event.target.checked)} />
            <Check label="Leave collections whole" hint="Not spread over shards, whatever is planned." checked={whole} onChange={(event) => setWhole(event.target.checked)} />
          </div>
        </Card>
        <Answer query={prepared} what="the target" missing={<Empty title="There is no plan to prepare for yet." action={<NextLink to="/design">To the design</NextLink>} />}>
          {(known) => <Result prepared={known} />}
        </Answer>
      </Stack>
    </Page>
  )
}

const TONE: Record<string, 'bad' | 'warn' | 'plain'> = { error: 'bad', warning: 'warn' }

function Result({ prepared }: { prepared: Prepared }) {
  const { target } = prepared
  return (
    <Stack>
      <Card title="The target">
        <Figures>
          <Figure label="MongoDB" value={target.version} note={target.atlas ? 'Atlas' : ''} />
          <Figure label="Topology" value={target.topology.replaceAll('-', ' ')} note={target.shards.length > 0 ? listed(target.shards) : target.members ? several(target.members, 'member') : ''} />
          <Figure label="Free disk" value={target.freeBytes ? bytes(target.freeBytes) : 'not told'} note={target.diskBytes ? `of ${bytes(target.diskBytes)}` : ''} />
          <Figure label="Memory" value={target.memoryBytes ? bytes(target.memoryBytes) : 'not told'} />
        </Figures>
      </Card>
      <Card title="Worth knowing">
        {prepared.findings.length === 0 ? <p className="text-soft">Nothing stands in the way.</p> : (
          <ul className="space-y-2">
            {prepared.findings.map((finding, at) => <li key={at} className="flex gap-2"><span className="pt-0.5"><Badge tone={TONE[finding.severity] ?? 'plain'}>{finding.severity}</Badge></span><span>{finding.message} <span className="text-soft">{finding.advice}</span></span></li>)}
          </ul>
        )}
      </Card>
      <Card title="What would be done">
        {prepared.steps.length === 0 ? <p className="text-soft">Nothing is to be done.</p> : (
          <ol className="space-y-2">
            {prepared.steps.map((step, at) => (
              <li key={at}>
                {step.commands.length === 0 ? step.sentence : (
                  <details><summary>{step.sentence}</summary><pre tabIndex={0} aria-label="The same for mongosh" className="mt-1 overflow-auto rounded-md border border-line bg-ground p-2 text-[12px]">{step.commands.join('\n')}</pre></details>
                )}
              </li>
            ))}
          </ol>
        )}
      </Card>
    </Stack>
  )
}
