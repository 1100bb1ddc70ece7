import {
  bodyAt, fieldOf, freeField, freeName, shapeOf, shortened, tableOf, bare, pathOf,
  type AddedField, type Collection, type DeclaredKey, type DocumentId, type Embedding, type FieldRule, type Mapping, type Naming, type Nulls,
  type Place, type Shape,
} from './model'

export type Spot = Readonly<{ x: number; y: number }>
export type Spots = Readonly<Record<string, Spot>>

/** What undo and redo go over: the mapping, and where its nodes lie. */
export interface Draft {
  mapping: Mapping
  spots: Spots
}

/** Everything that can be done to a draft. The canvas, the forms and the keyboard speak these and nothing else. */
export type Command =
  | { kind: 'AddCollection'; table: string; name?: string }
  | { kind: 'RenameCollection'; name: string; to: string }
  | { kind: 'Embed'; table: string; into: Place; shape: Shape; field?: string; via?: string }
  | { kind: 'MoveInto'; from: Place; into: Place; shape: Shape; via?: string }
  | { kind: 'Release'; place: Place }
  | { kind: 'Remove'; place: Place }
  | { kind: 'Reshape'; place: Place; shape: Shape }
  | { kind: 'Reorder'; place: Place; to: number }
  | { kind: 'Configure'; place: Place; change: Change }
  | { kind: 'SetField'; place: Place; column: string; rule: FieldRule | undefined }
  | { kind: 'SetAdded'; place: Place; field: string; added: AddedField | undefined }
  | { kind: 'SetNaming'; naming: Naming | undefined }
  | { kind: 'SetNulls'; nulls: Nulls | undefined }
  | { kind: 'SetKey'; table: string; columns: readonly string[] | undefined }
  | { kind: 'DeclareKey'; key: DeclaredKey }
  | { kind: 'WithdrawKey'; at: number }
  | { kind: 'Dissolve'; join: string; owner: Place; far: string; column: string | undefined }
  | { kind: 'Adopt'; mapping: Mapping; because: string }
  | { kind: 'MoveNodes'; spots: Spots }

/** New values of single settings; undefined takes a setting away. */
export type Change = Partial<Pick<Embedding, 'via' | 'order' | 'limit' | 'levels' | 'value' | 'keep' | 'filter' | 'nulls'>> & {
  field?: string
  id?: DocumentId | undefined
}

/** The draft after a command; the same draft where the command changes nothing. */
export function apply(draft: Draft, command: Command): Draft {
  if (command.kind === 'MoveNodes') return { ...draft, spots: { ...draft.spots, ...command.spots } }
  const mapping = changed(draft.mapping, command)
  return mapping === draft.mapping ? draft : { ...draft, mapping }
}

function changed(mapping: Mapping, command: Exclude<Command, { kind: 'MoveNodes' }>): Mapping {
  switch (command.kind) {
    case 'AddCollection':
      return withCollection(mapping, freeName(mapping, command.name ?? bare(command.table)), { from: command.table })
    case 'RenameCollection':
      return renamed(mapping, command.name, command.to)
    case 'Embed':
      return embedded(mapping, command.into, { from: command.table }, command.shape, command.field, command.via)
    case 'MoveInto':
      return moved(mapping, command)
    case 'Release':
      return released(mapping, command.place)
    case 'Remove':
      return removed(mapping, command.place)
    case 'Reshape':
      return at(mapping, command.place, (body) => reshaped(body as Embedding, command.shape))
    case 'Reorder':
      return reordered(mapping, command.place, command.to)
    case 'Configure':
      return at(mapping, command.place, (body) => configured(body, command.change))
    case 'SetField':
      return at(mapping, command.place, (body) => clean({ ...body, fields: entry(body.fields, command.column, tidy(command.rule)) }))
    case 'SetAdded':
      return at(mapping, command.place, (body) => clean({ ...body, add: entry(body.add, command.field, command.added) }))
    case 'SetNaming':
      return clean({ ...mapping, naming: command.naming })
    case 'SetNulls':
      return clean({ ...mapping, nulls: command.nulls })
    case 'SetKey':
      return clean({ ...mapping, keys: entry(mapping.keys, command.table, command.columns) })
    case 'DeclareKey':
      return { ...mapping, foreign_keys: [...(mapping.foreign_keys ?? []), command.key] }
    case 'WithdrawKey':
      return clean({ ...mapping, foreign_keys: list(mapping.foreign_keys?.filter((_, index) => index !== command.at)) })
    case 'Dissolve':
      return dissolved(mapping, command)
    case 'Adopt':
      return command.mapping
  }
}

