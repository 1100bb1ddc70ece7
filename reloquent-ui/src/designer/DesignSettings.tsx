import { useState } from 'react'
import { Button, Choice } from '../parts/basics'
import type { Naming, Nulls } from './model'
import type { Source } from './source'
import { useDesigner, useMapping } from './store'

const NAMINGS: readonly (readonly [string, string])[] = [
  ['', 'original: order_id'], ['camelCase', 'camelCase: orderId'], ['snake_case', 'snake_case: order_id'],
  ['PascalCase', 'PascalCase: OrderId'], ['lower', 'lower: order_id'], ['upper', 'upper: ORDER_ID'],
]

/** What holds for the whole mapping: names, nulls, and keys that the source does not declare. */
export function DesignSettings({ source }: { source: Source }) {
  const mapping = useMapping()
  const run = useDesigner((state) => state.run)
  return (
    <div className="space-y-4">
      <div className="grid grid-cols-2 gap-4">
        <Choice label="Names of fields" value={mapping.naming ?? ''} choices={NAMINGS} onChange={(event) => run({ kind: 'SetNaming', naming: (event.target.value || undefined) as Naming | undefined })} />
        <Choice label="Nulls" value={mapping.nulls ?? ''} choices={[['', 'keep: the field holds null'], ['omit', 'omit: there is no field']]}
          onChange={(event) => run({ kind: 'SetNulls', nulls: (event.target.value || undefined) as Nulls | undefined })} />
      </div>
      <section aria-label="Foreign keys of your own">
        <h3 className="mb-1">Foreign keys that only the application knows</h3>
        <ul className="mb-2">
          {(mapping.foreign_keys ?? []).map((key, at) => (
            <li key={at} className="flex items-center gap-2">
              <span className="min-w-0 flex-1 truncate">{key.from} <span className="mono">({key.columns.join(', ')})</span> → {key.to} <span className="mono">({key.references.join(', ')})</span></span>
              <Button small kind="quiet" onClick={() => run({ kind: 'WithdrawKey', at })}>Withdraw</Button>
            </li>
          ))}
        </ul>
        <KeyForm source={source} />
      </section>
      <TableKeys source={source} />
    </div>
  )
}

function TablePick({ label, source, value, change }: { label: string; source: Source; value: string; change: (table: string) => void }) {
  return <Choice label={label} value={value} onChange={(event) => change(event.target.value)} choices={[['', 'choose …'], ...source.tables.map((table) => [table.name, table.name] as const)]} />
}

function ColumnsPick({ label, source, table, value, change }: { label: string; source: Source; table: string; value: readonly string[]; change: (columns: string[]) => void }) {
  const columns = source.byName.get(table)?.columns ?? []
  return (
    <div>
      <p className="mb-1 text-[12.5px] font-medium">{label}: {value.join(', ') || 'none'}</p>
      <div className="flex max-h-24 flex-wrap gap-1 overflow-auto">
        {columns.map((column) => (
          <button key={column.name} type="button" aria-pressed={value.includes(column.name)}
            className={`rounded border px-1.5 text-[12px] ${value.includes(column.name) ? 'border-accent bg-accent-wash' : 'border-line'}`}
            onClick={() => change(value.includes(column.name) ? value.filter((one) => one !== column.name) : [...value, column.name])}>{column.name}</button>
        ))}
      </div>
    </div>
  )
}

function KeyForm({ source }: { source: Source }) {
  const run = useDesigner((state) => state.run)
  const [from, setFrom] = useState('')
  const [columns, setColumns] = useState<string[]>([])
  const [to, setTo] = useState('')
  const [references, setReferences] = useState<string[]>([])
  const complete = from !== '' && to !== '' && columns.length > 0 && columns.length === references.length
  const declare = () => {
    run({ kind: 'DeclareKey', key: { from, columns, to, references } })
    setColumns([])
    setReferences([])
  }
  return (
    <div className="space-y-2 rounded-md border border-line bg-ground p-3">
      <div className="grid grid-cols-2 gap-4">
        <div className="space-y-2">
          <TablePick label="Rows of" source={source} value={from} change={(table) => { setFrom(table); setColumns([]) }} />
          <ColumnsPick label="By" source={source} table={from} value={columns} change={setColumns} />
        </div>
        <div className="space-y-2">
          <TablePick label="point at" source={source} value={to} change={(table) => { setTo(table); setReferences([...(source.byName.get(table)?.key ?? [])]) }} />
          <ColumnsPick label="Columns of it" source={source} table={to} value={references} change={setReferences} />
        </div>
      </div>
      <Button small disabled={!complete} onClick={declare}>Declare it</Button>
    </div>
  )
}

function TableKeys({ source }: { source: Source }) {
  const mapping = useMapping()
  const run = useDesigner((state) => state.run)
  const [table, setTable] = useState('')
  const keyless = source.tables.filter((one) => one.key.length === 0)
  if (keyless.length === 0 && !mapping.keys) return null
  return (
    <section aria-label="Keys of your own">
      <h3 className="mb-1">Keys that the source does not declare</h3>
      <div className="space-y-2">
        <Choice label="Table without a key" value={table} onChange={(event) => setTable(event.target.value)} choices={[['', 'choose …'], ...keyless.map((one) => [one.name, one.name] as const)]} />
        {table && <ColumnsPick label="Its rows are told apart by" source={source} table={table} value={mapping.keys?.[table] ?? []}
          change={(columns) => run({ kind: 'SetKey', table, columns: columns.length > 0 ? columns : undefined })} />}
      </div>
    </section>
  )
}
