import {
  boxesOf, documentEdges, documentNodes, focused, groupFrames, HEAD, linesOf, tableEdges, tableId, tableNodes, WIDTH,
  type CanvasNode, type GroupNode, type LinkEdge,
} from './graph'
import type { Spots } from './commands'
import type { Box, Line } from './layout'
import type { Mapping } from './model'
import { groupsOf, linksOf, type Source } from './source'
import type { Look } from './view'

/** Everything on the canvas for one look at one draft. */
export interface Scene {
  nodes: CanvasNode[]
  edges: LinkEdge[]
  boxes: Box[]
  lines: Line[]
  /** Nodes that are shown faintly, because something else is looked at. */
  dimmed: ReadonlySet<string>
}

export function sceneOf(source: Source, selected: ReadonlySet<string>, mapping: Mapping, suggested: Mapping | null, spots: Spots, look: Look): Scene {
  return look.view === 'documents'
    ? documentScene(source, mapping, spots, look)
    : tableScene(source, selected, mapping, suggested, spots, look)
}

function documentScene(source: Source, mapping: Mapping, spots: Spots, look: Look): Scene {
  const nodes = documentNodes(mapping, spots)
  const edges = documentEdges(source, mapping)
  const near = new Set(edges.flatMap((edge) => (edge.source === `document ${look.focus}` || edge.target === `document ${look.focus}` ? [edge.source, edge.target] : [])))
  const dimmed = look.focus && look.focus in mapping.collections
    ? new Set(nodes.map((node) => node.id).filter((id) => id !== `document ${look.focus}` && !near.has(id)))
    : new Set<string>()
  return { nodes, edges, boxes: boxesOf(nodes, new Map()), lines: linesOf(edges), dimmed }
}

function tableScene(
  source: Source, selected: ReadonlySet<string>, mapping: Mapping, suggested: Mapping | null, spots: Spots, look: Look,
): Scene {
  const tables = source.tables.filter((table) => !look.hide || selected.has(table.name))
  const groups = groupsOf(tables, look.grouping)
  const collapsed = new Set(look.collapsed.filter((name) => [...groups.values()].includes(name)))
  const open = tables.filter((table) => !collapsed.has(groups.get(table.name) ?? ''))
  const cards = tableNodes(open, mapping, spots, groups)
  const closed = [...collapsed].map((name) => closedGroup(name, tables.filter((table) => groups.get(table.name) === name).length, spots))
  const shown = new Set(tables.map((table) => table.name))
  const edges = rerouted(tableEdges(source, mapping, shown, suggested), groups, collapsed)
  const near = look.focus && look.focus in mapping.collections ? focused(mapping, linksOf(source, mapping), look.focus) : null
  const dimmed = new Set(near ? open.filter((table) => !near.has(table.name)).map((table) => tableId(table.name)) : [])
  const nodes = [...groupFrames(cards), ...cards, ...closed]
  return { nodes, edges, boxes: boxesOf([...cards, ...closed], groups), lines: linesOf(edges), dimmed }
}

function closedGroup(name: string, tables: number, spots: Spots): GroupNode {
  const id = `closed ${name}`
  return {
    id, type: 'group', position: spots[id] ?? { x: 0, y: 0 }, width: WIDTH, height: HEAD + 36, connectable: false,
    ariaLabel: `Group ${name}, ${tables} tables, collapsed`, data: { name, tables, collapsed: true },
  }
}

/** Lines that end in a collapsed group end at the group; several between the same two are one. */
function rerouted(edges: readonly LinkEdge[], groups: ReadonlyMap<string, string>, collapsed: ReadonlySet<string>): LinkEdge[] {
  if (collapsed.size === 0) return [...edges]
  const end = (id: string) => {
    const group = groups.get(id.slice('table '.length))
    return group !== undefined && collapsed.has(group) ? `closed ${group}` : id
  }
  const found = new Map<string, LinkEdge>()
  for (const edge of edges) {
    const source = end(edge.source)
    const target = end(edge.target)
    if (source === target && source.startsWith('closed ')) continue
    const id = source === edge.source && target === edge.target ? edge.id : `${source} to ${target}`
    found.set(id, { ...edge, id, source, target })
  }
  return [...found.values()]
}

/** The nodes of before where nothing about them changed, so that only what changed is drawn again. */
export function reused(before: readonly CanvasNode[], now: readonly CanvasNode[], dimmed: ReadonlySet<string>): CanvasNode[] {
  const known = new Map(before.map((node) => [node.id, node]))
  return now.map((node) => {
    const former = known.get(node.id)
    const className = dimmed.has(node.id) ? 'dimmed' : ''
    if (!former) return { ...node, className }
    const same = JSON.stringify(essence(former)) === JSON.stringify(essence(node))
    const data = same ? former.data : node.data
    const still = former.position.x === node.position.x && former.position.y === node.position.y
    if (same && still && former.className === className && former.width === node.width && former.height === node.height) return former
    return { ...former, ...node, data, className } as CanvasNode
  })
}

/** The lines of before where nothing about them changed. */
export function reusedLines(before: readonly LinkEdge[], now: readonly LinkEdge[]): LinkEdge[] {
  const known = new Map(before.map((edge) => [edge.id, edge]))
  const lines = now.map((edge) => {
    const former = known.get(edge.id)
    const same = former?.data?.link === edge.data?.link && former?.data?.state === edge.data?.state && former?.source === edge.source && former?.target === edge.target
    return same && former ? former : edge
  })
  return lines.length === before.length && lines.every((line, at) => line === before[at]) ? (before as LinkEdge[]) : lines
}

function essence(node: CanvasNode): unknown {
  switch (node.type) {
    case 'table':
      return [node.data.standing, node.data.group, node.data.places.map((one) => [one.path, one.place, one.body.fields])]
    default:
      return node.data
  }
}

/** Whether most nodes have no place on the canvas yet, so that all are laid out. */
export function isUnsettled(boxes: readonly Box[], spots: Spots): boolean {
  const missing = boxes.filter((box) => !(box.id in spots)).length
  return missing > 0 && missing * 4 > boxes.length
}

/** Places beside the others for the few nodes that are new. */
export function beside(boxes: readonly Box[], spots: Spots): Spots {
  const placed = boxes.filter((box) => box.id in spots)
  const right = Math.max(0, ...placed.map((box) => spots[box.id]!.x + box.width)) + 60
  let top = Math.min(0, ...placed.map((box) => spots[box.id]!.y))
  const found: Record<string, { x: number; y: number }> = {}
  for (const box of boxes) {
    if (box.id in spots) continue
    found[box.id] = { x: right, y: top }
    top += box.height + 36
  }
  return found
}
