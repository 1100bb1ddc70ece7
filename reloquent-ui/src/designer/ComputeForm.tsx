import { useState } from 'react'
import { Button } from '../parts/basics'
import { computation, FINISHES, OPERATORS, type Finish, type Operator, type Term } from './computing'
import { ExpressionField } from './ExpressionField'
import type { Column, Table } from './source'

/** A value computed from columns: by choice, or as the expression itself. */
export function ComputeForm({ table, value, change, start }: { table: Table; value: string; change: (expression: string) => void; start?: string }) {
  const { columns } = table
  const [written, setWritten] = useState(value !== '')
  const [terms, setTerms] = useState<readonly Term[]>(() => [term('+', start ?? columns[0]?.name ?? ''), term('*', '')])
  const [finish, setFinish] = useState<Finish>('')
  const build = (next: readonly Term[], end: Finish = finish) => {
    setTerms(next)
    setFinish(end)
    change(computation(next, end, columns))
  }
  const set = (at: number, part: Partial<Term>) => build(terms.map((one, index) => (index === at ? { ...one, ...part } : one)))
  if (written) {
    return (
      <div>
        <ExpressionField label="Expression" hint="SQL over the columns of this table; text stands in single quotes. Ctrl Space shows what there is." columns={columns} value={value} change={change} />
        <Button small kind="quiet" onClick={() => setWritten(false)}>Choose from columns instead</Button>
      </div>
    )
  }
  return (
    <div className="space-y-2">
      {terms.map((one, at) => (
        <div key={at} className="flex gap-2">
          {at > 0 && <Operators value={one.operator} at={at} change={(operator) => set(at, { operator })} />}
          <Operand term={one} at={at} columns={columns} change={(part) => set(at, part)} />
          {terms.length > 1 && at > 0 && <Button small kind="quiet" aria-label={`Drop part ${at + 1}`} onClick={() => build(terms.filter((_, index) => index !== at))}>×</Button>}
        </div>
      ))}
      <div className="flex items-center gap-2">
        <Button small onClick={() => build([...terms, term('+', '')])}>Add a part</Button>
        <label className="ml-auto flex items-center gap-2 text-[12.5px]">and all of it
          <select className="control !h-7 !w-48" value={finish} onChange={(event) => build(terms, event.target.value as Finish)}>
            {FINISHES.map(([name, words]) => <option key={name} value={name}>{words}</option>)}
          </select>
        </label>
      </div>
      <p className="mono rounded bg-sunken px-2 py-1 text-[12px] break-words">{value || computation(terms, finish, columns)}</p>
      <div className="flex gap-2">
        {value === '' && <Button small onClick={() => build(terms)}>Use it</Button>}
        <Button small kind="quiet" onClick={() => setWritten(true)}>Switch to expression mode</Button>
      </div>
    </div>
  )
}

function term(operator: Operator, column: string): Term {
  return { operator, column, value: column === '' ? '1' : '' }
}

function Operators({ value, at, change }: { value: Operator; at: number; change: (operator: Operator) => void }) {
  return (
    <select className="control !w-40" aria-label={`Operator before part ${at + 1}`} value={value} onChange={(event) => change(event.target.value as Operator)}>
      {OPERATORS.map(([sign, words]) => <option key={sign} value={sign}>{words}</option>)}
    </select>
  )
}

function Operand({ term, at, columns, change }: { term: Term; at: number; columns: readonly Column[]; change: (part: Partial<Term>) => void }) {
  return (
    <>
      <select className="control min-w-0 flex-1" aria-label={`Part ${at + 1}`} value={term.column} onChange={(event) => change({ column: event.target.value })}>
        {columns.map((column) => <option key={column.name} value={column.name}>{column.name} · {column.type}</option>)}
        <option value="">a value …</option>
      </select>
      {term.column === '' && <input className="control !w-28" aria-label={`Value of part ${at + 1}`} value={term.value} onChange={(event) => change({ value: event.target.value })} />}
    </>
  )
}
