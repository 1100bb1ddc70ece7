import { Badge, Button, Choice } from '../parts/basics'
import { count } from '../words/figures'
import { SHAPE_WORDS } from './commands'
import type { Wish } from './EmbedDialog'
import { joining, linkId, LINK_WORDS, tableEdges } from './graph'
import { bodyAt, keyOf, pathOf, placements, SHAPES, shapeOf, tableOf, type Embedding, type Mapping, type Place, type Placed, type Shape } from './model'
import { linksOf, type Link, type Source } from './source'
import { useDesigner, useMapping } from './store'

/** One foreign key, and what the design makes of it: an array, a document, or a reference. */
export function LinkDetails({ id, source, suggested, embed }: { id: string; source: Source; suggested: Mapping | null; embed: (wish: Wish) => void }) {
  const mapping = useMapping()
  const pick = useDesigner((state) => state.pick)
  const links = linksOf(source, mapping)
  const link = links.find((one) => linkId(one) === id)
  if (!link) return <p className="p-4 text-soft">This foreign key is no longer there.</p>
  const state = tableEdges(source, mapping, new Set([link.child, link.parent]), suggested).find((edge) => edge.data?.link === link)?.data?.state ?? 'loose'
  const along = placements(mapping).filter((one) => isAlong(mapping, links, link, one))
  return (
    <div className="space-y-3 p-3">
      <div>
        <h2 className="break-all">{link.name}</h2>
        <p className="mt-1 break-words"><span className="mono">{link.child} ({link.from.join(', ')})</span> points at <span className="mono">{link.parent} ({link.to.join(', ')})</span></p>
        <p className="text-soft">{link.maximum === null ? 'How many rows point at one is not known.' : `At most ${count(link.maximum)} for one${link.average === null ? '' : `, ${link.average.toFixed(1)} on average`}.`}</p>
        <p className="mt-1"><Badge tone={state === 'embedded' ? 'info' : state === 'suggested' ? 'good' : 'plain'}>{LINK_WORDS[state]}</Badge></p>
      </div>
      {along.map((one) => <Along key={keyOf(one.place)} one={one} mapping={mapping} />)}
      <div className="flex flex-col items-start gap-2 border-t border-line pt-3">
        <Button small onClick={() => embed({ kind: 'Table', table: link.child, owner: link.parent })}>Embed {link.child} in {link.parent} …</Button>
        {link.child !== link.parent && <Button small onClick={() => embed({ kind: 'Table', table: link.parent, owner: link.child })}>Embed {link.parent} in {link.child} …</Button>}
        {[...new Set([link.child, link.parent])].map((table) => <Button key={table} small kind="quiet" onClick={() => pick({ kind: 'Table', table })}>Go to {table}</Button>)}
      </div>
    </div>
  )
}

function isAlong(mapping: Mapping, links: readonly Link[], link: Link, one: Placed): boolean {
  if (one.depth === 0) return false
  const owner = bodyAt(mapping, one.place.slice(0, -1) as unknown as Place)
  return owner !== undefined && joining(links, tableOf(owner), one.body as Embedding) === link
}

function Along({ one, mapping }: { one: Placed; mapping: Mapping }) {
  const { run, pick } = useDesigner.getState()
  return (
    <section aria-label={one.path} className="space-y-2 rounded-md border border-line p-2">
      <Choice label={pathOf(mapping, one.place)} value={shapeOf(one.body as Embedding)} onChange={(event) => run({ kind: 'Reshape', place: one.place, shape: event.target.value as Shape })}
        choices={SHAPES.map((shape) => [shape, SHAPE_WORDS[shape]])} />
      <div className="flex flex-wrap gap-2">
        <Button small onClick={() => run({ kind: 'Release', place: one.place })}>Keep as a reference</Button>
        <Button small kind="quiet" onClick={() => pick({ kind: 'Place', place: one.place })}>All settings</Button>
      </div>
    </section>
  )
}
