import { Badge, Button } from '../parts/basics'
import { bytes, count, several } from '../words/figures'
import { BodyForm } from './BodyForm'
import type { Wish } from './EmbedDialog'
import { FieldList } from './FieldList'
import { linksOf, type Source } from './source'
import { linkId } from './graph'
import { LinkDetails } from './LinkDetails'
import { bodyAt, keyOf, pathOf, placesOfTable, tableOf, type Mapping, type Place } from './model'
import { useDesigner, useMapping } from './store'
import type { Look } from './view'

/** What is selected, with a form for everything that can be said of it. */
export function Details({ source, suggested, look, change, embed }: {
  source: Source; suggested: Mapping | null; look: Look; change: (change: Partial<Look>) => void; embed: (wish: Wish) => void
}) {
  const picked = useDesigner((state) => state.picked)
  const mapping = useMapping()
  if (!picked) return <p className="p-4 text-soft">Select a card or a line on the canvas, or a line of the tree.</p>
  if (picked.kind === 'Link') return <LinkDetails key={picked.id} id={picked.id} source={source} suggested={suggested} embed={embed} />
  if (picked.kind === 'Place') return <PlaceDetails key={keyOf(picked.place)} place={picked.place} source={source} look={look} change={change} embed={embed} />
  const places = placesOfTable(mapping, picked.table)
  return (
    <div className="space-y-3 p-3">
      <TableHead source={source} table={picked.table} />
      {places.length === 0 && <p className="text-soft">This table has no place in the design yet.</p>}
      <div className="flex flex-wrap gap-2">
        {!places.some((one) => one.depth === 0) && <Button small onClick={() => useDesigner.getState().run({ kind: 'AddCollection', table: picked.table })}>Make a collection</Button>}
        <Button small onClick={() => embed({ kind: 'Table', table: picked.table, owner: null })}>Embed …</Button>
      </div>
      {places.length === 1 && places[0] && <PlaceBody place={places[0].place} source={source} />}
      {places.length > 1 && (
        <ul className="space-y-1">
          {places.map((one) => (
            <li key={keyOf(one.place)}>
              <button type="button" className="w-full rounded px-2 py-1 text-left underline hover:bg-sunken" onClick={() => useDesigner.getState().pick({ kind: 'Place', place: one.place })}>{one.path}</button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function PlaceDetails({ place, source, look, change, embed }: {
  place: Place; source: Source; look: Look; change: (change: Partial<Look>) => void; embed: (wish: Wish) => void
}) {
  const mapping = useMapping()
  const run = useDesigner((state) => state.run)
  const body = bodyAt(mapping, place)
  if (!body) return null
  const at = place[place.length - 1]
  return (
    <div className="space-y-3 p-3">
      <div>
        <h2 className="break-all">{pathOf(mapping, place)}</h2>
        <TableHead source={source} table={tableOf(body)} />
      </div>
      <div className="flex flex-wrap gap-2">
        <Button small onClick={() => embed({ kind: 'Place', from: place, into: null })}>{place.length > 1 ? 'Move …' : 'Embed …'}</Button>
        {place.length > 1 && <Button small onClick={() => run({ kind: 'Release', place })}>Make a collection</Button>}
        {place.length > 1 && typeof at === 'number' && <Button small aria-label="Earlier in the document" onClick={() => run({ kind: 'Reorder', place, to: at - 1 })}>↑</Button>}
        {place.length > 1 && typeof at === 'number' && <Button small aria-label="Later in the document" onClick={() => run({ kind: 'Reorder', place, to: at + 1 })}>↓</Button>}
        {place.length === 1 && (
          <Button small aria-pressed={look.focus === place[0]} onClick={() => change({ focus: look.focus === place[0] ? '' : place[0] })}>
            {look.focus === place[0] ? 'End focus' : 'Focus'}
          </Button>
        )}
        <Button small kind="danger" onClick={() => run({ kind: 'Remove', place })}>Remove</Button>
      </div>
      <PlaceBody place={place} source={source} />
    </div>
  )
}

function PlaceBody({ place, source }: { place: Place; source: Source }) {
  return (
    <>
      <BodyForm place={place} source={source} />
      <FieldList place={place} source={source} />
    </>
  )
}

function TableHead({ source, table }: { source: Source; table: string }) {
  const mapping = useMapping()
  const found = source.byName.get(table)
  if (!found) return <p className="text-bad">The source has no table {table}.</p>
  const links = linksOf(source, mapping).filter((link) => link.child === table || link.parent === table)
  return (
    <div>
      <p className="text-soft"><span className="mono text-ink">{table}</span> · {count(found.rows)} rows · {bytes(found.bytes)}</p>
      {found.comment && <p className="text-[12.5px] text-soft">{found.comment}</p>}
      {found.key.length === 0 && <Badge tone="warn">no key</Badge>}
      {links.length > 0 && (
        <details className="mt-1">
          <summary className="text-[12.5px] font-medium text-accent">{several(links.length, 'foreign key')}</summary>
          <ul className="mt-1 space-y-1 text-[12px]">
            {links.map((link) => (
              <li key={`${link.child}${link.name}`} className="break-words">
                <button type="button" className="text-left underline-offset-2 hover:underline" onClick={() => useDesigner.getState().pick({ kind: 'Link', id: linkId(link) })}>
                  {link.child} <span className="mono">({link.from.join(', ')})</span> → {link.parent}
                </button>
                {link.maximum !== null && <span className="text-soft">, at most {count(link.maximum)}</span>}
                {link.declared && <> <Badge>declared</Badge></>}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}
