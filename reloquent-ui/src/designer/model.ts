/** mapping.yaml as JSON: the same keys, the same meaning. Absent keys are absent, never null. */
export interface Mapping {
  version: 1
  naming?: Naming
  nulls?: Nulls
  keys?: Readonly<Record<string, readonly string[]>>
  foreign_keys?: readonly DeclaredKey[]
  collections: Readonly<Record<string, Collection>>
}

export type Naming = 'original' | 'camelCase' | 'snake_case' | 'PascalCase' | 'lower' | 'upper'
export type Nulls = 'keep' | 'omit'

export interface DeclaredKey {
  name?: string
  from: string
  columns: readonly string[]
  to: string
  references: readonly string[]
}

/** What a collection and an embedding have in common: how rows of one table become documents. */
export interface Body {
  keep?: readonly string[]
  filter?: string
  nulls?: Nulls
  fields?: Readonly<Record<string, FieldRule>>
  add?: Readonly<Record<string, AddedField>>
  embed?: readonly Embedding[]
}

export interface Collection extends Body {
  from: string
  id?: DocumentId
}

/** 'content', 'generated', one column, or several. */
export type DocumentId = string | readonly string[]

export interface Embedding extends Body {
  array?: string
  values?: string
  document?: string
  merge?: string
  from?: string
  via?: string
  order?: readonly (string | { column: string; descending?: boolean })[]
  limit?: number
  levels?: number
  value?: string
}

export interface FieldRule {
  exclude?: boolean
  rename?: string
  type?: string
  compute?: string
  default?: unknown
  nulls?: Nulls
}

export type AddedField = string | { compute?: string; constant?: unknown; pyspark?: string; type?: string; nulls?: Nulls }

export const SHAPES = ['array', 'document', 'values', 'merge'] as const
export type Shape = (typeof SHAPES)[number]

/** A place in the mapping: the collection's name, then the position in each list of embeddings. */
export type Place = readonly [collection: string, ...embeds: number[]]

export const EMPTY: Mapping = { version: 1, collections: {} }

export function shapeOf(embedding: Embedding): Shape {
  for (const shape of SHAPES) if (embedding[shape] !== undefined) return shape
  return 'array'
}

/** The field that an embedding becomes; nothing for a merge, whose fields stand among those of its owner. */
export function fieldOf(embedding: Embedding): string {
  const shape = shapeOf(embedding)
  return shape === 'merge' ? '' : (embedding[shape] ?? '')
}

export function tableOf(body: Collection | Embedding): string {
  return ('merge' in body && body.merge !== undefined ? body.merge : body.from) ?? ''
}

export function bodyAt(mapping: Mapping, place: Place): Collection | Embedding | undefined {
  const [name, ...embeds] = place
  let body: Collection | Embedding | undefined = mapping.collections[name]
  for (const at of embeds) body = body?.embed?.[at]
  return body
}

export function keyOf(place: Place): string {
  return JSON.stringify(place)
}

export function placeOf(key: string): Place {
  return JSON.parse(key) as Place
}

/** As findings and the preview name it: customers.orders.items. A merge is named after its table. */
export function pathOf(mapping: Mapping, place: Place): string {
  const [name, ...embeds] = place
  const words = [name]
  let body: Body | undefined = mapping.collections[name]
  for (const at of embeds) {
    const next: Embedding | undefined = body?.embed?.[at]
    if (!next) break
    words.push(nameOf(next))
    body = next
  }
  return words.join('.')
}

export function nameOf(embedding: Embedding): string {
  return fieldOf(embedding) || bare(tableOf(embedding))
}

export function bare(table: string): string {
  return table.slice(table.indexOf('.') + 1)
}

export interface Placed {
  place: Place
  path: string
  table: string
  body: Collection | Embedding
  depth: number
}

/** Every table with its place, collection by collection, owners before what they hold. */
export function placements(mapping: Mapping): Placed[] {
  const found: Placed[] = []
  const visit = (body: Collection | Embedding, place: Place, path: string) => {
    found.push({ place, path, table: tableOf(body), body, depth: place.length - 1 })
    body.embed?.forEach((next, at) => visit(next, [...place, at] as Place, `${path}.${nameOf(next)}`))
  }
  for (const [name, collection] of Object.entries(mapping.collections)) visit(collection, [name], name)
  return found
}

export function placesOfTable(mapping: Mapping, table: string): Placed[] {
  return placements(mapping).filter((one) => one.table === table)
}

/** The place that a finding means: the longest of its words that are one. */
export function placeOfPath(mapping: Mapping, path: string): Place | undefined {
  let best: Placed | undefined
  for (const one of placements(mapping)) {
    const fits = path === one.path || path.startsWith(`${one.path}.`)
    if (fits && (!best || one.path.length > best.path.length)) best = one
  }
  return best?.place
}

/** A name that the mapping does not use for a collection yet. */
export function freeName(mapping: Mapping, wanted: string): string {
  let name = wanted
  for (let number = 2; name in mapping.collections; number++) name = `${wanted}_${number}`
  return name
}

/** A field that the owner does not have yet among what it embeds. */
export function freeField(owner: Body, wanted: string): string {
  const taken = new Set((owner.embed ?? []).map(fieldOf))
  let name = wanted
  for (let number = 2; taken.has(name); number++) name = `${wanted}_${number}`
  return name
}

/** Without the owner's name in front, as a person would shorten it: order_items in orders is items. */
export function shortened(table: string, owner: string): string {
  const child = bare(table)
  const parent = bare(owner)
  for (const prefix of [parent, parent.replace(/ies$/, 'y'), parent.replace(/s$/, ''), parent.replace(/es$/, '')]) {
    if (prefix && child.toLowerCase().startsWith(`${prefix.toLowerCase()}_`) && child.length > prefix.length + 1) return child.slice(prefix.length + 1)
  }
  return child
}

export function tableAt(mapping: Mapping, place: Place): string {
  const body = bodyAt(mapping, place)
  return body ? tableOf(body) : ''
}
