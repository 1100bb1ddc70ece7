import { useState } from 'react'
import { useEstimate, useJobAct } from '../api/queries'
import type { Estimate, EstimatedPlace, TargetSize } from '../api/wire'
import { Badge, Button, Card, Check, Figure, Figures, TextField } from '../parts/basics'
import { Page, Stack } from '../parts/Page'
import { Answer, Empty, Notice, Trouble } from '../parts/states'
import { Underway } from '../parts/Underway'
import { NextLink } from '../shell/NextLink'
import { bytes, count, duration, secondsOf } from '../words/figures'

/** How large, how long, on which machines, at what price: each figure with its reason. */
export default function Sizing() {
  const estimate = useEstimate()
  const make = useJobAct<{ window: string; benchmark: boolean; sharding: boolean }>('estimate', ['estimate'])
  const [window, setWindow] = useState('1h')
  const [benchmark, setBenchmark] = useState(false)
  const [sharding, setSharding] = useState(false)
  return (
    <Page title="Sizing" lead="What the migration takes. It is optional, needs no target, and writes nothing to the source."
      actions={<><Button kind={estimate.data ? 'plain' : 'primary'} busy={make.isPending} onClick={() => make.mutate({ window, benchmark, sharding })}>{estimate.data ? 'Estimate again' : 'Estimate'}</Button><NextLink to="/compute">Compute</NextLink><NextLink to="/preparation" primary={estimate.data !== undefined}>Preparation</NextLink></>}>
      <Stack>
        {make.error && <Trouble error={make.error} />}
        {make.underway && <Underway job={make.underway} />}
        {make.outcome && <Notice tone="good" title={make.outcome.sentence} />}
        <Card title="What to go by">
          <div className="grid grid-cols-[220px_1fr_1fr] items-start gap-6">
            <TextField label="How long it may take" hint="As 2h or 90m" value={window} onChange={(event) => setWindow(event.target.value)} />
            <div className="pt-6"><Check label="Measure the source" hint="Reads a small part of the largest table for ten seconds at most." checked={benchmark} onChange={(event) => setBenchmark(event.target.checked)} /></div>
            <div className="pt-6"><Check label="Plan for shards" hint="Also where the data do not ask for them." checked={sharding} onChange={(event) => setSharding(event.target.checked)} /></div>
          </div>
        </Card>
        <Answer query={estimate} what="the estimate" missing={<Empty title="Nothing is estimated yet." />}>{(known) => <Result estimate={known} />}</Answer>
      </Stack>
    </Page>
  )
}

function Result({ estimate }: { estimate: Estimate }) {
  return (
    <Stack>
      <Notice tone={estimate.places.some((place) => place.fits) ? 'good' : 'warn'} title={`Recommended: ${estimate.recommended.value}`}>{sentence(estimate.recommended.because)}</Notice>
      <Card title="How large">
        <Figures>
          <Figure label="Documents" value={count(estimate.documents)} note={`from ${count(estimate.rows)} rows`} />
          <Figure label="Bytes of documents" value={bytes(estimate.bytes)} note={`${estimate.expansion.toFixed(2)} for each byte of the tables`} />
          <Figure label="Indexes" value={bytes(estimate.indexBytes)} />
          <Figure label="Disk at the target" value={bytes(estimate.diskBytes)} />
        </Figures>
      </Card>
      <Card title={`How long, in a window of ${duration(secondsOf(estimate.window))}`} flush>
        <table className="grid-table">
          <thead><tr><th scope="col">Where</th><th scope="col">Machines</th><th scope="col" className="number">Time</th><th scope="col">Window</th><th scope="col">Binding term</th><th scope="col" className="number">Cost</th></tr></thead>
          <tbody>{estimate.places.map((place) => <Place key={place.place} place={place} currency={estimate.prices.currency} />)}</tbody>
        </table>
      </Card>
      <div className="grid grid-cols-2 gap-4"><Target title="Target during the migration" size={estimate.migration} currency={estimate.prices.currency} /><Target title="Target in production" size={estimate.production} currency={estimate.prices.currency} /></div>
      {estimate.sharding && (
        <Card title={`Shards: ${estimate.sharding.shards}`}>
          <p>{sentence(estimate.sharding.because)}</p>
          {estimate.sharding.commands.length > 0 && <pre tabIndex={0} aria-label="Commands for mongosh" className="mt-2 overflow-auto rounded-md border border-line bg-ground p-3">{estimate.sharding.commands.join('\n')}</pre>}
        </Card>
      )}
      <p className="text-[12.5px] text-soft">Prices of {estimate.prices.asOf}, {estimate.prices.region}, {estimate.prices.source}. Disks, traffic and discounts are in none of them.</p>
    </Stack>
  )
}

function Place({ place, currency }: { place: EstimatedPlace; currency: string }) {
  return (
    <tr>
      <td className="font-medium">{place.place}</td>
      <td>{place.machines}<span className="block text-[12px] text-soft">{place.because}</span></td>
      <td className="number">{duration(place.seconds)}<span className="block text-[12px] text-soft">{duration(place.from)} to {duration(place.to)}</span></td>
      <td><Badge tone={place.fits ? 'good' : 'warn'}>{place.fits ? 'within' : 'not within'}</Badge>{place.advice && <span className="block max-w-72 text-[12px] text-soft">{place.advice}</span>}</td>
      <td>
        <details><summary>{place.longest}</summary><ul className="mt-1 text-[12px] text-soft">{place.terms.map((term) => <li key={term.term}>{term.term}: {duration(term.seconds)}, {term.because}</li>)}</ul></details>
      </td>
      <td className="number">{place.cost === null || place.cost === undefined ? '–' : `${place.cost.toFixed(2)} ${currency}`}</td>
    </tr>
  )
}

function Target({ title, size, currency }: { title: string; size: TargetSize; currency: string }) {
  const lines = [
    ['Atlas tier', size.tier.value, size.tier.because], ['Shards', count(size.shards.value), size.shards.because], ['Disk', bytes(size.storageBytes.value), size.storageBytes.because],
    ['Memory', bytes(size.memoryBytes.value), size.memoryBytes.because], ['Operations a second', count(size.iops.value), size.iops.because], ['Processors', count(size.processors.value), size.processors.because],
  ] as const
  return (
    <Card title={title} aside={<span className="text-soft">{size.perHour.toFixed(2)} {currency} an hour</span>} flush>
      <table className="grid-table"><tbody>{lines.map(([name, value, because]) => <tr key={name}><th scope="row" className="!static">{name}</th><td className="font-medium whitespace-nowrap">{value}</td><td className="text-soft">{because}</td></tr>)}</tbody></table>
    </Card>
  )
}

function sentence(text: string): string {
  return text === '' ? '' : `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`
}
