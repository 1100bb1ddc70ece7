import { useVirtualizer } from '@tanstack/react-virtual'
import { useMemo, useRef, useState } from 'react'
import { useSearchParams } from 'react-router'
import { useCatalog, useSave, useSelection, useStatus } from '../api/queries'
import type { Catalog, CatalogTable, Selection } from '../api/wire'
import { Badge, Button } from '../parts/basics'
import { Page } from '../parts/Page'
import { Answer, Empty, Trouble } from '../parts/states'
import { NextLink } from '../shell/NextLink'
import { bytes, count, several } from '../words/figures'
import { dependencyHints, matching, ordered, type Order } from '../words/tables'

/** Which tables take part. */
export default function Tables() {
  const catalog = useCatalog()
  const selection = useSelection()
  return (
    <Answer query={catalog} what="the tables" missing={<Page title="Tables"><Empty title="The source's schema has not been read yet." action={<NextLink to="/source">To the source</NextLink>} /></Page>}>
      {(known) => <Answer query={selection} what="the selection">{({ value, etag }) => <Chooser key={etag} catalog={known} kept={value} etag={etag} />}</Answer>}
    </Answer>
  )
}

const ROW = 34
const COLUMNS = 'grid grid-cols-[34px_minmax(180px,1.6fr)_minmax(110px,1fr)_90px_90px_90px_minmax(160px,1.4fr)] items-center gap-3 px-3'

function Chooser({ catalog, kept, etag }: { catalog: Catalog; kept: Selection; etag: string | null }) {
  const [params, setParams] = useSearchParams()
  const query = params.get('q') ?? ''
  const order = (params.get('order') ?? 'name') as Order
  const only = params.get('only') === 'chosen'
  const set = (name: string, value: string) => setParams((before) => { if (value) before.set(name, value); else before.delete(name); return before }, { replace: true })
  const first = kept.tables.length > 0 ? kept.tables : catalog.tables.filter((table) => table.selectable).map((table) => table.name)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(first))
  const save = useSave<{ tables: string[] }, Selection>('selection')
  const frozen = useStatus().data?.reversible === false
  const hints = useMemo(() => dependencyHints(catalog.foreignKeys, chosen), [catalog, chosen])
  const shown = useMemo(() => ordered(matching(catalog.tables, query).filter((table) => !only || chosen.has(table.name)), order), [catalog, query, order, only, chosen])
  const inside = catalog.tables.filter((table) => chosen.has(table.name))
  const dirty = kept.tables.length !== chosen.size || kept.tables.some((name) => !chosen.has(name))
  const toggle = (names: readonly string[], on: boolean) => setChosen((before) => {
    const next = new Set(before)
    names.forEach((name) => (on ? next.add(name) : next.delete(name)))
    return next
  })
  const missing = [...new Set([...hints.values()].flat())]
  return (
    <Page full title="Tables" lead={`${several(chosen.size, 'table')} of ${count(catalog.tables.length)}, ${count(sum(inside, 'rows'))} rows, ${bytes(sum(inside, 'bytes'))}`}
      aside={
        <>
          <input type="search" className="control !w-56" placeholder="Filter by name" aria-label="Filter tables by name" value={query} onChange={(event) => set('q', event.target.value)} />
          <select className="control !w-auto" aria-label="Order of the tables" value={order} onChange={(event) => set('order', event.target.value)}>
            <option value="name">by name</option><option value="rows">most rows first</option><option value="bytes">largest first</option>
          </select>
          <Button aria-pressed={only} onClick={() => set('only', only ? '' : 'chosen')}>{only ? 'Show all' : 'Only chosen'}</Button>
        </>
      }
      actions={
        <>
          <span className="mr-auto text-soft" role="status">
            {frozen ? 'Documents are loaded; roll back before choosing other tables.' : missing.length > 0 ? `Chosen tables point at ${several(missing.length, 'table')} that are not.` : dirty ? 'Not saved yet.' : 'Saved.'}
          </span>
          {missing.length > 0 && <Button onClick={() => toggle(missing, true)}>Add what is pointed at</Button>}
          <Button onClick={() => toggle(shown.map((table) => table.name), true)}>Select shown</Button>
          <Button onClick={() => toggle(shown.map((table) => table.name), false)}>Deselect shown</Button>
          <Button kind={dirty ? 'primary' : 'plain'} disabled={!dirty || chosen.size === 0 || frozen} busy={save.isPending} onClick={() => save.mutate({ value: { tables: [...chosen] }, etag })}>Save selection</Button>
          <NextLink to="/design" primary={!dirty}>Design</NextLink>
        </>
      }>
      <div className="flex h-full flex-col gap-3 px-4 pb-4">
        {save.error && <Trouble error={save.error} />}
        {shown.length === 0 ? <Empty title="No table has this in its name." /> : <Rows tables={shown} chosen={chosen} hints={hints} toggle={toggle} />}
      </div>
    </Page>
  )
}

