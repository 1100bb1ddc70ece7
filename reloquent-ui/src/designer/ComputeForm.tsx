import { useState } from 'react'
import { Button, Labelled } from '../parts/basics'
import { computation, OPERATORS, quotedName } from './rules'
import type { Table } from './source'

/** A value computed from columns: by choice, or as the expression itself. */
export function ComputeForm({ table, value, change }: { table: Table; value: string; change: (expression: string) => void }) {
  const [written, setWritten] = useState(value !== '')
  const [left, setLeft] = useState(table.columns[0]?.name ?? '')
  const [operator, setOperator] = useState<string>('*')
  const [right, setRight] = useState(table.columns[1]?.name ?? '')
  const build = (a: string, sign: string, b: string) => change(computation([quotedName(a), quotedName(b)], sign))
  if (written) {
    return (
      <div>
        <Labelled label="Expression" hint="SQL over the columns of this table; text stands in single quotes.">
          {(ids) => <textarea {...ids} rows={3} className="control mono" spellCheck={false} value={value} onChange={(event) => change(event.target.value)} />}
        </Labelled>
        <Button small kind="quiet" onClick={() => setWritten(false)}>Choose from columns instead</Button>
      </div>
    )
  }
  return (
    <div className="space-y-2">
      <Columns label="First column" table={table} value={left} change={(name) => { setLeft(name); build(name, operator, right) }} />
      <select className="control" aria-label="Operator" value={operator} onChange={(event) => { setOperator(event.target.value); build(left, event.target.value, right) }}>
        {OPERATORS.map(([sign, words]) => <option key={sign} value={sign}>{words}</option>)}
      </select>
      <Columns label="Second column" table={table} value={right} change={(name) => { setRight(name); build(left, operator, name) }} />
      <p className="mono text-[12px] text-soft">{value || computation([quotedName(left), quotedName(right)], operator)}</p>
      <div className="flex gap-2">
        <Button small onClick={() => build(left, operator, right)}>Use it</Button>
        <Button small kind="quiet" onClick={() => setWritten(true)}>Write an expression instead</Button>
      </div>
    </div>
  )
}

function Columns({ label, table, value, change }: { label: string; table: Table; value: string; change: (name: string) => void }) {
  return (
    <select className="control" aria-label={label} value={value} onChange={(event) => change(event.target.value)}>
      {table.columns.map((column) => <option key={column.name} value={column.name}>{column.name} · {column.type}</option>)}
    </select>
  )
}
