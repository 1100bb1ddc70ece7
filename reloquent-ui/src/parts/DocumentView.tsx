import { valueOf, type Value } from '../words/bson'

/** A document with the type of every value; what is nested folds. */
export function DocumentView({ document }: { document: unknown }) {
  const value = valueOf(document)
  return <div className="mono overflow-x-auto text-[12px] leading-[1.65]">{value.kind === 'Document' ? <Fields fields={value.fields} depth={0} /> : <Leaf value={value} />}</div>
}

function Fields({ fields, depth }: { fields: readonly (readonly [string, Value])[]; depth: number }) {
  return (
    <ul>
      {fields.map(([name, value]) => (
        <li key={name}>
          {value.kind === 'Document' || value.kind === 'Array' ? <Nest name={name} value={value} depth={depth} /> : (
            <div className="flex gap-1.5 whitespace-nowrap" style={{ paddingLeft: depth * 14 + 14 }}><span className="text-ink">{name}</span><Leaf value={value} /></div>
          )}
        </li>
      ))}
    </ul>
  )
}

function Nest({ name, value, depth }: { name: string; value: Extract<Value, { kind: 'Document' | 'Array' }>; depth: number }) {
  const size = value.kind === 'Array' ? value.items.length : value.fields.length
  const fields = value.kind === 'Array' ? value.items.map((item, at) => [String(at), item] as const) : value.fields
  return (
    <details open={depth < 2 && size < 30}>
      <summary className="whitespace-nowrap" style={{ paddingLeft: depth * 14 }}>
        {name} <span className="text-soft">{value.kind === 'Array' ? `[ ${size} ]` : `{ ${size} }`}</span>
      </summary>
      <Fields fields={fields} depth={depth + 1} />
    </details>
  )
}

function Leaf({ value }: { value: Value }) {
  return value.kind === 'Leaf' ? <LeafText value={value} typed /> : null
}

/** A single value, and the name of its type at the other end. */
export function LeafText({ value, typed = false }: { value: Extract<Value, { kind: 'Leaf' }>; typed?: boolean }) {
  const colour = value.type === 'string' ? 'text-good' : value.type === 'null' ? 'text-soft' : 'text-info'
  return <><span className={`max-w-56 truncate ${colour}`} title={value.text}>{value.text}</span>{typed && <span className="ml-auto pl-3 text-[11px] text-soft">{value.type}</span>}</>
}
