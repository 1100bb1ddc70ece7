import ELK, { type ElkNode } from 'elkjs/lib/elk-api.js'
import worker from 'elkjs/lib/elk-worker.min.js?url'
import type { Spots } from './commands'
import { folded, inBlocks, isStretched } from './packing'

export type Direction = 'RIGHT' | 'DOWN'

export interface Box {
  id: string
  width: number
  height: number
  group: string | undefined
}

export interface Line {
  id: string
  from: string
  to: string
}

/** Its worker is started with the page, so that it is ready when the first tables are there. */
const elk = new ELK({ workerFactory: () => new Worker(worker) })
void elk.layout({ id: 'first', layoutOptions: { 'elk.algorithm': 'layered' }, children: [{ id: 'one', width: 1, height: 1 }] })

/** From so many boxes on a layout has to be quick rather than perfect. */
const MANY = 150

/** Where boxes go so that lines are short and cross seldom; worked out beside the page. */
export async function arranged(boxes: readonly Box[], lines: readonly Line[], direction: Direction): Promise<Spots> {
  if (boxes.length === 0) return {}
  const isGrouped = boxes.some((box) => box.group !== undefined)
  if (isGrouped && boxes.length > MANY) return inBlocks(boxes)
  const spots = spotsOf(await elk.layout(graphOf(boxes, lines, direction)))
  return !isGrouped && isStretched(boxes, spots) ? folded(boxes, spots, direction) : spots
}

const OPTIONS = {
  'elk.algorithm': 'layered',
  'elk.spacing.nodeNode': '36',
  'elk.layered.spacing.nodeNodeBetweenLayers': '90',
  'elk.spacing.componentComponent': '60',
  'elk.padding': '[top=48,left=24,bottom=24,right=24]',
  // Lines are drawn here; where they would run is not asked for.
  'elk.edgeRouting': 'POLYLINE',
  'elk.aspectRatio': '1.6',
}

const THOROUGH = { 'elk.layered.nodePlacement.strategy': 'BRANDES_KOEPF', 'elk.layered.thoroughness': '7' }
const QUICK = { 'elk.layered.nodePlacement.strategy': 'SIMPLE', 'elk.layered.layering.strategy': 'LONGEST_PATH', 'elk.layered.thoroughness': '1' }

function graphOf(boxes: readonly Box[], lines: readonly Line[], direction: Direction): ElkNode {
  const known = new Set(boxes.map((box) => box.id))
  const options = { ...OPTIONS, ...(boxes.length > MANY ? QUICK : THOROUGH), 'elk.direction': direction }
  const groups = new Map<string, Box[]>()
  for (const box of boxes) if (box.group !== undefined) groups.set(box.group, [...(groups.get(box.group) ?? []), box])
  const leaf = ({ id, width, height }: Box): ElkNode => ({ id, width, height })
  const edges = lines
    .filter((line) => known.has(line.from) && known.has(line.to) && line.from !== line.to)
    .map((line) => ({ id: line.id, sources: [line.from], targets: [line.to] }))
  const children = [
    ...[...groups].map(([name, members]) => ({ id: `group ${name}`, layoutOptions: options, children: members.map(leaf) })),
    ...boxes.filter((box) => box.group === undefined).map(leaf),
  ]
  return { id: 'all', layoutOptions: { ...options, ...(groups.size > 0 ? { 'elk.hierarchyHandling': 'INCLUDE_CHILDREN' } : {}) }, children, edges }
}

function spotsOf(root: ElkNode): Spots {
  const spots: Record<string, { x: number; y: number }> = {}
  const visit = (node: ElkNode, x: number, y: number) => {
    for (const child of node.children ?? []) {
      const spot = { x: x + (child.x ?? 0), y: y + (child.y ?? 0) }
      if (child.children?.length) visit(child, spot.x, spot.y)
      else spots[child.id] = spot
    }
  }
  visit(root, 0, 0)
  return spots
}
