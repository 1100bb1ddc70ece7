/** A value of a document as it is shown: text with the name of its type, or what it holds. */
export type Value =
  | { kind: 'Leaf'; type: string; text: string }
  | { kind: 'Array'; items: readonly Value[] }
  | { kind: 'Document'; fields: readonly (readonly [string, Value])[] }

const leaf = (type: string, text: string): Value => ({ kind: 'Leaf', type, text })

/** From canonical extended JSON, in which one key that begins with $ says the type. */
export function valueOf(json: unknown): Value {
  if (json === null || json === undefined) return leaf('null', 'null')
  if (typeof json === 'string') return leaf('string', JSON.stringify(json))
  if (typeof json === 'boolean') return leaf('boolean', String(json))
  if (typeof json === 'number') return leaf('number', String(json))
  if (Array.isArray(json)) return { kind: 'Array', items: json.map(valueOf) }
  const fields = Object.entries(json as Record<string, unknown>)
  const [first] = fields
  if (first && first[0].startsWith('$')) return typed(first[0], first[1])
  return { kind: 'Document', fields: fields.map(([name, value]) => [name, valueOf(value)]) }
}

function typed(key: string, value: unknown): Value {
  switch (key) {
    case '$numberInt':
      return leaf('int32', String(value))
    case '$numberLong':
      return leaf('int64', String(value))
    case '$numberDouble':
      return leaf('double', String(value))
    case '$numberDecimal':
      return leaf('decimal128', String(value))
    case '$oid':
      return leaf('objectId', String(value))
    case '$date':
      return leaf('date', dateText(value))
    case '$uuid':
      return leaf('uuid', String(value))
    case '$binary':
      return binary(value as { base64?: string; subType?: string })
    default:
      return leaf(key.slice(1), JSON.stringify(value))
  }
}

function dateText(value: unknown): string {
  const millis = typeof value === 'object' && value !== null ? Number((value as Record<string, unknown>)['$numberLong']) : Date.parse(String(value))
  const date = new Date(millis)
  return Number.isNaN(date.getTime()) ? `${millis} ms` : date.toISOString()
}

function binary({ base64 = '', subType = '00' }: { base64?: string; subType?: string }): Value {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
  if (subType === '04' && bytes.length === 16) {
    const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
    return leaf('uuid', `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`)
  }
  return leaf('binary', `${bytes.length} bytes`)
}
