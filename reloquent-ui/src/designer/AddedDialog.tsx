import { useState } from 'react'
import { Button, Choice, TextField } from '../parts/basics'
import { Dialog } from '../parts/Dialog'
import { BSON_TYPES } from '../words/types'
import { ComputeForm } from './ComputeForm'
import { bodyAt, type AddedField, type Place } from './model'
import { addedSentence, inferred } from './rules'
import type { Table } from './source'
import { useDesigner, useMapping } from './store'
import { TriedRows } from './TriedRows'
import { expressionTrial } from './trial'

type Kind = 'compute' | 'constant'

/** A field that no column stands behind: a computed one, or one that is always the same. */
export function AddedDialog({ place, name, table, close }: { place: Place; name: string; table: Table; close: () => void }) {
  const mapping = useMapping()
  const run = useDesigner((state) => state.run)
  const before = name === '' ? undefined : bodyAt(mapping, place)?.add?.[name]
  const fields = typeof before === 'object' ? before : {}
  const [field, setField] = useState(name)
  const [kind, setKind] = useState<Kind>(fields.constant === undefined ? 'compute' : 'constant')
  const [expression, setExpression] = useState(typeof before === 'string' ? before : (fields.compute ?? ''))
  const [constant, setConstant] = useState(fields.constant === undefined ? '' : String(fields.constant))
  const [type, setType] = useState(fields.type ?? '')
  const complete = field.trim() !== '' && (kind === 'constant' || expression.trim() !== '')
  const accept = () => {
    const typed = type ? { type } : {}
    const added: AddedField = kind === 'constant' ? { constant: inferred(constant), ...typed } : type ? { compute: expression, ...typed } : expression
    if (name !== '' && field !== name) run({ kind: 'SetAdded', place, field: name, added: undefined })
    run({ kind: 'SetAdded', place, field: field.trim(), added })
    close()
  }
  const remove = () => {
    run({ kind: 'SetAdded', place, field: name, added: undefined })
    close()
  }
  return (
    <Dialog title={name === '' ? 'Add a field' : `Field ${name}`} open wide close={close}
      actions={<>{name !== '' && <Button kind="danger" className="mr-auto" onClick={remove}>Remove</Button>}<Button onClick={close}>Cancel</Button><Button kind="primary" disabled={!complete} onClick={accept}>Apply</Button></>}>
      <div className="space-y-3">
        <TextField label="Name" hint="A dot nests it: contact.label" value={field} onChange={(event) => setField(event.target.value)} />
        <Choice label="Holds" value={kind} onChange={(event) => setKind(event.target.value as Kind)} choices={[['compute', 'a value computed from the row'], ['constant', 'the same value in every document']]} />
        {kind === 'compute' ? <ComputeForm table={table} value={expression} change={setExpression} /> : <TextField label="Value" value={constant} onChange={(event) => setConstant(event.target.value)} />}
        <Choice label="Type" value={type} onChange={(event) => setType(event.target.value)} choices={[['', 'what it looks like'], ...BSON_TYPES.map((one) => [one, one] as const)]} />
        {kind === 'compute' && <TriedRows trial={expression.trim() === '' ? undefined : expressionTrial(mapping, table, expression, type || undefined)} table={table} paired />}
        {before !== undefined && <p className="text-soft">Now: <span className="mono">{addedSentence(before)}</span></p>}
      </div>
    </Dialog>
  )
}
