import type { Evidence } from '../api/wire'
import { bytes, count, listed } from './figures'

const BASIS: Record<string, string> = {
  key: 'a unique key says so',
  measured: 'measured',
  statistics: "from the source's statistics",
  row_counts: 'estimated from the numbers of rows',
}

/** A fact behind a suggestion, as a sentence. */
export function evidenceSentence(evidence: Evidence): string {
  switch (evidence.kind) {
    case 'JoiningKey':
      return `${evidence.table} points at ${evidence.pointsAt}${evidence.sure ? ' from every row' : ', but not surely from every row'} (${evidence.foreignKey}).`
    case 'ChildCount':
      return `${evidence.multiplicity}: at most ${count(evidence.maximum)} rows of ${evidence.table} for one, ${evidence.average.toFixed(1)} on average (${BASIS[evidence.basis] ?? evidence.basis}).`
    case 'ArraySize':
      return `The array would take ${bytes(evidence.averageBytes)} on average and ${bytes(evidence.maximumBytes)} at most.`
    case 'Hinted':
      return evidence.hint === 'together' ? `You said that ${listed(evidence.tables)} are read together.` : `You said that ${listed(evidence.tables)} are kept apart.`
  }
}
