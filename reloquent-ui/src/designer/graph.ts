import type { Edge, Node } from '@xyflow/react'
import type { Spots } from './commands'
import type { Box, Line } from './layout'
import { bodyAt, nameOf, placements, shapeOf, tableOf, type Collection, type Embedding, type Mapping, type Place, type Placed } from './model'
import { linksOf, type Link, type Source, type Table } from './source'

export type View = 'tables' | 'documents'

/** How a table stands in the mapping. */
export type Standing = 'root' | 'embedded' | 'both' | 'none'

export type TableNode = Node<{ table: Table; standing: Standing; places: readonly Placed[]; group: string | undefined }, 'table'>
export type DocumentNode = Node<{ name: string; collection: Collection; rows: readonly DocumentRow[] }, 'document'>
export type GroupNode = Node<{ name: string; tables: number; collapsed: boolean }, 'group'>
export type CanvasNode = TableNode | DocumentNode | GroupNode

export type LinkState = 'embedded' | 'reference' | 'suggested' | 'loose'
export type LinkEdge = Edge<{ link: Link; state: LinkState }, 'link'>

export interface DocumentRow {
  place: Place
  label: string
  shape: string
  depth: number
  table: string
}

export const WIDTH = 236
export const ROW = 21
export const HEAD = 40
/** Columns that a card shows before it says how many more there are. */
export const SHOWN = 14

export function tableHeight(table: Table): number {
  return HEAD + Math.min(table.columns.length, SHOWN + 1) * ROW + 8
}

export function documentHeight(rows: number): number {
  return HEAD + Math.max(1, rows) * ROW + 8
}

/** A foreign key by its name, which counts within its table only. */
export const linkId = (link: Link) => `${link.child} ${link.name}`
export const tableId = (table: string) => `table ${table}`
export const documentId = (name: string) => `document ${name}`

export function standings(mapping: Mapping): ReadonlyMap<string, Placed[]> {
  const byTable = new Map<string, Placed[]>()
  for (const one of placements(mapping)) byTable.set(one.table, [...(byTable.get(one.table) ?? []), one])
  return byTable
}

export function standing(places: readonly Placed[]): Standing {
  const root = places.some((one) => one.depth === 0)
  const inside = places.some((one) => one.depth > 0)
  return root && inside ? 'both' : root ? 'root' : inside ? 'embedded' : 'none'
}

/** The foreign keys that embeddings go along, each by the name of its key. */
export function usedLinks(mapping: Mapping, links: readonly Link[]): ReadonlySet<Link> {
  const used = new Set<Link>()
  for (const one of placements(mapping)) {
    if (one.depth === 0) continue
    const owner = bodyAt(mapping, one.place.slice(0, -1) as unknown as Place)
    const link = owner && joining(links, tableOf(owner), one.body as Embedding)
    if (link) used.add(link)
  }
  return used
}

export function joining(links: readonly Link[], owner: string, embedding: Embedding): Link | undefined {
  const table = tableOf(embedding)
  const inward = links.filter((link) => link.child === table && link.parent === owner)
  const outward = links.filter((link) => link.child === owner && link.parent === table)
  const named = [...inward, ...outward].find((link) => link.name === embedding.via)
  const single = shapeOf(embedding) === 'document' || shapeOf(embedding) === 'merge'
  return named ?? (single ? (outward[0] ?? inward[0]) : inward[0])
}

export function tableNodes(tables: readonly Table[], mapping: Mapping, spots: Spots, groups: ReadonlyMap<string, string>): TableNode[] {
  const byTable = standings(mapping)
  return tables.map((table) => {
    const places = byTable.get(table.name) ?? []
    return {
      id: tableId(table.name),
      type: 'table',
      position: spots[tableId(table.name)] ?? { x: 0, y: 0 },
      width: WIDTH,
      height: tableHeight(table),
      ariaLabel: `Table ${table.name}, ${STANDING_WORDS[standing(places)]}`,
      data: { table, standing: standing(places), places, group: groups.get(table.name) },
    }
  })
}

export const STANDING_WORDS: Record<Standing, string> = {
  root: 'a collection',
  embedded: 'embedded',
  both: 'a collection and embedded',
  none: 'without a place',
}

export function documentRows(name: string, collection: Collection): DocumentRow[] {
  const rows: DocumentRow[] = []
  const visit = (body: Collection | Embedding, place: Place) =>
    body.embed?.forEach((next, at) => {
      const here = [...place, at] as unknown as Place
      rows.push({ place: here, label: nameOf(next), shape: shapeOf(next), depth: here.length - 2, table: tableOf(next) })
      visit(next, here)
    })
  visit(collection, [name])
  return rows
}

