import { useState } from 'react'
import { Button, Choice } from '../parts/basics'
import { Dialog } from '../parts/Dialog'
import { several } from '../words/figures'
import { keyOf, pathOf, placements, placesOfTable, tableAt, type Mapping, type Place, type Shape } from './model'
import { SHAPE_WORDS, within, type Command } from './commands'
import { joinOf, waysInto, type Source, type Way } from './source'
import { useDesigner, useMapping } from './store'

/** What someone wants to embed where, however they said it: dropped, drawn, or by the form. */
export type Wish =
  | { kind: 'Table'; table: string; owner: string | null }
  | { kind: 'Place'; from: Place; into: Place | null }

export function EmbedDialog({ wish, source, close }: { wish: Wish; source: Source; close: () => void }) {
  const mapping = useMapping()
  const run = useDesigner((state) => state.run)
  const table = wish.kind === 'Table' ? wish.table : tableAt(mapping, wish.from)
  const moving = wish.kind === 'Place' ? wish.from : rootOf(mapping, table)
  const owners = ownersFor(source, mapping, table, wish, moving)
  const [into, setInto] = useState(() => (owners[0] ? keyOf(owners[0].place) : ''))
  const owner = owners.find((one) => keyOf(one.place) === into)
  const ways = owner ? waysInto(source, mapping, table, owner.table) : []
  const [name, setName] = useState('')
  const way = ways.find((one) => one.link.name === name) ?? ways[0]
  const shapes = way ? shapesOf(way) : []
  const [chosen, setChosen] = useState<Shape | 'far' | 'farValues' | ''>('')
  const far = owner && joinOf(source, table)?.find((link) => link.parent !== owner.table)?.parent
  const label = far && source.byName.get(far)?.columns.find((column) => /name|title|label/.test(column.name))?.name
  const choices: [string, string][] = [
    ...shapes.map((shape) => [shape, SHAPE_WORDS[shape]] as [string, string]),
    ...(far && way?.inward ? ([['far', `dissolved: documents of ${far}`], ['farValues', `dissolved: only ${label ?? 'the key'} of ${far}`]] as [string, string][]) : []),
  ]
  const shape = choices.some(([value]) => value === chosen) ? chosen : (choices[0]?.[0] ?? '')

  const accept = () => {
    if (!owner || !way) return
    const via = ways.length > 1 ? { via: way.link.name } : {}
    const command: Command =
      shape === 'far' || shape === 'farValues'
        ? { kind: 'Dissolve', join: table, owner: owner.place, far: far!, column: shape === 'farValues' ? (label ?? source.byName.get(far!)?.key[0]) : undefined }
        : moving && table !== owner.table
          ? { kind: 'MoveInto', from: moving, into: owner.place, shape: shape as Shape, ...via }
          : { kind: 'Embed', table, into: owner.place, shape: shape as Shape, ...via }
    run(command)
    close()
  }

  return (
    <Dialog title={`Embed ${table}`} open close={close}
      actions={<><Button onClick={close}>Cancel</Button><Button kind="primary" disabled={!way} onClick={accept}>Embed</Button></>}>
      {owners.length === 0 ? (
        <p>{nowhere(mapping, table, wish)}</p>
      ) : (
        <div className="space-y-3">
          <Choice label="Into" value={into} onChange={(event) => setInto(event.target.value)} choices={owners.map((one) => [keyOf(one.place), one.path])} />
          {ways.length > 1 && (
            <Choice label="Along the foreign key" value={way?.link.name} onChange={(event) => setName(event.target.value)} choices={ways.map((one) => [one.link.name, wayWords(one)])} />
          )}
          <Choice label="As" value={shape} onChange={(event) => setChosen(event.target.value as Shape)} choices={choices} />
          {way && <p className="text-soft">{wayWords(way)}. {cardinality(way)}</p>}
          {owner && repeats(mapping, owner.place, table) && (
            <p className="rounded-md border border-warn bg-warn-wash p-2">
              {table} is among the owners of {owner.path} already, so this closes a circle: its rows would be in the document again. Keep one of the links a reference
              unless you want that.
            </p>
          )}
        </div>
      )}
    </Dialog>
  )
}

function rootOf(mapping: Mapping, table: string): Place | undefined {
  return placements(mapping).find((one) => one.table === table && one.depth === 0)?.place
}

function ownersFor(source: Source, mapping: Mapping, table: string, wish: Wish, moving: Place | undefined) {
  const fits = (one: { place: Place; table: string }) =>
    waysInto(source, mapping, table, one.table).length > 0 && (!moving || one.table === table || !within(one.place, moving))
  if (wish.kind === 'Place' && wish.into) return placements(mapping).filter((one) => keyOf(one.place) === keyOf(wish.into!) && fits(one))
  if (wish.kind === 'Table' && wish.owner) return placesOfTable(mapping, wish.owner).filter(fits)
  return placements(mapping).filter(fits)
}

function nowhere(mapping: Mapping, table: string, wish: Wish): string {
  const owner = wish.kind === 'Table' ? wish.owner : wish.into && pathOf(mapping, wish.into)
  if (wish.kind === 'Table' && owner && placesOfTable(mapping, owner).length === 0) {
    return `${owner} has no place in the design yet. Make it a collection first, or embed it somewhere.`
  }
  return owner
    ? `No foreign key joins ${table} and ${owner}. Declare one in the settings of the design if the application knows of one.`
    : `No table of the design is joined to ${table} by a foreign key. Declare one in the settings of the design if the application knows of one.`
}

function shapesOf(way: Way): Shape[] {
  if (!way.inward) return ['document', 'merge']
  return way.single ? ['document', 'merge', 'array', 'values'] : ['array', 'values']
}

function wayWords({ link }: Way): string {
  return `${link.child} (${link.from.join(', ')}) points at ${link.parent} (${link.to.join(', ')})`
}

function cardinality({ link, inward }: Way): string {
  if (!inward) return 'Every row here points at one row at most.'
  if (link.maximum === null) return 'How many rows point at one is not known.'
  return `At most ${several(link.maximum, 'row')} for one${link.average === null ? '' : `, ${link.average.toFixed(1)} on average`}.`
}

function repeats(mapping: Mapping, place: Place, table: string): boolean {
  return place.some((_, index) => index < place.length - 1 && tableAt(mapping, place.slice(0, index + 1) as unknown as Place) === table)
}
