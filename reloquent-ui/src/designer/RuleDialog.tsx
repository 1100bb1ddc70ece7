import { useState } from 'react'
import { Button, Choice, TextField } from '../parts/basics'
import { Dialog } from '../parts/Dialog'
import { BSON_TYPES } from '../words/types'
import { ComputeForm } from './ComputeForm'
import { bodyAt, type FieldRule, type Place } from './model'
import { inferred, OPERATION_WORDS, operationsOf, ruleSentence, type Operation } from './rules'
import type { Column, Table } from './source'
import { TriedRows } from './TriedRows'
import { columnTrial } from './trial'
import { useDesigner, useMapping } from './store'

const OPERATIONS = Object.entries(OPERATION_WORDS) as [Operation, string][]

/** The rules of one column, one operation at a time. */
export function RuleDialog({ place, column, table, close }: { place: Place; column: Column; table: Table; close: () => void }) {
  const mapping = useMapping()
  const run = useDesigner((state) => state.run)
  const before = bodyAt(mapping, place)?.fields?.[column.name]
  const [rule, setRule] = useState<FieldRule>(before ?? {})
  const [operation, setOperation] = useState<Operation>(operationsOf(before)[0] ?? 'rename')
  const accept = () => {
    run({ kind: 'SetField', place, column: column.name, rule })
    close()
  }
  const reset = () => {
    run({ kind: 'SetField', place, column: column.name, rule: undefined })
    close()
  }
  const without = (one: Operation) => {
    const { [KEY[one]]: gone, ...rest } = rule
    setRule(rest)
  }
  return (
    <Dialog title={`Rules of ${column.name}`} open wide close={close}
      actions={<><Button kind="danger" disabled={!before} onClick={reset} className="mr-auto">No rules</Button><Button onClick={close}>Cancel</Button><Button kind="primary" onClick={accept}>Apply</Button></>}>
      <div className="space-y-3">
        <p className="text-soft"><span className="mono">{column.type}</span>{column.nullable ? ', may be null' : ', never null'}{column.comment && `. ${column.comment}`}</p>
        <Choice label="Operation" value={operation} onChange={(event) => setOperation(event.target.value as Operation)} choices={OPERATIONS} />
        <Input operation={operation} rule={rule} setRule={setRule} table={table} column={column} />
        {operationsOf(rule).length > 0 && (
          <div className="rounded-md bg-sunken p-2">
            <p>{column.name} {ruleSentence(rule)}.</p>
            <div className="mt-1 flex flex-wrap gap-1">
              {operationsOf(rule).map((one) => <Button key={one} small kind="quiet" onClick={() => without(one)}>Drop “{OPERATION_WORDS[one]}”</Button>)}
            </div>
          </div>
        )}
        <TriedRows trial={columnTrial(mapping, table, column.name, rule)} table={table} paired={table.key.length > 0 || mapping.keys?.[table.name] !== undefined} />
      </div>
    </Dialog>
  )
}

const KEY: Record<Operation, keyof FieldRule> = { rename: 'rename', compute: 'compute', cast: 'type', default: 'default', exclude: 'exclude', nulls: 'nulls' }

function Input({ operation, rule, setRule, table, column }: {
  operation: Operation; rule: FieldRule; setRule: (rule: FieldRule) => void; table: Table; column: Column
}) {
  switch (operation) {
    case 'rename':
      return <TextField label="New name" hint="A dot nests it: contact.email" value={rule.rename ?? ''} onChange={(event) => setRule({ ...rule, rename: event.target.value || undefined } as FieldRule)} />
    case 'compute':
      return <ComputeForm table={table} start={column.name} value={rule.compute ?? ''} change={(compute) => setRule({ ...rule, compute: compute || undefined } as FieldRule)} />
    case 'cast':
      return <Choice label="Type in the document" value={rule.type ?? ''} onChange={(event) => setRule({ ...rule, type: event.target.value || undefined } as FieldRule)}
        choices={[['', 'as the types say'], ...BSON_TYPES.map((type) => [type, type] as const)]} hint="Whether the column can become it is seen below." />
    case 'default':
      return <TextField label="Instead of null" value={rule.default === undefined ? '' : String(rule.default)}
        onChange={(event) => setRule({ ...rule, default: event.target.value === '' ? undefined : inferred(event.target.value) } as FieldRule)} />
    case 'exclude':
      return <Choice label="In documents" value={rule.exclude ? 'no' : 'yes'} choices={[['yes', 'the field is there'], ['no', 'the field is left out']]}
        onChange={(event) => setRule({ ...rule, exclude: event.target.value === 'no' || undefined } as FieldRule)} />
    case 'nulls':
      return <Choice label="Where it is null" value={rule.nulls ?? ''} choices={[['', 'as around it'], ['keep', 'the field holds null'], ['omit', 'there is no field']]}
        onChange={(event) => setRule({ ...rule, nulls: event.target.value || undefined } as FieldRule)} />
  }
}
