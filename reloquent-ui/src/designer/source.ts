import type { Mapping } from './model'

/** What the designer knows of the source, whatever it was read from. */
export interface Column {
  name: string
  type: string
  nullable: boolean
  comment: string
}

export interface Table {
  name: string
  schema: string
  rows: number
  bytes: number
  columns: readonly Column[]
  key: readonly string[]
  uniques: readonly (readonly string[])[]
  comment: string
}

/** A foreign key: rows of the child point at one row of the parent, column by column. */
export interface Link {
  name: string
  child: string
  from: readonly string[]
  parent: string
  to: readonly string[]
  /** Children of one parent, at most and on average, where that is known. */
  maximum: number | null
  average: number | null
  declared: boolean
}

export interface Source {
  tables: readonly Table[]
  links: readonly Link[]
  byName: ReadonlyMap<string, Table>
}

export function sourceOf(tables: readonly Table[], links: readonly Link[]): Source {
  return { tables, links, byName: new Map(tables.map((table) => [table.name, table])) }
}

/** With the foreign keys that the mapping declares beside those of the source. */
export function linksOf(source: Source, mapping: Mapping): readonly Link[] {
  if (!mapping.foreign_keys?.length) return source.links
  return [
    ...source.links,
    ...mapping.foreign_keys.map((key) => ({
      name: key.name ?? `${key.from.slice(key.from.indexOf('.') + 1)}_${key.columns.join('_')}_fkey`,
      child: key.from,
      from: key.columns,
      parent: key.to,
      to: key.references,
      maximum: null,
      average: null,
      declared: true,
    })),
  ]
}

/** A way to put rows of one table into documents of another. */
export interface Way {
  link: Link
  /** The table to embed points at the owner, so there may be several of its rows. */
  inward: boolean
  /** A unique key lets no second row in. */
  single: boolean
}

export function waysInto(source: Source, mapping: Mapping, table: string, owner: string): Way[] {
  return linksOf(source, mapping).flatMap((link) => {
    const ways: Way[] = []
    if (link.child === table && link.parent === owner) ways.push({ link, inward: true, single: isUnique(source, table, link.from) })
    if (link.child === owner && link.parent === table && table !== owner) ways.push({ link, inward: false, single: true })
    return ways
  })
}

function isUnique(source: Source, table: string, columns: readonly string[]): boolean {
  const found = source.byName.get(table)
  if (!found) return false
  return [found.key, ...found.uniques].some((key) => key.length > 0 && key.every((column) => columns.includes(column)))
}

/** A table whose key is made of two foreign keys, with both of them. */
export function joinOf(source: Source, table: string): readonly [Link, Link] | undefined {
  const found = source.byName.get(table)
  if (!found || found.key.length < 2) return undefined
  const ends = source.links.filter((link) => link.child === table && link.from.every((column) => found.key.includes(column)))
  const [one, other] = ends
  const covered = new Set(ends.flatMap((link) => link.from))
  return ends.length === 2 && one && other && found.key.every((column) => covered.has(column)) ? [one, other] : undefined
}

/** The words before the first underscore where several tables share them, else nothing. */
export function prefixOf(table: string): string {
  const name = table.slice(table.indexOf('.') + 1)
  const cut = name.indexOf('_')
  return cut > 1 ? name.slice(0, cut) : ''
}

export type Grouping = 'none' | 'schema' | 'prefix'

/** The group of each table; a prefix counts from three tables on. */
export function groupsOf(tables: readonly Table[], grouping: Grouping): ReadonlyMap<string, string> {
  if (grouping === 'none') return new Map()
  if (grouping === 'schema') return new Map(tables.map((table) => [table.name, table.schema]))
  const sizes = new Map<string, number>()
  for (const table of tables) sizes.set(prefixOf(table.name), (sizes.get(prefixOf(table.name)) ?? 0) + 1)
  return new Map(
    tables.flatMap((table) => {
      const prefix = prefixOf(table.name)
      return prefix && (sizes.get(prefix) ?? 0) > 2 ? [[table.name, prefix] as const] : []
    }),
  )
}
