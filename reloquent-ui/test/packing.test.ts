import fc from 'fast-check'
import { expect, test } from 'vitest'
import { folded, inBlocks, isStretched } from '../src/designer/packing'
import type { Spots } from '../src/designer/commands'
import type { Box } from '../src/designer/layout'

const boxes = (heights: readonly number[], group?: (at: number) => string): Box[] => heights.map((height, at) => ({ id: `b${at}`, width: 236, height, group: group?.(at) }))
const overlaps = (all: readonly Box[], spots: Spots) =>
  all.some((one, at) => all.slice(at + 1).some((other) => {
    const [a, b] = [spots[one.id]!, spots[other.id]!]
    return a.x < b.x + other.width && b.x < a.x + one.width && a.y < b.y + other.height && b.y < a.y + one.height
  }))
const heights = fc.array(fc.integer({ min: 60, max: 340 }), { minLength: 2, maxLength: 60 })

test('one long layer is folded into the shape of a screen, and nothing overlaps', () => {
  const all = boxes(Array.from({ length: 200 }, () => 250))
  const stretched = Object.fromEntries(all.map((box, at) => [box.id, { x: 0, y: at * 290 }]))
  const spots = folded(all, stretched, 'RIGHT')
  expect(isStretched(all, stretched)).toBe(true)
  expect(isStretched(all, spots)).toBe(false)
  expect(overlaps(all, spots)).toBe(false)
})

test('folding keeps every box, its layer before the next, and lets none overlap', () => {
  fc.assert(
    fc.property(heights, fc.constantFrom('RIGHT' as const, 'DOWN' as const), (sizes, direction) => {
      const all = boxes(sizes)
      const layered = Object.fromEntries(all.map((box, at) => [box.id, direction === 'RIGHT' ? { x: (at % 3) * 400, y: at * 400 } : { x: at * 400, y: (at % 3) * 400 }]))
      const spots = folded(all, layered, direction)
      expect(Object.keys(spots)).toHaveLength(all.length)
      expect(overlaps(all, spots)).toBe(false)
      const along = (at: number) => (direction === 'RIGHT' ? spots[`b${at}`]!.x : spots[`b${at}`]!.y)
      if (all.length > 1) expect(along(0)).toBeLessThan(along(1))
    }),
  )
})

test('blocks keep groups together, and let no box overlap', () => {
  fc.assert(
    fc.property(heights, (sizes) => {
      const all = boxes(sizes, (at) => `g${at % 4}`)
      expect(overlaps(all, inBlocks(all))).toBe(false)
    }),
  )
})