function withCollection(mapping: Mapping, name: string, collection: Collection): Mapping {
  return { ...mapping, collections: { ...mapping.collections, [name]: collection } }
}

function renamed(mapping: Mapping, name: string, to: string): Mapping {
  if (name === to || to === '' || to in mapping.collections || !(name in mapping.collections)) return mapping
  const entries = Object.entries(mapping.collections).map(([key, value]) => [key === name ? to : key, value] as const)
  return { ...mapping, collections: Object.fromEntries(entries) }
}

/** The mapping with one body changed, and everything beside it the same object as before. */
function at(mapping: Mapping, place: Place, change: (body: Collection | Embedding) => Collection | Embedding): Mapping {
  const [name, ...embeds] = place
  const collection = mapping.collections[name]
  if (!collection || !bodyAt(mapping, place)) return mapping
  const into = (body: Collection | Embedding, rest: readonly number[]): Collection | Embedding => {
    const [next, ...further] = rest
    if (next === undefined) return change(body)
    return { ...body, embed: (body.embed ?? []).map((one, index) => (index === next ? (into(one, further) as Embedding) : one)) }
  }
  return { ...mapping, collections: { ...mapping.collections, [name]: into(collection, embeds) as Collection } }
}

function embedded(
  mapping: Mapping, into: Place, body: Collection | Embedding, shape: Shape, field: string | undefined, via: string | undefined,
): Mapping {
  return at(mapping, into, (owner) => {
    const table = tableOf(body)
    const name = freeField(owner, field ?? shortened(table, tableOf(owner)))
    const { array, document, values, merge, from, via: former, ...rest } = body as Embedding
    const next: Embedding = {
      ...(shape === 'merge' ? { merge: table } : { [shape]: name, from: table }),
      ...(via ? { via } : {}),
      ...withoutId(rest),
    }
    return { ...owner, embed: [...(owner.embed ?? []), next] }
  })
}

function withoutId(body: object): Embedding {
  const { id, ...rest } = body as Embedding & { id?: DocumentId }
  return rest
}

/** Whether a place lies in another or is it. */
export function within(place: Place, other: Place): boolean {
  return other.every((word, index) => place[index] === word)
}

function moved(mapping: Mapping, command: Extract<Command, { kind: 'MoveInto' }>): Mapping {
  const body = bodyAt(mapping, command.from)
  if (!body || !bodyAt(mapping, command.into) || within(command.into, command.from)) return mapping
  const added = embedded(mapping, command.into, body, command.shape, undefined, command.via)
  return removed(added, command.from)
}

function released(mapping: Mapping, place: Place): Mapping {
  const body = bodyAt(mapping, place)
  if (!body || place.length < 2) return mapping
  const { array, values, document, merge, via, order, limit, levels, value, from, ...rest } = body as Embedding
  const name = freeName(mapping, bare(tableOf(body)))
  return withCollection(removed(mapping, place), name, { from: tableOf(body), ...rest })
}

function removed(mapping: Mapping, place: Place): Mapping {
  const [name, ...embeds] = place
  if (!bodyAt(mapping, place)) return mapping
  if (embeds.length === 0) {
    const { [name]: gone, ...rest } = mapping.collections
    return { ...mapping, collections: rest }
  }
  const last = embeds[embeds.length - 1]
  const owner = place.slice(0, -1) as unknown as Place
  return at(mapping, owner, (body) => clean({ ...body, embed: list(body.embed?.filter((_, index) => index !== last)) }))
}

const FOR: Record<keyof Change & keyof Embedding, readonly Shape[]> = {
  via: ['array', 'document', 'values', 'merge'],
  order: ['array', 'values'],
  limit: ['array', 'values'],
  levels: ['array'],
  value: ['values'],
  keep: ['array', 'document', 'values', 'merge'],
  filter: ['array', 'document', 'values', 'merge'],
  nulls: ['array', 'document', 'values', 'merge'],
}

/** In another shape, without the settings that this one does not have. */
function reshaped(body: Embedding, shape: Shape): Embedding {
  if (shapeOf(body) === shape) return body
  const name = fieldOf(body) || bare(tableOf(body))
  const { array, values, document, merge, from, ...rest } = body
  const kept = Object.entries(rest).filter(([key]) => !(key in FOR) || FOR[key as keyof typeof FOR].includes(shape))
  return { ...(shape === 'merge' ? { merge: tableOf(body) } : { [shape]: name, from: tableOf(body) }), ...Object.fromEntries(kept) }
}

