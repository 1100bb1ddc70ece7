import { create } from 'zustand'
import { done, redone, started, undone, type History } from './history'
import type { Command, Spots } from './commands'
import { EMPTY, keyOf, type Mapping, type Place } from './model'

/** What is selected: a place of the document model, a table of the source that may have none, or a foreign key. */
export type Picked = { kind: 'Place'; place: Place } | { kind: 'Table'; table: string } | { kind: 'Link'; id: string } | null

/** A column whose rules someone wants to see. */
export interface Asked {
  place: Place
  column: string
}

interface Designer {
  history: History
  saved: Mapping
  etag: string | null
  loaded: boolean
  picked: Picked
  asked: Asked | null
  rejected: ReadonlySet<string>
  said: string
  load: (mapping: Mapping, etag: string | null) => void
  keep: (etag: string | null) => void
  run: (command: Command) => void
  settle: (spots: Spots) => void
  undo: () => void
  redo: () => void
  pick: (picked: Picked) => void
  ask: (asked: Asked | null) => void
  reject: (path: string) => void
  reconsider: () => void
}

export const useDesigner = create<Designer>()((set, get) => ({
  history: started({ mapping: EMPTY, spots: {} }),
  saved: EMPTY,
  etag: null,
  loaded: false,
  picked: null,
  asked: null,
  rejected: new Set(),
  said: '',
  load: (mapping, etag) =>
    set({ history: started({ mapping, spots: get().history.draft.spots }), saved: mapping, etag, loaded: true, picked: null }),
  keep: (etag) => set({ saved: get().history.draft.mapping, etag }),
  run: (command) => {
    const before = get().history
    const history = done(before, command)
    if (history === before) return
    set({ history, said: `Done: ${history.past[history.past.length - 1]?.said ?? ''}`, picked: stillThere(get().picked, history) })
  },
  settle: (spots) => {
    const { history } = get()
    set({ history: { ...history, draft: { ...history.draft, spots: { ...spots, ...history.draft.spots } } } })
  },
  undo: () => {
    const { history } = get()
    const last = history.past[history.past.length - 1]
    if (last) set({ history: undone(history), said: `Undone: ${last.said}`, picked: stillThere(get().picked, undone(history)) })
  },
  redo: () => {
    const { history } = get()
    const next = history.future[0]
    if (next) set({ history: redone(history), said: `Done again: ${next.said}`, picked: stillThere(get().picked, redone(history)) })
  },
  pick: (picked) => {
    if (JSON.stringify(picked) !== JSON.stringify(get().picked)) set({ picked })
  },
  ask: (asked) => set({ asked }),
  reject: (path) => set({ rejected: new Set([...get().rejected, path]), said: `Rejected the suggestion for ${path}` }),
  reconsider: () => set({ rejected: new Set() }),
}))

function stillThere(picked: Picked, history: History): Picked {
  if (picked?.kind !== 'Place') return picked
  const [name, ...embeds] = picked.place
  let body = history.draft.mapping.collections[name] as { embed?: readonly unknown[] } | undefined
  for (const at of embeds) body = body?.embed?.[at] as { embed?: readonly unknown[] } | undefined
  return body ? picked : null
}

export function useMapping(): Mapping {
  return useDesigner((state) => state.history.draft.mapping)
}

export function useIsPicked(place: Place): boolean {
  return useDesigner((state) => state.picked?.kind === 'Place' && keyOf(state.picked.place) === keyOf(place))
}

/** Whether something is to be saved; the same content counts as the same. */
export function isDirty(state: Pick<Designer, 'history' | 'saved'>): boolean {
  return state.history.draft.mapping !== state.saved && JSON.stringify(state.history.draft.mapping) !== JSON.stringify(state.saved)
}
