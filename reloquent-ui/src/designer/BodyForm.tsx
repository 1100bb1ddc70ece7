import { useEffect, useState } from 'react'
import { Choice, TextField } from '../parts/basics'
import { ConditionForm } from './ConditionForm'
import { OrderForm } from './OrderForm'
import { SHAPE_WORDS, type Change } from './commands'
import { waysInto, type Source } from './source'
import { bodyAt, fieldOf, shapeOf, tableOf, tableAt, SHAPES, type Collection, type DocumentId, type Embedding, type Nulls, type Place, type Shape } from './model'
import { useDesigner, useMapping } from './store'

/** The settings of a collection or of an embedding: every key of mapping.yaml that stands beside its fields. */
export function BodyForm({ place, source }: { place: Place; source: Source }) {
  const mapping = useMapping()
  const body = bodyAt(mapping, place)
  if (!body) return null
  const table = source.byName.get(tableOf(body))
  const run = useDesigner.getState().run
  const set = (change: Change) => run({ kind: 'Configure', place, change })
  return (
    <div className="space-y-3 border-t border-line pt-3">
      {place.length === 1 ? <CollectionForm name={place[0]} collection={body as Collection} source={source} set={set} />
        : <EmbeddingForm place={place} embedding={body as Embedding} source={source} set={set} />}
      {table && <ConditionForm label="Rows that count" value={body.filter} table={table} change={(filter) => set({ filter })} />}
      <Choice label="Nulls" value={body.nulls ?? ''} onChange={(event) => set({ nulls: (event.target.value || undefined) as Nulls | undefined })}
        choices={[['', 'as around it'], ['keep', 'keep'], ['omit', 'omit the field']]} />
    </div>
  )
}

function CollectionForm({ name, collection, source, set }: { name: string; collection: Collection; source: Source; set: (change: Change) => void }) {
  const run = useDesigner((state) => state.run)
  const mapping = useMapping()
  const table = source.byName.get(collection.from)
  const chosen = idValue(collection.id)
  const keys = [...(table?.uniques ?? [])].map((key) => [JSON.stringify(key), `the unique key ${key.join(', ')}`] as [string, string])
  const other = chosen !== '' && !['content', 'generated'].includes(chosen) && !keys.some(([value]) => value === chosen)
  return (
    <>
      <Committed label="Name of the collection" value={name}
        problem={(text) => (text === '' ? 'A collection needs a name.' : text !== name && text in mapping.collections ? 'There is a collection of this name.' : undefined)}
        commit={(to) => { run({ kind: 'RenameCollection', name, to }); useDesigner.getState().pick({ kind: 'Place', place: [to] }) }} />
      <Choice label="_id" value={chosen} onChange={(event) => set({ id: idOf(event.target.value) })}
        choices={[['', table?.key.length ? `the key: ${table.key.join(', ')}` : 'the key of the table'], ...keys,
          ...(other ? [[chosen, listOf(collection.id)] as [string, string]] : []),
          ['generated', 'generated: an ObjectId made of the key'], ['content', 'content: a hash of the whole row']]}
        hint={(table?.key.length ?? 0) > 1 && chosen === '' ? 'A key of several columns becomes a document with a field for each.' : ''} />
    </>
  )
}

function idValue(id: DocumentId | undefined): string {
  if (id === undefined) return ''
  return id === 'content' || id === 'generated' ? id : JSON.stringify(typeof id === 'string' ? [id] : id)
}

function idOf(value: string): DocumentId | undefined {
  if (value === '') return undefined
  return value === 'content' || value === 'generated' ? value : (JSON.parse(value) as string[])
}

function listOf(id: DocumentId | undefined): string {
  return typeof id === 'string' ? id : (id ?? []).join(', ')
}

function EmbeddingForm({ place, embedding, source, set }: { place: Place; embedding: Embedding; source: Source; set: (change: Change) => void }) {
  const mapping = useMapping()
  const run = useDesigner((state) => state.run)
  const owner = tableAt(mapping, place.slice(0, -1) as unknown as Place)
  const shape = shapeOf(embedding)
  const table = tableOf(embedding)
  const ways = waysInto(source, mapping, table, owner)
  const columns = source.byName.get(table)?.columns ?? []
  const several = shape === 'array' || shape === 'values'
  return (
    <>
      <Choice label="Shape" value={shape} onChange={(event) => run({ kind: 'Reshape', place, shape: event.target.value as Shape })}
        choices={SHAPES.map((one) => [one, SHAPE_WORDS[one]])} />
      {shape !== 'merge' && <Committed label="Name of the field" value={fieldOf(embedding)} commit={(field) => set({ field })}
        problem={(text) => (text === '' || text.startsWith('$') || text === '_id' ? 'Not empty, not _id, and no $ in front.' : undefined)} />}
      {(ways.length > 1 || embedding.via) && (
        <Choice label="Along the foreign key" value={embedding.via ?? ''} onChange={(event) => set({ via: event.target.value || undefined })}
          choices={[['', 'the only one that fits'], ...ways.map((way) => [way.link.name, `${way.link.name} (${way.link.from.join(', ')})`] as [string, string])]} />
      )}
      {shape === 'values' && <Choice label="Value" value={embedding.value ?? ''} onChange={(event) => set({ value: event.target.value || undefined })}
        choices={[['', 'the one field that is kept'], ...columns.map((column) => [column.name, column.name] as [string, string])]} />}
      {several && <OrderForm embedding={embedding} columns={columns} change={(order) => set({ order })} />}
      {several && <NumberSetting label="Limit" value={embedding.limit} least={1} most={Number.MAX_SAFE_INTEGER} hint="How many elements the array keeps, from the first." commit={(limit) => set({ limit })} />}
      {shape === 'array' && owner === table && <NumberSetting label="Levels" value={embedding.levels} least={1} most={50} hint="How deep the array nests in itself, 1 to 50." commit={(levels) => set({ levels })} />}
    </>
  )
}

/** A text that counts when it is left or Enter is pressed, so that one change is one step to undo. */
function Committed({ label, value, hint, problem, commit }: {
  label: string; value: string; hint?: string; problem?: (text: string) => string | undefined; commit: (text: string) => void
}) {
  const [text, setText] = useState(value)
  useEffect(() => setText(value), [value])
  const wrong = problem?.(text.trim())
  const leave = () => {
    if (text.trim() !== value && !wrong) commit(text.trim())
  }
  return (
    <TextField label={label} {...(hint ? { hint } : {})} error={text.trim() === value ? undefined : wrong} value={text} onChange={(event) => setText(event.target.value)} onBlur={leave}
      onKeyDown={(event) => { if (event.key === 'Enter') leave(); if (event.key === 'Escape') setText(value) }} />
  )
}

function NumberSetting({ label, value, least, most, hint, commit }: {
  label: string; value: number | undefined; least: number; most: number; hint: string; commit: (value: number | undefined) => void
}) {
  const valid = (text: string) => /^\d+$/.test(text) && Number(text) >= least && Number(text) <= most
  return <Committed label={label} value={value === undefined ? '' : String(value)} hint={hint}
    problem={(text) => (text === '' || valid(text) ? undefined : hint)} commit={(text) => commit(text === '' ? undefined : Number(text))} />
}
