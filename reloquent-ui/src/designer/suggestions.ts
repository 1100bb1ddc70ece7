import type { Suggestion } from '../api/wire'
import { bodyAt, placements, placeOfPath, shapeOf, tableOf, type Collection, type Embedding, type Mapping, type Place } from './model'

/** A suggestion beside the draft: where a table would go, and whether it is there already. */
export interface Open {
  suggestion: Suggestion
  place: Place
  /** The suggestion is followed: the table stands where it would be put. */
  followed: boolean
}

export function compared(draft: Mapping, suggested: Mapping, reasons: readonly Suggestion[]): Open[] {
  return reasons.flatMap((suggestion) => {
    const place = placeOfPath(suggested, suggestion.path)
    return place && exact(suggested, place, suggestion) ? [{ suggestion, place, followed: isFollowed(draft, suggested, place) }] : []
  })
}

function exact(suggested: Mapping, place: Place, suggestion: Suggestion): boolean {
  const body = bodyAt(suggested, place)
  return body !== undefined && tableOf(body) === suggestion.table
}

/** The tables from the collection down to a place: two places with the same are the same, whatever their fields are called. */
function lineage(mapping: Mapping, place: Place): string {
  return place.map((_, index) => tableOf(bodyAt(mapping, place.slice(0, index + 1) as unknown as Place)!)).join(' > ')
}

function isFollowed(draft: Mapping, suggested: Mapping, place: Place): boolean {
  const wanted = lineage(suggested, place)
  return placements(draft).some((one) => lineage(draft, one.place) === wanted)
}

/** The draft with one suggestion followed, and those of its owners that it needs. */
export function accepted(draft: Mapping, suggested: Mapping, place: Place): Mapping {
  const [name, ...embeds] = place
  const root = suggested.collections[name]
  if (!root) return draft
  let next = draft
  let here = ownerOf(next, root)
  if (!here) {
    const free = name in next.collections ? `${name}_2` : name
    next = { ...next, collections: { ...next.collections, [free]: alone(root) as Collection } }
    here = [free]
  }
  let body: Collection | Embedding = root
  for (const at of embeds) {
    const wanted: Embedding | undefined = body.embed?.[at]
    if (!wanted) return draft
    const owner: Collection | Embedding = bodyAt(next, here)!
    let index = (owner.embed ?? []).findIndex((one) => tableOf(one) === tableOf(wanted) && (!wanted.via || one.via === wanted.via))
    if (index < 0) {
      const kept = rulesOfRoot(next, tableOf(wanted))
      index = (owner.embed ?? []).length
      next = put(next, here, { ...owner, embed: [...(owner.embed ?? []), { ...alone(wanted), ...kept.rules } as Embedding] })
      next = kept.name === undefined ? next : without(next, kept.name)
    }
    here = [...here, index] as unknown as Place
    body = wanted
  }
  return next
}

function ownerOf(draft: Mapping, root: Collection): Place | undefined {
  const found = Object.entries(draft.collections).find(([, collection]) => collection.from === root.from)
  return found && [found[0]]
}

function alone(body: Collection | Embedding): Collection | Embedding {
  const { embed, ...rest } = body
  return rest as Collection | Embedding
}

/** What was decided of a table while it was a collection goes with it into its owner. */
function rulesOfRoot(draft: Mapping, table: string): { name?: string; rules: Partial<Embedding> } {
  const found = Object.entries(draft.collections).find(([, collection]) => collection.from === table)
  if (!found) return { rules: {} }
  const { from, id, ...rules } = found[1]
  return { name: found[0], rules }
}

function without(mapping: Mapping, name: string): Mapping {
  const { [name]: gone, ...rest } = mapping.collections
  return { ...mapping, collections: rest }
}

function put(mapping: Mapping, place: Place, body: Collection | Embedding): Mapping {
  const [name, ...embeds] = place
  const into = (one: Collection | Embedding, rest: readonly number[]): Collection | Embedding => {
    const [at, ...further] = rest
    if (at === undefined) return body
    return { ...one, embed: (one.embed ?? []).map((next, index) => (index === at ? (into(next, further) as Embedding) : next)) }
  }
  return { ...mapping, collections: { ...mapping.collections, [name]: into(mapping.collections[name]!, embeds) as Collection } }
}

/** Where a suggestion would put its table, in words. */
export function wish(suggested: Mapping, open: Open): string {
  const body = bodyAt(suggested, open.place)
  if (!body || open.place.length === 1) return `a collection ${open.place[0]}`
  const owner = open.suggestion.path.slice(0, open.suggestion.path.lastIndexOf('.'))
  const shape = shapeOf(body as Embedding)
  return shape === 'merge' ? `merged into ${owner}` : `${shape === 'document' ? 'a document' : shape === 'values' ? 'values' : 'an array'} in ${owner}`
}
