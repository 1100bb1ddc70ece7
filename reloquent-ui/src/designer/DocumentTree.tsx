import { useReactFlow } from '@xyflow/react'
import { Button } from '../parts/basics'
import { several } from '../words/figures'
import { documentId, tableId } from './graph'
import { fieldOf, keyOf, placements, shapeOf, tableOf, type Embedding, type Place, type Placed } from './model'
import { ruleBadges } from './rules'
import type { Source } from './source'
import { useDesigner, useIsPicked, useMapping } from './store'

const SIGN = { array: '[ ]', values: '[v]', document: '{ }', merge: '+' } as const
const SPOKEN = { array: 'array', values: 'value array', document: 'document', merge: 'merged' } as const

/** All documents as a tree, and the tables that have no place in it yet. */
export function DocumentTree({ source, selected, details }: { source: Source; selected: ReadonlySet<string>; details: () => void }) {
  const mapping = useMapping()
  const others = source.tables.length - selected.size
  const run = useDesigner((state) => state.run)
  const all = placements(mapping)
  const placed = new Set(all.map((one) => one.table))
  const loose = [...selected].filter((table) => !placed.has(table))
  return (
    <div className="p-2">
      {all.length === 0 && <p className="p-3 text-soft">No collections yet. Accept the suggestions, or make a table a collection below.</p>}
      <ul>{all.map((one) => <Row key={keyOf(one.place)} one={one} details={details} />)}</ul>
      {loose.length > 0 && (
        <section className="mt-3 border-t border-line pt-2" aria-label="Tables without a place">
          <h2 className="px-2 pb-1 text-[12.5px]">Without a place ({loose.length})</h2>
          <ul>
            {loose.map((table) => (
              <li key={table} className="flex items-center gap-2 rounded px-2 py-0.5 hover:bg-sunken">
                <button type="button" className="min-w-0 flex-1 truncate text-left" onClick={() => useDesigner.getState().pick({ kind: 'Table', table })}>{table}</button>
                <Button small kind="quiet" onClick={() => run({ kind: 'AddCollection', table })} aria-label={`Make ${table} a collection`}>Collection</Button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <p className="px-2 pt-3 text-[12px] text-soft">{others > 0 && `${several(others, 'table')} of the source ${others === 1 ? 'does' : 'do'} not take part.`}</p>
    </div>
  )
}

function Row({ one, details }: { one: Placed; details: () => void }) {
  const picked = useIsPicked(one.place)
  const jump = useJump()
  const shape = one.depth === 0 ? null : shapeOf(one.body as Embedding)
  const label = one.depth === 0 ? one.place[0] : fieldOf(one.body as Embedding) || tableOf(one.body)
  return (
    <li>
      <button type="button" aria-current={picked || undefined} onClick={() => jump(one.place)} onDoubleClick={details}
        className={`flex h-[26px] w-full items-center gap-1.5 rounded pr-2 text-left ${picked ? 'bg-accent-wash' : 'hover:bg-sunken'} ${one.depth === 0 ? 'mt-1 font-semibold' : ''}`}
        style={{ paddingLeft: 8 + one.depth * 17 }}>
        {shape && <span className="mono w-6 shrink-0 text-info" aria-label={SPOKEN[shape]} role="img">{SIGN[shape]}</span>}
        <span className="min-w-0 truncate">{label}</span>
        {ruleBadges(Object.values(one.body.fields ?? {})).map((badge) => <span key={badge} className="rounded bg-warn-wash px-1 text-[10px] font-semibold text-warn">{badge}</span>)}
        {one.body.filter && <span className="rounded bg-warn-wash px-1 text-[10px] font-semibold text-warn">where</span>}
        <span className="ml-auto max-w-[50%] shrink-0 truncate pl-2 text-[11.5px] font-normal text-soft">{one.table}</span>
      </button>
    </li>
  )
}

/** Selects a place and brings its card into view, on whichever canvas is shown. */
export function useJump(): (place: Place) => void {
  const flow = useReactFlow()
  return (place) => {
    useDesigner.getState().pick({ kind: 'Place', place })
    const one = placements(useDesigner.getState().history.draft.mapping).find((placed) => keyOf(placed.place) === keyOf(place))
    const nodes = [{ id: documentId(place[0]) }, ...(one ? [{ id: tableId(one.table) }] : [])]
    void flow.fitView({ nodes, maxZoom: 1, padding: 1.2, duration: window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 250 })
  }
}
