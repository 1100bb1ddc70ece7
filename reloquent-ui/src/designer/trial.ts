import { valueOf, type Value } from '../words/bson'
import type { FieldRule, Mapping } from './model'
import type { Table } from './source'

/** A rule tried on real rows: two mappings of one collection, without the rule and with it. Nothing of them is kept. */
export interface Trial {
  plain: Mapping
  changed: Mapping
  /** The columns that are shown as they are in the source. */
  shown: readonly string[]
  /** The field that holds what the rule makes. */
  result: string
}

export const TRIED = 'tried'

/** How an expression comes out, beside the columns that it is made of. */
export function expressionTrial(mapping: Mapping, table: Table, expression: string, type?: string): Trial {
  const shown = usedColumns(table, expression)
  const result = freeOf(table, 'result')
  const mappings = only(mapping, table, { keep: shown, add: { [result]: type ? { compute: expression, type } : expression } })
  return { plain: mappings, changed: mappings, shown, result }
}

/** What a column's rules make of it; nothing where the field is left out, and a new name changes no value. */
export function columnTrial(mapping: Mapping, table: Table, column: string, rule: FieldRule): Trial | undefined {
  const { rename, exclude, ...changing } = rule
  if (exclude || Object.keys(changing).length === 0) return undefined
  const shown = rule.compute === undefined ? [column] : usedColumns(table, rule.compute)
  return {
    plain: only(mapping, table, { keep: shown }),
    changed: only(mapping, table, { keep: [column], fields: { [column]: changing } }),
    shown,
    result: column,
  }
}

function only(mapping: Mapping, table: Table, body: object): Mapping {
  const keyless = table.key.length === 0 && !mapping.keys?.[table.name]
  return {
    version: 1,
    ...(mapping.keys ? { keys: mapping.keys } : {}),
    collections: { [TRIED]: { from: table.name, ...(keyless ? { id: 'content' } : {}), ...body } },
  }
}

function freeOf(table: Table, wanted: string): string {
  let name = wanted
  while (table.columns.some((column) => column.name.toLowerCase() === name)) name = `${name}_`
  return name
}

/** The columns that an expression names, in the order of the table. What stands inside texts is no name. */
export function usedColumns(table: Table, expression: string): string[] {
  const written = expression.replace(/'[^']*'/g, "''")
  const quoted = new Set([...written.matchAll(/"((?:[^"]|"")*)"/g)].map((found) => found[1]!.replaceAll('""', '"')))
  const bare = new Set(written.replace(/"(?:[^"]|"")*"/g, ' ').toLowerCase().match(/[\p{L}_][\p{L}\p{N}_$]*/gu) ?? [])
  return table.columns.map((column) => column.name).filter((name) => quoted.has(name) || bare.has(name.toLowerCase()))
}

/** One row of a trial, as a person compares it. */
export interface TriedRow {
  before: readonly (Value | null)[]
  after: Value | null
}

/** The documents of both mappings side by side; without a key nothing says which belong together, so there is the outcome alone. */
export function triedRows(trial: Trial, plain: readonly unknown[], changed: readonly unknown[], paired: boolean): TriedRow[] {
  return changed.map((document, at) => ({
    before: paired ? trial.shown.map((name) => fieldOf(plain[at], name)) : [],
    after: fieldOf(document, trial.result),
  }))
}

/** A dot in a column's own name is written as a full-width one. */
function fieldOf(document: unknown, name: string): Value | null {
  const fields = (typeof document === 'object' && document !== null ? document : {}) as Record<string, unknown>
  const key = name in fields ? name : name.replaceAll('.', '．')
  return key in fields ? valueOf(fields[key]) : null
}