function reordered(mapping: Mapping, place: Place, to: number): Mapping {
  if (place.length < 2) return mapping
  const owner = place.slice(0, -1) as unknown as Place
  const from = place[place.length - 1] as number
  return at(mapping, owner, (body) => {
    const embeds = [...(body.embed ?? [])]
    if (to < 0 || to >= embeds.length || to === from) return body
    const [one] = embeds.splice(from, 1)
    if (one) embeds.splice(to, 0, one)
    return { ...body, embed: embeds }
  })
}

function configured(body: Collection | Embedding, change: Change): Collection | Embedding {
  const { field, ...settings } = change
  const next = clean({ ...body, ...settings })
  const shape = 'array' in body || 'values' in body || 'document' in body ? shapeOf(body as Embedding) : undefined
  return field !== undefined && field !== '' && shape && shape !== 'merge' ? { ...next, [shape]: field } : next
}

/** The far side of a join table within each document of the near side, as plain values or as whole documents. */
function dissolved(mapping: Mapping, { join, owner, far, column }: Extract<Command, { kind: 'Dissolve' }>): Mapping {
  return at(mapping, owner, (body) => {
    const name = freeField(body, bare(far))
    const next: Embedding =
      column === undefined
        ? { array: name, from: join, embed: [{ merge: far }] }
        : { values: name, from: join, keep: [], embed: [{ merge: far, keep: [column] }] }
    return { ...body, embed: [...(body.embed ?? []), next] }
  })
}

function entry<T>(record: Readonly<Record<string, T>> | undefined, key: string, value: T | undefined): Record<string, T> | undefined {
  const { [key]: former, ...rest } = record ?? {}
  if (value === undefined) return Object.keys(rest).length === 0 ? undefined : (rest as Record<string, T>)
  return { ...record, [key]: value }
}

function list<T>(items: readonly T[] | undefined): readonly T[] | undefined {
  return items && items.length > 0 ? items : undefined
}

function tidy(rule: FieldRule | undefined): FieldRule | undefined {
  const kept = rule && clean(rule)
  return kept && Object.keys(kept).length > 0 ? kept : undefined
}

/** Without keys that hold undefined: on the wire, and in the file, an absent key is absent. */
function clean<T extends object>(value: T): T {
  return Object.values(value).includes(undefined)
    ? (Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T)
    : value
}

/** What a command does, as the list of steps and the screen reader say it. */
export function sentence(mapping: Mapping, command: Command): string {
  switch (command.kind) {
    case 'AddCollection':
      return `make ${command.table} a collection`
    case 'RenameCollection':
      return `rename ${command.name} to ${command.to}`
    case 'Embed':
      return `embed ${command.table} in ${pathOf(mapping, command.into)}`
    case 'MoveInto':
      return `move ${pathOf(mapping, command.from)} into ${pathOf(mapping, command.into)}`
    case 'Release':
      return `make ${pathOf(mapping, command.place)} a collection of its own`
    case 'Remove':
      return `remove ${pathOf(mapping, command.place)}`
    case 'Reshape':
      return `make ${pathOf(mapping, command.place)} ${SHAPE_WORDS[command.shape]}`
    case 'Reorder':
      return `reorder ${pathOf(mapping, command.place)}`
    case 'Configure':
      return `set ${Object.keys(command.change).join(' and ')} of ${pathOf(mapping, command.place)}`
    case 'SetField':
      return `${command.rule ? 'change' : 'reset'} the rules of ${pathOf(mapping, command.place)}.${command.column}`
    case 'SetAdded':
      return `${command.added === undefined ? 'remove' : 'set'} the field ${pathOf(mapping, command.place)}.${command.field}`
    case 'SetNaming':
      return `name fields in ${command.naming ?? 'original'}`
    case 'SetNulls':
      return `${command.nulls === 'omit' ? 'omit' : 'keep'} nulls`
    case 'SetKey':
      return `${command.columns ? 'declare' : 'withdraw'} a key of ${command.table}`
    case 'DeclareKey':
      return `declare a foreign key from ${command.key.from} to ${command.key.to}`
    case 'WithdrawKey':
      return 'withdraw a foreign key'
    case 'Dissolve':
      return `dissolve ${command.join} into ${pathOf(mapping, command.owner)}`
    case 'Adopt':
      return command.because
    case 'MoveNodes':
      return 'move on the canvas'
  }
}

export const SHAPE_WORDS: Record<Shape, string> = {
  array: 'an embedded array',
  document: 'an embedded document',
  values: 'a value array',
  merge: 'merged into its owner',
}
