import type { Spots } from './commands'
import type { Box, Direction } from './layout'

const BETWEEN = 36
const BETWEEN_COLUMNS = 60
const BETWEEN_LAYERS = 130
/** How much wider than high a canvas is. */
const RATIO = 1.6

/** Layers of a layout that are far too long, folded into several columns each, so that the whole has the shape of a screen. */
export function folded(boxes: readonly Box[], spots: Spots, direction: Direction): Spots {
  const across = direction === 'RIGHT'
  const along = (box: Box) => (across ? spots[box.id]!.x : spots[box.id]!.y)
  const layers = new Map<number, Box[]>()
  for (const box of boxes) {
    const layer = Math.round(along(box) / 20)
    layers.set(layer, [...(layers.get(layer) ?? []), box])
  }
  const most = longest(boxes, across)
  const found: Record<string, { x: number; y: number }> = {}
  let start = 0
  for (const layer of [...layers.keys()].sort((a, b) => a - b)) {
    const members = layers.get(layer)!.sort((a, b) => (across ? spots[a.id]!.y - spots[b.id]!.y : spots[a.id]!.x - spots[b.id]!.x))
    start = column(members, found, start, most, across) + BETWEEN_LAYERS
  }
  return found
}

/** Puts boxes one below the other, and beside where the column is full; says where the last column ends. */
function column(members: readonly Box[], found: Record<string, { x: number; y: number }>, start: number, most: number, across: boolean): number {
  let offset = 0
  let end = start
  let here = start
  for (const box of members) {
    const [length, breadth] = across ? [box.height, box.width] : [box.width, box.height]
    if (offset > 0 && offset + length > most) {
      here = end + BETWEEN_COLUMNS
      offset = 0
    }
    found[box.id] = across ? { x: here, y: offset } : { x: offset, y: here }
    offset += length + BETWEEN
    end = Math.max(end, here + breadth)
  }
  return end
}

function longest(boxes: readonly Box[], across: boolean): number {
  const area = boxes.reduce((sum, box) => sum + (box.width + BETWEEN_COLUMNS) * (box.height + BETWEEN), 0)
  return Math.sqrt(across ? area / RATIO : area * RATIO)
}

/** Whether a layout is so long and narrow, or so wide and flat, that nothing could be seen of it at once. */
export function isStretched(boxes: readonly Box[], spots: Spots): boolean {
  const width = Math.max(...boxes.map((box) => spots[box.id]!.x + box.width)) - Math.min(...boxes.map((box) => spots[box.id]!.x))
  const height = Math.max(...boxes.map((box) => spots[box.id]!.y + box.height)) - Math.min(...boxes.map((box) => spots[box.id]!.y))
  return width / height > RATIO * 3 || height / width > 2
}

/** Groups as blocks in rows, each with its boxes in rows; for more boxes than nested layers are quick for. */
export function inBlocks(boxes: readonly Box[]): Spots {
  const groups = new Map<string, Box[]>()
  for (const box of boxes) groups.set(box.group ?? '', [...(groups.get(box.group ?? '') ?? []), box])
  const found: Record<string, { x: number; y: number }> = {}
  const width = Math.sqrt(boxes.reduce((sum, box) => sum + (box.width + 60) * (box.height + 60), 0) * RATIO)
  let x = 0
  let y = 0
  let tallest = 0
  for (const members of groups.values()) {
    const columns = Math.ceil(Math.sqrt(members.length * 1.4))
    const broad = columns * (Math.max(...members.map((box) => box.width)) + BETWEEN) + 60
    if (x > 0 && x + broad > width) {
      x = 0
      y += tallest + 110
      tallest = 0
    }
    tallest = Math.max(tallest, block(members, found, x, y, columns))
    x += broad + 50
  }
  return found
}

function block(members: readonly Box[], found: Record<string, { x: number; y: number }>, x: number, y: number, columns: number): number {
  let top = 0
  for (let first = 0; first < members.length; first += columns) {
    const row = members.slice(first, first + columns)
    row.forEach((box, at) => (found[box.id] = { x: x + at * (box.width + BETWEEN), y: y + top }))
    top += Math.max(...row.map((box) => box.height)) + BETWEEN
  }
  return top
}
