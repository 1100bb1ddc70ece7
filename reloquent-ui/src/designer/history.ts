import { apply, sentence, type Command, type Draft } from './commands'

/** One thing that was done, with both sides of it; what did not change is shared between them. */
export interface Entry {
  said: string
  before: Draft
  after: Draft
}

/** What was done and can be undone, and what was undone and can be done again. */
export interface History {
  draft: Draft
  past: readonly Entry[]
  future: readonly Entry[]
}

/** More steps than anyone takes back one by one. */
const MOST = 500

export function started(draft: Draft): History {
  return { draft, past: [], future: [] }
}

export function done(history: History, command: Command): History {
  const after = apply(history.draft, command)
  if (after === history.draft) return history
  const entry: Entry = { said: sentence(history.draft.mapping, command), before: history.draft, after }
  return { draft: after, past: [...history.past, entry].slice(-MOST), future: [] }
}

export function undone(history: History): History {
  const last = history.past[history.past.length - 1]
  if (!last) return history
  return { draft: last.before, past: history.past.slice(0, -1), future: [last, ...history.future] }
}

export function redone(history: History): History {
  const [next, ...rest] = history.future
  if (!next) return history
  return { draft: next.after, past: [...history.past, next], future: rest }
}
