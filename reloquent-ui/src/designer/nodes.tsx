import { Handle, Position, useStore, type NodeProps } from '@xyflow/react'
import { memo } from 'react'
import { roughly, several } from '../words/figures'
import { ruleBadges, rulesOfColumn } from './rules'
import { SHOWN, type DocumentNode, type GroupNode, type TableNode } from './graph'
import { useDesigner } from './store'
import { keyOf, type Place } from './model'
import { useLook } from './view'

/** Below this zoom a card says its name only: its columns could not be read. */
const FAR = 0.42

const useIsFar = () => useStore((state) => state.transform[2] < FAR)

/** Below this zoom hundreds of cards are in view: they lose what nobody sees of them, and costs much to draw. */
const DISTANT = 0.2

export const useIsDistant = () => useStore((state) => state.transform[2] < DISTANT)

const EDGE: Record<string, string> = {
  root: 'var(--accent)',
  embedded: 'var(--info)',
  both: 'var(--accent)',
  none: 'var(--edge)',
}

function Ports() {
  return (
    <>
      <Handle type="target" position={Position.Left} className="port" aria-hidden="true" />
      <Handle type="source" position={Position.Right} className="port" aria-hidden="true" />
    </>
  )
}

/** The name alone, as large as the card allows, and broken only behind underscores. */
function Far({ name }: { name: string }) {
  const longest = Math.max(...name.split('_').map((part) => part.length + 1))
  return (
    <div className="flex h-full items-center justify-center overflow-hidden p-1 text-center leading-tight font-semibold" style={{ fontSize: Math.min(30, 340 / longest) }}>
      <span>{name.split('_').flatMap((part, at) => (at === 0 ? [part] : [<wbr key={at} />, `_${part}`]))}</span>
    </div>
  )
}

export const TableCard = memo(function TableCard({ data }: NodeProps<TableNode>) {
  const { table, standing, places } = data
  const far = useIsFar()
  const picked = useDesigner((state) =>
    state.picked?.kind === 'Table'
      ? state.picked.table === table.name
      : state.picked?.kind === 'Place' && places.some((one) => keyOf(one.place) === keyOf((state.picked as { place: Place }).place)),
  )
  return (
    <div className={`card ${picked ? 'card-picked' : ''}`} style={{ borderTopColor: EDGE[standing], borderStyle: standing === 'none' ? 'dashed' : 'solid' }}>
      <Ports />
      {far ? (
        <Far name={table.name.slice(table.schema.length + 1)} />
      ) : (
        <>
          <div className="flex h-[38px] items-center gap-2 border-b border-line px-2.5">
            <div className="min-w-0 flex-1">
              <div className="truncate leading-4 font-semibold">{table.name.slice(table.schema.length + 1)}</div>
              <div className="truncate text-[11px] leading-3.5 text-soft">{table.schema}</div>
            </div>
            <span className="text-[11.5px] text-soft">{roughly(table.rows)}</span>
          </div>
          <ul className="py-[3px]">
            {table.columns.slice(0, SHOWN).map((column) => (
              <li key={column.name} className="flex h-[21px] items-center gap-1.5 px-2.5 text-[12px]">
                {places[0] ? (
                  <button type="button" tabIndex={-1} className={`min-w-0 truncate hover:underline ${table.key.includes(column.name) ? 'font-semibold' : ''}`} title={`Rules of ${column.name}`}
                    onClick={() => useDesigner.getState().ask({ place: askedPlace(places), column: column.name })}>{column.name}</button>
                ) : <span className={`min-w-0 truncate ${table.key.includes(column.name) ? 'font-semibold' : ''}`}>{column.name}</span>}
                {ruleBadges(rulesOfColumn(places, column.name)).map((badge) => (
                  <span key={badge} className="rounded bg-warn-wash px-1 text-[10px] font-semibold text-warn">{badge}</span>
                ))}
                <span className="ml-auto max-w-[45%] shrink-0 truncate pl-1 text-soft">{column.type}</span>
              </li>
            ))}
            {table.columns.length > SHOWN && <li className="h-[21px] px-2.5 text-[12px] text-soft">and {table.columns.length - SHOWN} more</li>}
          </ul>
        </>
      )}
    </div>
  )
})

/** Of several places of a table the one that is selected, else the first. */
function askedPlace(places: TableNode['data']['places']): Place {
  const { picked } = useDesigner.getState()
  const key = picked?.kind === 'Place' ? keyOf(picked.place) : ''
  return (places.find((one) => keyOf(one.place) === key) ?? places[0]!).place
}

const SIGN: Record<string, string> = { array: '[ ]', values: '[v]', document: '{ }', merge: '+' }

export const DocumentCard = memo(function DocumentCard({ data }: NodeProps<DocumentNode>) {
  const far = useIsFar()
  const picked = useDesigner((state) => (state.picked?.kind === 'Place' ? keyOf(state.picked.place) : ''))
  const table = useDesigner((state) => (state.picked?.kind === 'Table' ? state.picked.table : ''))
  const pick = useDesigner((state) => state.pick)
  const here = picked === keyOf([data.name]) || table === data.collection.from
  return (
    <div className={`card ${here ? 'card-picked' : ''}`} style={{ borderTopColor: 'var(--accent)' }}>
      <Ports />
      {far ? (
        <Far name={data.name} />
      ) : (
        <>
          <div className="flex h-[38px] flex-col justify-center border-b border-line px-2.5">
            <div className="truncate leading-4 font-semibold">{data.name}</div>
            <div className="truncate text-[11px] leading-3.5 text-soft">from {data.collection.from}</div>
          </div>
          <ul className="py-[3px]">
            {data.rows.length === 0 && <li className="h-[21px] px-2.5 text-[12px] text-soft">nothing embedded</li>}
            {data.rows.map((row) => (
              <li key={keyOf(row.place)} className={`h-[21px] text-[12px] ${picked === keyOf(row.place) || table === row.table ? 'bg-accent-wash' : ''}`}>
                <button type="button" tabIndex={-1} className="nodrag flex h-full w-full items-center gap-1.5 pr-2.5 text-left hover:bg-sunken"
                  style={{ paddingLeft: 10 + row.depth * 14 }} onClick={(event) => { event.stopPropagation(); pick({ kind: 'Place', place: row.place }) }}>
                  <span className="mono w-6 shrink-0 text-info">{SIGN[row.shape]}</span>
                  <span className="truncate">{row.label}</span>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
})

export const GroupFrame = memo(function GroupFrame({ data }: NodeProps<GroupNode>) {
  const far = useIsFar()
  const [look, change] = useLook()
  const toggle = () =>
    change({ collapsed: data.collapsed ? look.collapsed.filter((name) => name !== data.name) : [...look.collapsed, data.name] })
  return (
    <div className={`h-full w-full rounded-xl border border-dashed border-edge ${data.collapsed ? 'bg-surface' : 'bg-sunken/60'}`}>
      {data.collapsed && <Ports />}
      <span className={`absolute left-4 font-semibold text-soft ${far ? 'top-1 text-[30px] leading-8' : 'top-2.5'}`}>
        {data.name} <span className="font-normal">· {several(data.tables, 'table')}</span>
      </span>
      <button type="button" onClick={toggle} className="nodrag pointer-events-auto absolute top-2 right-2 size-6 rounded border border-edge bg-surface leading-none"
        aria-label={`${data.collapsed ? 'Expand' : 'Collapse'} the group ${data.name}`}>{data.collapsed ? '+' : '−'}</button>
    </div>
  )
})
