import { useState } from 'react'
import { Button } from '../parts/basics'
import { Committed } from './BodyForm'
import { conditionText, RELATIONS, type Relation } from './rules'
import type { Table } from './source'

/** A condition over the columns of one table: put together by choice, or written. */
export function ConditionForm({ label, value, table, change }: {
  label: string; value: string | undefined; table: Table | undefined; change: (filter: string | undefined) => void
}) {
  const [building, setBuilding] = useState(false)
  const [column, setColumn] = useState(table?.columns[0]?.name ?? '')
  const [relation, setRelation] = useState<Relation>('=')
  const [text, setText] = useState('')
  const type = table?.columns.find((one) => one.name === column)?.type ?? 'text'
  const add = () => {
    const condition = conditionText({ column, relation, value: text }, type)
    change(value ? `${value} and ${condition}` : condition)
    setBuilding(false)
  }
  return (
    <div>
      <Committed label={label} value={value ?? ''} hint="An expression over the columns; empty means all rows." commit={(written) => change(written || undefined)} />
      {!building && <Button small kind="quiet" onClick={() => setBuilding(true)}>{value ? 'Add a condition …' : 'Build a condition …'}</Button>}
      {building && (
        <div className="mt-2 space-y-2 rounded-md border border-line bg-ground p-2">
          <select className="control" aria-label="Column of the condition" value={column} onChange={(event) => setColumn(event.target.value)}>
            {table?.columns.map((one) => <option key={one.name}>{one.name}</option>)}
          </select>
          <select className="control" aria-label="Relation" value={relation} onChange={(event) => setRelation(event.target.value as Relation)}>
            {RELATIONS.map((one) => <option key={one}>{one}</option>)}
          </select>
          {!relation.startsWith('is ') && <input className="control" aria-label="Value" value={text} onChange={(event) => setText(event.target.value)} />}
          <p className="mono text-[12px] text-soft">{conditionText({ column, relation, value: text }, type)}</p>
          <div className="flex gap-2"><Button small kind="primary" onClick={add}>Use it</Button><Button small kind="quiet" onClick={() => setBuilding(false)}>Cancel</Button></div>
        </div>
      )}
    </div>
  )
}
