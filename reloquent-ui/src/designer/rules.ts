import type { AddedField, FieldRule } from './model'
import type { Placed } from './model'

/** What can be done to one column, as the form offers it. */
export type Operation = 'rename' | 'compute' | 'cast' | 'default' | 'exclude' | 'nulls'

export const OPERATION_WORDS: Record<Operation, string> = {
  rename: 'Rename',
  compute: 'Compute',
  cast: 'Cast type',
  default: 'Set default',
  exclude: 'Exclude field',
  nulls: 'Treat nulls',
}

export function operationsOf(rule: FieldRule | undefined): Operation[] {
  if (!rule) return []
  const found: Operation[] = []
  if (rule.rename !== undefined) found.push('rename')
  if (rule.compute !== undefined) found.push('compute')
  if (rule.type !== undefined) found.push('cast')
  if (rule.default !== undefined) found.push('default')
  if (rule.exclude) found.push('exclude')
  if (rule.nulls !== undefined) found.push('nulls')
  return found
}

export function ruleSentence(rule: FieldRule): string {
  return operationsOf(rule)
    .map((operation) => {
      switch (operation) {
        case 'rename':
          return `is called ${rule.rename}`
        case 'compute':
          return `is ${rule.compute}`
        case 'cast':
          return `becomes ${rule.type}`
        case 'default':
          return `is ${JSON.stringify(rule.default)} where it is null`
        case 'exclude':
          return 'is left out'
        case 'nulls':
          return rule.nulls === 'omit' ? 'is omitted where it is null' : 'is written where it is null'
      }
    })
    .join(', ')
}

const BADGE: Record<Operation, string> = { rename: 'Aa', compute: 'ƒ', cast: 'T', default: '=', exclude: '∅', nulls: 'n' }

export function ruleBadges(rules: readonly FieldRule[]): string[] {
  return [...new Set(rules.flatMap(operationsOf))].map((operation) => BADGE[operation])
}

export function rulesOfColumn(places: readonly Placed[], column: string): FieldRule[] {
  return places.flatMap((one) => one.body.fields?.[column] ?? [])
}

/** A condition that the form can build; anything else is written as an expression. */
export interface Condition {
  column: string
  relation: Relation
  value: string
}

export type Relation = '=' | '<>' | '>' | '>=' | '<' | '<=' | 'contains' | 'begins with' | 'is null' | 'is not null'

export const RELATIONS: readonly Relation[] = ['=', '<>', '>', '>=', '<', '<=', 'contains', 'begins with', 'is null', 'is not null']

/** Only names that need no quotes stay bare, so that capitals and spaces survive. */
export function quotedName(name: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`
}

const NUMBERS = /^(smallint|integer|bigint|numeric|decimal|real|double precision|int|float)/
const MOMENTS: readonly (readonly [RegExp, string])[] = [[/^date/, 'date'], [/^timestamp/, 'timestamp']]

/** A value as an expression writes it, by the type of the column that it stands beside. */
export function literal(value: string, type: string): string {
  if (NUMBERS.test(type) && /^-?\d+(\.\d+)?$/.test(value.trim())) return value.trim()
  if (/^boolean/.test(type) && /^(true|false)$/i.test(value.trim())) return value.trim().toLowerCase()
  const moment = MOMENTS.find(([pattern]) => pattern.test(type))
  const text = `'${value.replaceAll("'", "''")}'`
  return moment && /^\d{4}-/.test(value) ? `${moment[1]} ${text}` : text
}

export function conditionText(condition: Condition, type: string): string {
  const column = quotedName(condition.column)
  switch (condition.relation) {
    case 'is null':
    case 'is not null':
      return `${column} ${condition.relation}`
    case 'contains':
      return `${column} like ${literal(`%${condition.value}%`, 'text')}`
    case 'begins with':
      return `${column} like ${literal(`${condition.value}%`, 'text')}`
    default:
      return `${column} ${condition.relation} ${literal(condition.value, type)}`
  }
}

export function addedSentence(added: AddedField): string {
  if (typeof added === 'string') return added
  if (added.constant !== undefined) return `always ${JSON.stringify(added.constant)}`
  return added.compute ?? added.pyspark ?? ''
}

/** A default as it goes into the file: numbers and truth values as such, everything else as text. */
export function inferred(text: string): unknown {
  if (text === 'true' || text === 'false') return text === 'true'
  return /^-?(0|[1-9]\d{0,14})(\.\d+)?$/.test(text) && String(Number(text)) === text ? Number(text) : text
}