function sum(tables: readonly CatalogTable[], what: 'rows' | 'bytes'): number {
  return tables.reduce((total, table) => total + table[what], 0)
}

function Rows({ tables, chosen, hints, toggle }: {
  tables: readonly CatalogTable[]
  chosen: ReadonlySet<string>
  hints: ReadonlyMap<string, readonly string[]>
  toggle: (names: readonly string[], on: boolean) => void
}) {
  const frame = useRef<HTMLDivElement>(null)
  const last = useRef(-1)
  const rows = useVirtualizer({ count: tables.length, getScrollElement: () => frame.current, estimateSize: () => ROW, overscan: 12, initialRect: { width: 900, height: 600 } })
  const click = (at: number, on: boolean, extend: boolean) => {
    const from = extend && last.current >= 0 ? Math.min(last.current, at) : at
    const to = extend && last.current >= 0 ? Math.max(last.current, at) : at
    toggle(tables.slice(from, to + 1).map((table) => table.name), on)
    last.current = at
  }
  return (
    <div role="table" aria-label="Tables of the source" aria-rowcount={tables.length + 1} className="flex min-h-0 flex-1 flex-col overflow-hidden rounded-lg border border-line bg-surface">
      <div role="rowgroup"><div role="row" className={`${COLUMNS} h-8 border-b border-line bg-sunken text-[12px] font-semibold text-soft`}>
        <span role="columnheader"><span className="sr-only">Takes part</span></span><span role="columnheader">Table</span><span role="columnheader">Schema</span>
        <span role="columnheader" className="text-right">Rows</span><span role="columnheader" className="text-right">Size</span><span role="columnheader" className="text-right">Columns</span><span role="columnheader">Worth knowing</span>
      </div></div>
      <div ref={frame} role="rowgroup" tabIndex={0} aria-label="Rows" className="min-h-0 flex-1 overflow-auto">
        <div role="presentation" style={{ height: rows.getTotalSize(), position: 'relative' }}>
          {rows.getVirtualItems().map((item) => {
            const table = tables[item.index]!
            const on = chosen.has(table.name)
            return (
              <div key={table.name} role="row" aria-rowindex={item.index + 2} className={`${COLUMNS} absolute w-full border-b border-line ${on ? '' : 'text-soft'}`} style={{ height: ROW, top: item.start }}>
                <span role="cell"><input type="checkbox" className="block size-4 accent-(--accent)" checked={on} aria-label={`${table.name} takes part`}
                  onClick={(event) => click(item.index, event.currentTarget.checked, event.shiftKey)} onChange={() => undefined} /></span>
                <span role="cell" className="truncate font-medium" title={table.comment ?? undefined}>{table.table}</span>
                <span role="cell" className="truncate text-soft">{table.schema}</span>
                <span role="cell" className="text-right">{table.basis === 'unknown' ? 'unknown' : count(table.rows)}</span>
                <span role="cell" className="text-right">{bytes(table.bytes)}</span>
                <span role="cell" className="text-right">{table.columns.length}</span>
                <span role="cell" className="flex min-w-0 gap-1.5">
                  {table.kind !== 'table' && <Badge>{table.kind.replace('_', ' ')}</Badge>}
                  {table.identity.length === 0 && <Badge tone="warn">no key</Badge>}
                  {(hints.get(table.name)?.length ?? 0) > 0 && <span className="truncate text-warn">points at {hints.get(table.name)?.join(', ')}</span>}
                </span>
              </div>
            )
          })}
        </div>
      </div>
    </div>
  )
}
