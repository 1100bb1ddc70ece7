import { Badge, Button } from '../parts/basics'
import { Answer } from '../parts/states'
import { useState } from 'react'
import type { UseQueryResult } from '@tanstack/react-query'
import type { Suggested } from '../api/wire'
import { evidenceSentence } from '../words/evidence'
import { useJump } from './DocumentTree'
import type { Wish } from './EmbedDialog'
import { tableAt, type Mapping, type Place } from './model'
import { accepted, compared, wish, type Open } from './suggestions'
import { useDesigner, useMapping } from './store'

/** Suggestions that are neither followed nor rejected. */
export function openSuggestions(mapping: Mapping, suggestion: Suggested, rejected: ReadonlySet<string>): Open[] {
  return compared(mapping, suggestion.mapping, suggestion.placements).filter((one) => !one.followed && !rejected.has(one.suggestion.path))
}

export function Suggestions({ query, embed }: { query: UseQueryResult<Suggested>; embed: (wish: Wish) => void }) {
  return <Answer query={query} what="suggestions">{(suggestion) => <Known suggestion={suggestion} embed={embed} />}</Answer>
}

function Known({ suggestion, embed }: { suggestion: Suggested; embed: (wish: Wish) => void }) {
  const mapping = useMapping()
  const { rejected, run, reconsider } = useDesigner()
  const [all, setAll] = useState(false)
  const open = openSuggestions(mapping, suggestion, rejected)
  const shown = all ? compared(mapping, suggestion.mapping, suggestion.placements) : open
  const acceptAll = () => {
    const next = open.reduce((draft, one) => accepted(draft, suggestion.mapping, one.place), mapping)
    run({ kind: 'Adopt', mapping: next, because: `accept ${open.length} suggestions` })
  }
  return (
    <div className="p-3">
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <Button small kind="primary" disabled={open.length === 0} onClick={acceptAll}>Accept all {open.length || ''}</Button>
        {rejected.size > 0 && <Button small onClick={reconsider}>Bring back {rejected.size} rejected</Button>}
        <Button small kind="quiet" aria-pressed={all} onClick={() => setAll(!all)}>{all ? 'Only open ones' : 'Show all reasons'}</Button>
      </div>
      {shown.length === 0 && <p className="text-soft">Every suggestion is followed or rejected.</p>}
      <ul className="space-y-2">
        {shown.map((one) => <Entry key={one.suggestion.path} one={one} suggested={suggestion.mapping} rejected={rejected.has(one.suggestion.path)} embed={embed} />)}
      </ul>
    </div>
  )
}

function Entry({ one, suggested, rejected, embed }: { one: Open; suggested: Mapping; rejected: boolean; embed: (wish: Wish) => void }) {
  const mapping = useMapping()
  const { run, reject } = useDesigner()
  const jump = useJump()
  const { suggestion } = one
  const accept = () => {
    run({ kind: 'Adopt', mapping: accepted(mapping, suggested, one.place), because: `accept ${suggestion.path}` })
    jump(one.place)
  }
  const owner = one.place.length > 1 ? tableAt(suggested, one.place.slice(0, -1) as unknown as Place) : null
  return (
    <li className={`rounded-lg border p-2.5 ${one.followed ? 'border-line' : 'border-dashed border-accent'}`}>
      <div className="flex items-start justify-between gap-2">
        <p className="min-w-0"><span className="font-semibold">{suggestion.table}</span> as {wish(suggested, one)}</p>
        {one.followed ? <Badge tone="good">followed</Badge> : rejected && <Badge>rejected</Badge>}
      </div>
      <p className="mt-0.5 text-soft">Because {suggestion.because}.</p>
      {suggestion.evidence.length > 0 && (
        <details className="mt-1">
          <summary className="text-[12.5px] font-medium text-accent">Evidence</summary>
          <ul className="mt-1 list-disc space-y-0.5 pl-4 text-[12.5px] text-soft">
            {suggestion.evidence.map((evidence, at) => <li key={at}>{evidenceSentence(evidence)}</li>)}
          </ul>
        </details>
      )}
      {!one.followed && !rejected && (
        <div className="mt-2 flex gap-2">
          <Button small onClick={accept} aria-label={`Accept the suggestion for ${suggestion.table}`}>Accept</Button>
          <Button small onClick={() => embed({ kind: 'Table', table: suggestion.table, owner })} aria-label={`Change the suggestion for ${suggestion.table}`}>Change …</Button>
          <Button small kind="quiet" onClick={() => reject(suggestion.path)} aria-label={`Reject the suggestion for ${suggestion.table}`}>Reject</Button>
        </div>
      )}
    </li>
  )
}
