import type { CatalogTable, ForeignKey } from '../api/wire'

export type Order = 'name' | 'rows' | 'bytes'

/** By parts of the name, or by patterns with a star, as `reloquent select --tables` takes them. */
export function matching(tables: readonly CatalogTable[], query: string): CatalogTable[] {
  const parts = query.split(',').map((part) => part.trim().toLowerCase()).filter(Boolean)
  if (parts.length === 0) return [...tables]
  const tests = parts.map((part) => {
    if (!part.includes('*')) return (name: string) => name.includes(part)
    const pattern = new RegExp(`^${part.split('*').map((piece) => piece.replace(/[.+?^${}()|[\]\\]/g, '\\$&')).join('.*')}$`)
    return (name: string) => pattern.test(name) || pattern.test(name.slice(name.indexOf('.') + 1))
  })
  return tables.filter((table) => tests.some((test) => test(table.name.toLowerCase())))
}

export function ordered(tables: readonly CatalogTable[], order: Order): CatalogTable[] {
  return [...tables].sort((a, b) => (order === 'name' ? 0 : b[order] - a[order]) || a.name.localeCompare(b.name))
}

/** For each chosen table, those that it points at and that are not chosen. */
export function dependencyHints(keys: readonly ForeignKey[], chosen: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> {
  const hints = new Map<string, string[]>()
  for (const key of keys) {
    if (!chosen.has(key.child) || chosen.has(key.parent)) continue
    const known = hints.get(key.child) ?? []
    if (!known.includes(key.parent)) hints.set(key.child, [...known, key.parent])
  }
  return hints
}
