import { expect, test } from 'vitest'
import { NOTHING, received, totals } from '../src/api/live'
import type { LiveDelta, LiveSnapshot } from '../src/api/wire'

const job = { id: 'a', kind: 'migrate', state: 'running', started: '2026-01-01T00:00:00Z', pausable: true, attempt: 1 } as const
const body = { rates: { documentsPerSecond: 10, rowsPerSecond: 20, bytesPerSecond: 30 }, connections: { source: 1, target: 1 }, timeline: [], attempts: [], throughput: [] }
const at = (name: string, documentsDone: number, state: 'waiting' | 'running' | 'done' | 'failed' = 'running') => ({ name, documentsDone, documentsExpected: 100, rows: 0, bytes: 0, failures: 0, state })
const snapshot = (sequence: number): LiveSnapshot => ({ kind: 'Snapshot', sequence, job, collections: [at('orders', 10), at('log', 0, 'waiting')], ...body })
const delta = (from: number, sequence: number, done: number): LiveDelta => ({ kind: 'Delta', from, sequence, collections: [at('orders', done)], ...body })

test('a snapshot and then what has changed is what the server has', () => {
  const live = [delta(5, 6, 20), delta(6, 9, 30)].reduce(received, received(NOTHING, snapshot(5)))
  expect(live.sequence).toBe(9)
  expect(live.collections).toEqual([at('orders', 30), at('log', 0, 'waiting')])
  expect(live.gap).toBe(false)
})

test('a delta that begins elsewhere is a gap, and nothing counts until everything comes anew', () => {
  const gap = received(received(NOTHING, snapshot(5)), delta(7, 8, 50))
  expect(gap.gap).toBe(true)
  expect(received(gap, delta(8, 9, 60))).toBe(gap)
  expect(received(gap, snapshot(9)).gap).toBe(false)
})

test('what was heard already is not heard twice', () => {
  const live = received(received(NOTHING, snapshot(5)), delta(5, 6, 20))
  expect(received(live, delta(5, 6, 20))).toBe(live)
})

test('what a delta does not name stays', () => {
  const live = received(received(NOTHING, snapshot(5)), { ...delta(5, 6, 20), collections: [] })
  expect(live.collections).toHaveLength(2)
  expect(live.job).toEqual(job)
})

test('a collection that is done counts what it has, not what was expected of it', () => {
  const live = received(NOTHING, { ...snapshot(1), collections: [at('orders', 97, 'done'), at('log', 50)] })
  expect(totals(live)).toEqual({ done: 147, expected: 197, share: 147 / 197, secondsLeft: 5 })
})
