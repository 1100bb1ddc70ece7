import { useState } from 'react'
import { Button } from '../parts/basics'
import { Dialog } from '../parts/Dialog'
import { ExpressionField } from './ExpressionField'
import { conditionText, RELATIONS, type Relation } from './rules'
import type { Table } from './source'
import { useMapping } from './store'
import { TriedRows } from './TriedRows'
import { expressionTrial } from './trial'

/** Which rows count: the condition, and a dialog in which it is put together or written, and tried. */
export function ConditionForm({ label, value, table, change }: {
  label: string; value: string | undefined; table: Table; change: (filter: string | undefined) => void
}) {
  const [open, setOpen] = useState(false)
  return (
    <div>
      <p className="mb-1 text-[12.5px] font-medium">{label}</p>
      <div className="flex items-start gap-2">
        <p className={`min-w-0 flex-1 rounded-md border border-line bg-ground px-2 py-1 break-words ${value ? 'mono text-[12px]' : 'text-soft'}`}>{value ?? 'all rows count'}</p>
        <Button small onClick={() => setOpen(true)} aria-label={`${label}: change`}>Change …</Button>
      </div>
      {open && <ConditionDialog value={value ?? ''} table={table} change={change} close={() => setOpen(false)} />}
    </div>
  )
}

function ConditionDialog({ value, table, change, close }: { value: string; table: Table; change: (filter: string | undefined) => void; close: () => void }) {
  const mapping = useMapping()
  const [text, setText] = useState(value)
  const accept = () => {
    change(text.trim() || undefined)
    close()
  }
  return (
    <Dialog title={`Rows of ${table.name}`} open wide close={close}
      actions={<><Button onClick={close}>Cancel</Button><Button kind="primary" onClick={accept}>Apply</Button></>}>
      <div className="space-y-3">
        <ConditionBuilder table={table} add={(condition, joiner) => setText(text.trim() === '' ? condition : `${bracketed(text, joiner)} ${joiner} ${condition}`)} more={text.trim() !== ''} />
        <ExpressionField label="Condition" hint="Rows for which it is true count. Empty means all rows. Ctrl Space shows what there is." columns={table.columns} value={text} change={setText} />
        <TriedRows trial={text.trim() === '' ? undefined : expressionTrial(mapping, table, text)} table={table} paired title="With the first rows" outcome="counts" />
      </div>
    </Dialog>
  )
}

/** What is joined by the other word already stands in brackets, so that each part means what it did. */
function bracketed(text: string, joiner: 'and' | 'or'): string {
  return new RegExp(`\\b${joiner === 'and' ? 'or' : 'and'}\\b`, 'i').test(text) ? `(${text.trim()})` : text.trim()
}

function ConditionBuilder({ table, add, more }: { table: Table; add: (condition: string, joiner: 'and' | 'or') => void; more: boolean }) {
  const [column, setColumn] = useState(table.columns[0]?.name ?? '')
  const [relation, setRelation] = useState<Relation>('=')
  const [value, setValue] = useState('')
  const type = table.columns.find((one) => one.name === column)?.type ?? 'text'
  const condition = conditionText({ column, relation, value }, type)
  return (
    <fieldset className="rounded-md border border-line bg-ground p-2">
      <legend className="px-1 text-[12.5px] font-medium">Put together</legend>
      <div className="flex gap-2">
        <select className="control min-w-0 flex-1" aria-label="Column of the condition" value={column} onChange={(event) => setColumn(event.target.value)}>
          {table.columns.map((one) => <option key={one.name} value={one.name}>{one.name} · {one.type}</option>)}
        </select>
        <select className="control !w-32" aria-label="Relation" value={relation} onChange={(event) => setRelation(event.target.value as Relation)}>
          {RELATIONS.map((one) => <option key={one}>{one}</option>)}
        </select>
        {!relation.startsWith('is ') && <input className="control !w-40" aria-label="Value" value={value} onChange={(event) => setValue(event.target.value)} />}
      </div>
      <div className="mt-2 flex items-center gap-2">
        <p className="mono min-w-0 flex-1 truncate text-[12px] text-soft">{condition}</p>
        <Button small onClick={() => add(condition, 'and')}>{more ? 'And this' : 'Take it'}</Button>
        {more && <Button small onClick={() => add(condition, 'or')}>Or this</Button>}
      </div>
    </fieldset>
  )
}