export function documentNodes(mapping: Mapping, spots: Spots): DocumentNode[] {
  return Object.entries(mapping.collections).map(([name, collection]) => {
    const rows = documentRows(name, collection)
    return {
      id: documentId(name),
      type: 'document',
      position: spots[documentId(name)] ?? { x: 0, y: 0 },
      width: WIDTH,
      height: documentHeight(rows.length),
      ariaLabel: `Collection ${name}`,
      data: { name, collection, rows },
    }
  })
}

export function tableEdges(source: Source, mapping: Mapping, shown: ReadonlySet<string>, suggested: Mapping | null): LinkEdge[] {
  const links = linksOf(source, mapping)
  const used = usedLinks(mapping, links)
  const wanted = suggested ? usedLinks(suggested, links) : new Set<Link>()
  const placed = standings(mapping)
  return links.flatMap((link) => {
    if (!shown.has(link.child) || !shown.has(link.parent)) return []
    const state: LinkState = used.has(link) ? 'embedded' : wanted.has(link) ? 'suggested' : placed.has(link.child) ? 'reference' : 'loose'
    return [edge(linkId(link), tableId(link.child), tableId(link.parent), link, state)]
  })
}

/** References between collections: foreign keys inside the documents of one that point at the rows of another. */
export function documentEdges(source: Source, mapping: Mapping): LinkEdge[] {
  const links = linksOf(source, mapping)
  const used = usedLinks(mapping, links)
  const roots = new Map(Object.entries(mapping.collections).map(([name, collection]) => [collection.from, name]))
  const found = new Map<string, LinkEdge>()
  for (const one of placements(mapping)) {
    for (const link of links) {
      const target = link.child === one.table && !used.has(link) ? roots.get(link.parent) : undefined
      if (target === undefined) continue
      const id = `${one.place[0]} ${target} ${link.name}`
      found.set(id, edge(id, documentId(one.place[0]), documentId(target), link, 'reference'))
    }
  }
  return [...found.values()]
}

function edge(id: string, source: string, target: string, link: Link, state: LinkState): LinkEdge {
  return {
    id, source, target, type: 'link', data: { link, state }, focusable: false, selectable: false,
    ariaLabel: `${link.child} (${link.from.join(', ')}) points at ${link.parent}: ${LINK_WORDS[state]}`,
  }
}

export const LINK_WORDS: Record<LinkState, string> = {
  embedded: 'embedded along it',
  reference: 'a reference',
  suggested: 'suggested for embedding',
  loose: 'not in the design',
}

/** A table and everything one foreign key away from it. */
export function neighbours(links: readonly Link[], table: string): ReadonlySet<string> {
  const near = new Set([table])
  for (const link of links) {
    if (link.child === table) near.add(link.parent)
    if (link.parent === table) near.add(link.child)
  }
  return near
}

/** The tables of a collection, with those that they point at. */
export function focused(mapping: Mapping, links: readonly Link[], collection: string): ReadonlySet<string> {
  const inside = placements(mapping).filter((one) => one.place[0] === collection).map((one) => one.table)
  return new Set([...inside, ...inside.flatMap((table) => [...neighbours(links, table)])])
}

export function boxesOf(nodes: readonly CanvasNode[], groups: ReadonlyMap<string, string>): Box[] {
  return nodes.map((node) => ({
    id: node.id,
    width: node.width ?? WIDTH,
    height: node.height ?? HEAD,
    group: node.type === 'table' ? groups.get(node.data.table.name) : undefined,
  }))
}

export function linesOf(edges: readonly LinkEdge[]): Line[] {
  return edges.map((one) => ({ id: one.id, from: one.target, to: one.source }))
}

/** A frame around the cards of each group. */
export function groupFrames(nodes: readonly CanvasNode[]): GroupNode[] {
  const members = new Map<string, TableNode[]>()
  for (const node of nodes) {
    if (node.type === 'table' && node.data.group !== undefined) members.set(node.data.group, [...(members.get(node.data.group) ?? []), node])
  }
  return [...members].map(([name, inside]) => {
    const left = Math.min(...inside.map((node) => node.position.x)) - 20
    const top = Math.min(...inside.map((node) => node.position.y)) - 44
    const right = Math.max(...inside.map((node) => node.position.x + WIDTH)) + 20
    const bottom = Math.max(...inside.map((node) => node.position.y + (node.height ?? 0))) + 20
    return {
      id: `group ${name}`, type: 'group', position: { x: left, y: top }, width: right - left, height: bottom - top, zIndex: -1,
      draggable: false, selectable: false, focusable: false, connectable: false, data: { name, tables: inside.length, collapsed: false },
    }
  })
}

