import type { Embedding } from './model'

export interface OrderPart {
  column: string
  descending: boolean
}

/** What orders an array, as mapping.yaml writes it, in parts: "placed_at desc", or the long form. */
export function orderParts(order: Embedding['order']): OrderPart[] {
  return (order ?? []).map((part) => {
    if (typeof part !== 'string') return { column: part.column, descending: part.descending === true }
    const [, column = part, direction] = /^(.*?)\s+(asc|desc)$/i.exec(part) ?? []
    return { column, descending: direction?.toLowerCase() === 'desc' }
  })
}

/** The short form wherever it can be read back; nothing where nothing orders. */
export function orderWritten(parts: readonly OrderPart[]): Embedding['order'] {
  if (parts.length === 0) return undefined
  return parts.map((part) => {
    if (/\s(asc|desc)\s*$/i.test(part.column) || part.column !== part.column.trim()) return part
    return part.descending ? `${part.column} desc` : part.column
  })
}
