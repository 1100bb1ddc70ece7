import { Button } from '../parts/basics'
import { orderParts, orderWritten, type OrderPart } from './order'
import type { Embedding } from './model'
import type { Column } from './source'

/** What orders an array, the column that counts first on top. */
export function OrderForm({ embedding, columns, change }: { embedding: Embedding; columns: readonly Column[]; change: (order: Embedding['order']) => void }) {
  const parts = orderParts(embedding.order)
  const free = columns.filter((column) => !parts.some((part) => part.column === column.name))
  const put = (next: readonly OrderPart[]) => change(orderWritten(next))
  return (
    <fieldset>
      <legend className="mb-1 text-[12.5px] font-medium">Order</legend>
      <ul className="space-y-1">
        {parts.map((part, at) => (
          <li key={part.column} className="flex items-center gap-1.5">
            <span className="mono min-w-0 flex-1 truncate text-[12px]">{part.column}</span>
            <select className="control !h-7 !w-36" aria-label={`Direction of ${part.column}`} value={part.descending ? 'desc' : 'asc'}
              onChange={(event) => put(parts.map((one, index) => (index === at ? { ...one, descending: event.target.value === 'desc' } : one)))}>
              <option value="asc">least first</option><option value="desc">greatest first</option>
            </select>
            <Button small kind="quiet" disabled={at === 0} aria-label={`${part.column} counts earlier`} onClick={() => put(earlier(parts, at))}>↑</Button>
            <Button small kind="quiet" aria-label={`Do not order by ${part.column}`} onClick={() => put(parts.filter((_, index) => index !== at))}>×</Button>
          </li>
        ))}
      </ul>
      {free.length > 0 && (
        <select className="control mt-1 !h-7" aria-label="Order by" value="" onChange={(event) => put([...parts, { column: event.target.value, descending: false }])}>
          <option value="">{parts.length === 0 ? 'by the key alone; choose a column …' : 'then by …'}</option>
          {free.map((column) => <option key={column.name} value={column.name}>{column.name} · {column.type}</option>)}
        </select>
      )}
    </fieldset>
  )
}

function earlier(parts: readonly OrderPart[], at: number): OrderPart[] {
  const next = [...parts]
  const [one] = next.splice(at, 1)
  if (one) next.splice(at - 1, 0, one)
  return next
}
