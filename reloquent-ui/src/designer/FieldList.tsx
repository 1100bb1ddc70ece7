import { useState } from 'react'
import { Button } from '../parts/basics'
import { AddedDialog } from './AddedDialog'
import { addedSentence, ruleSentence } from './rules'
import { bodyAt, tableOf, type Place } from './model'
import type { Source } from './source'
import { useDesigner, useMapping } from './store'

/** The fields of a place: its columns, each with its rules, and the fields that are no columns. */
export function FieldList({ place, source }: { place: Place; source: Source }) {
  const mapping = useMapping()
  const run = useDesigner((state) => state.run)
  const [added, setAdded] = useState<string | null>(null)
  const body = bodyAt(mapping, place)
  const table = body && source.byName.get(tableOf(body))
  if (!body || !table) return null
  const isKept = (name: string) => body.keep === undefined || body.keep.includes(name)
  const keep = (name: string, kept: boolean) => {
    const all = table.columns.map((one) => one.name)
    const now = all.filter((one) => (one === name ? kept : isKept(one)))
    run({ kind: 'Configure', place, change: { keep: now.length === all.length ? undefined : now } })
  }
  return (
    <section aria-label="Fields" className="border-t border-line pt-3">
      <h3 className="mb-1">Fields</h3>
      <ul>
        {table.columns.map((one) => {
          const rule = body.fields?.[one.name]
          const gone = rule?.exclude || !isKept(one.name)
          return (
            <li key={one.name} className="flex items-start gap-2 rounded py-0.5 hover:bg-sunken">
              <input type="checkbox" className="mt-1 ml-1 size-3.5 shrink-0 accent-(--accent)" checked={isKept(one.name)} aria-label={`Carry ${one.name} over`}
                onChange={(event) => keep(one.name, event.target.checked)} />
              <button type="button" className="min-w-0 flex-1 pr-1 text-left" onClick={() => useDesigner.getState().ask({ place, column: one.name })} aria-label={`Rules of ${one.name}${rule ? `: ${ruleSentence(rule)}` : ''}`}>
                <span className="flex gap-2"><span className={`truncate ${gone ? 'text-soft line-through' : ''}`}>{one.name}</span>
                  <span className="ml-auto shrink-0 truncate text-[12px] text-soft">{one.type}</span></span>
                {rule && <span className="block text-[12px] text-warn">{ruleSentence(rule)}</span>}
              </button>
            </li>
          )
        })}
        {Object.entries(body.add ?? {}).map(([name, value]) => (
          <li key={`added ${name}`}>
            <button type="button" className="w-full rounded px-1 py-0.5 text-left hover:bg-sunken" onClick={() => setAdded(name)}>
              <span className="font-medium">{name}</span> <span className="mono block truncate text-[12px] text-soft">{addedSentence(value)}</span>
            </button>
          </li>
        ))}
      </ul>
      <Button small className="mt-2" onClick={() => setAdded('')}>Add a field …</Button>
      {added !== null && <AddedDialog place={place} name={added} table={table} close={() => setAdded(null)} />}
    </section>
  )
}
