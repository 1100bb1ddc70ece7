import type { CollectionCheck, Discrepancy } from '../api/wire'
import { count, several } from './figures'

/** What is wrong with one document, as the end of a sentence that begins with its key. */
export function discrepancySentence(one: Discrepancy): string {
  switch (one.kind) {
    case 'Missing':
      return 'is in the source and not in the target.'
    case 'Extra':
      return 'is in the target and not in the source.'
    case 'Different':
      return `differs in ${several(one.fields.length, 'field')}.`
  }
}

/** Whether every row of the source is in a document. */
export function rowsSentence(check: CollectionCheck): string {
  const lost = check.rows.filter((row) => !row.passes)
  if (lost.length === 0) return `${count(check.rows.reduce((sum, row) => sum + row.inSource, 0))}, all accounted for`
  return lost.map((row) => row.sentence).join(' ')
}
