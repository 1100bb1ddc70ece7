import { useTrial } from '../api/queries'
import { Refused, troubleOf } from '../api/problem'
import { LeafText } from '../parts/DocumentView'
import type { Value } from '../words/bson'
import { triedRows, type Trial, type TriedRow } from './trial'
import type { Table } from './source'

/** What a rule makes of the first rows of the source, while it is written. It keeps its height, so that nothing below it jumps. */
export function TriedRows({ trial, table, paired, title = 'With real rows', outcome = 'in the document' }: {
  trial: Trial | undefined; table: Table; paired: boolean; title?: string; outcome?: string
}) {
  const tried = useTrial(trial)
  const sample = trial && tried.data && !tried.error ? triedRows(tried.data.trial, tried.data.plain, tried.data.changed, paired) : []
  return (
    <section aria-label={title} aria-busy={tried.isFetching} className="rounded-md border border-line bg-ground p-2">
      <h3 className="mb-1 text-[12.5px]">{title}</h3>
      <div className="min-h-[132px] overflow-x-auto">
        {!trial ? <p className="text-soft">There is nothing to try yet.</p>
          : tried.error ? <Wrong error={tried.error} />
          : !tried.data ? <p className="text-soft">Reading some rows …</p>
          : sample.length === 0 ? <p className="text-soft">{table.name} has no rows.</p>
          : <Sample trial={tried.data.trial} rows={sample} paired={paired} outcome={outcome} faint={tried.isFetching} />}
      </div>
    </section>
  )
}

function Wrong({ error }: { error: unknown }) {
  const trouble = troubleOf(error)
  const [first] = trouble.problems
  return (
    <p className="text-bad" role="status">
      {error instanceof Refused && first ? `${first.what} ${first.remedy}` : `${trouble.what} ${trouble.next}`}
    </p>
  )
}

function Sample({ trial, rows, paired, outcome, faint }: { trial: Trial; rows: readonly TriedRow[]; paired: boolean; outcome: string; faint: boolean }) {
  const before = paired ? trial.shown : []
  return (
    <table className={`w-full text-left text-[12px] ${faint ? 'opacity-60' : ''}`}>
      <thead className="text-soft"><tr>{before.map((name) => <th key={name} scope="col" className="pr-3 font-medium">{name}</th>)}<th scope="col" className="font-medium">{outcome}</th></tr></thead>
      <tbody className="mono">
        {rows.map((row, at) => (
          <tr key={at} className="border-t border-line align-top">
            {row.before.map((value, column) => <td key={column} className="max-w-36 truncate pr-3"><Shown value={value} /></td>)}
            <td><span className="flex min-w-0"><Shown value={row.after} typed /></span></td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Shown({ value, typed = false }: { value: Value | null; typed?: boolean }) {
  if (value === null) return <span className="text-soft italic">no field</span>
  if (value.kind === 'Leaf') return <LeafText value={value} typed={typed} />
  return <span className="text-soft">{value.kind === 'Array' ? `[ ${value.items.length} ]` : `{ ${value.fields.length} }`}</span>
}
