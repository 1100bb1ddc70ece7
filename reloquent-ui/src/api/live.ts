import type { Attempt, Job, LiveCollection, LiveDelta, LiveEntry, LiveMessage, Point, Rates } from './wire'

/** A run as this browser knows it: all of it, up to a number. */
export interface Live {
  sequence: number
  job: Job | null
  collections: readonly LiveCollection[]
  rates: Rates
  connections: { source: number; target: number }
  timeline: readonly LiveEntry[]
  attempts: readonly Attempt[]
  throughput: readonly Point[]
  /** Something in between was missed, so the server is to be asked for everything. */
  gap: boolean
}

export const NOTHING: Live = {
  sequence: 0, job: null, collections: [], rates: { documentsPerSecond: 0, rowsPerSecond: 0, bytesPerSecond: 0 },
  connections: { source: 0, target: 0 }, timeline: [], attempts: [], throughput: [], gap: false,
}

/** As many as a snapshot of the server has. */
const ENTRIES = 200
const POINTS = 600

/** What is known after a message. A delta counts only if it begins where this browser is; else everything is asked for anew. */
export function received(live: Live, message: LiveMessage): Live {
  switch (message.kind) {
    case 'Snapshot': {
      const { kind, ...all } = message
      return { ...all, job: all.job ?? null, gap: false }
    }
    case 'Delta':
      if (live.gap || message.sequence <= live.sequence) return live
      return message.from === live.sequence ? changed(live, message) : { ...live, gap: true }
  }
}

function changed(live: Live, delta: LiveDelta): Live {
  return {
    sequence: delta.sequence,
    job: delta.job ?? live.job,
    collections: merged(live.collections, delta.collections),
    rates: delta.rates,
    connections: delta.connections,
    timeline: added(live.timeline, delta.timeline, ENTRIES),
    attempts: delta.attempts.length > 0 ? delta.attempts : live.attempts,
    throughput: added(live.throughput, delta.throughput, POINTS),
    gap: false,
  }
}

function added<T>(before: readonly T[], more: readonly T[], most: number): readonly T[] {
  return more.length === 0 ? before : [...before, ...more].slice(-most)
}

function merged(before: readonly LiveCollection[], now: readonly LiveCollection[]): readonly LiveCollection[] {
  if (now.length === 0) return before
  const news = new Map(now.map((one) => [one.name, one]))
  const known = before.map((one) => news.get(one.name) ?? one)
  return [...known, ...now.filter((one) => !before.some((old) => old.name === one.name))]
}

export interface Totals {
  done: number
  expected: number
  share: number
  secondsLeft: number | null
}

export function totals(live: Live): Totals {
  const done = live.collections.reduce((sum, one) => sum + one.documentsDone, 0)
  const expected = live.collections.reduce((sum, one) => sum + Math.max(one.state === 'done' ? 0 : one.documentsExpected, one.documentsDone), 0)
  const pace = live.rates.documentsPerSecond
  return { done, expected, share: expected === 0 ? 0 : done / expected, secondsLeft: pace > 0 && live.job?.state === 'running' ? (expected - done) / pace : null }
}
