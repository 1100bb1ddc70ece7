import { literal, quotedName } from './rules'
import type { Column } from './source'

export const OPERATORS = [['+', 'plus'], ['-', 'minus'], ['*', 'times'], ['/', 'divided by'], ['||', 'joined as text to']] as const
export type Operator = (typeof OPERATORS)[number][0]

export const FINISHES = [
  ['', 'nothing more'], ['round2', 'rounded to two places'], ['abs', 'without its sign'], ['upper', 'in capitals'], ['lower', 'in small letters'],
  ['trim', 'without blanks at the ends'],
] as const
export type Finish = (typeof FINISHES)[number][0]

/** A column or a value, and what stands before it; before the first nothing does. */
export interface Term {
  operator: Operator
  column: string
  /** Counts where there is no column. */
  value: string
}

const CLASS: Record<Operator, 'sum' | 'product' | 'text'> = { '+': 'sum', '-': 'sum', '*': 'product', '/': 'product', '||': 'text' }

/** Terms from left to right, as they are chosen: what comes first is computed first, so brackets stand where SQL would see it otherwise. */
export function computation(terms: readonly Term[], finish: Finish, columns: readonly Column[]): string {
  const [first, ...rest] = terms
  if (!first) return ''
  const joinsText = (one: Term | undefined) => one?.operator === '||'
  let text = operand(first, joinsText(rest[0]), columns)
  let last: Operator | undefined
  for (const term of rest) {
    const binds = last === undefined || CLASS[last] === CLASS[term.operator] || (CLASS[last] === 'product' && CLASS[term.operator] === 'sum')
    text = `${binds ? text : `(${text})`} ${term.operator} ${operand(term, joinsText(term), columns)}`
    last = term.operator
  }
  return finished(text, finish)
}

function operand(term: Term, asText: boolean, columns: readonly Column[]): string {
  if (term.column !== '') return quotedName(term.column)
  const type = asText ? 'text' : typeOf(term.value, columns)
  return literal(term.value, type)
}

function typeOf(value: string, columns: readonly Column[]): string {
  return /^-?\d+(\.\d+)?$/.test(value.trim()) || columns.length === 0 ? 'numeric' : 'text'
}

function finished(text: string, finish: Finish): string {
  return finish === '' ? text : finish === 'round2' ? `round(${text}, 2)` : `${finish}(${text})`
}
