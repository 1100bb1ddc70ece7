import { useId, useRef, useState } from 'react'
import { Labelled } from '../parts/basics'
import { completed, completing, type Completion, type Offer } from './completion'
import type { Column } from './source'

/** A text of SQL over the columns of one table, with what could be meant below it. Arrows choose, Enter or Tab takes, Ctrl Space asks. */
export function ExpressionField({ label, hint, columns, value, change, rows = 3 }: {
  label: string; hint?: string; columns: readonly Column[]; value: string; change: (text: string) => void; rows?: number
}) {
  const field = useRef<HTMLTextAreaElement>(null)
  const [open, setOpen] = useState<Completion | null>(null)
  const [at, setAt] = useState(0)
  const list = useId()
  const look = (text: string, asked = false) => {
    setOpen(completing(text, field.current?.selectionStart ?? text.length, columns, asked))
    setAt(0)
  }
  const take = (offer: Offer) => {
    if (!open || !field.current) return
    const { text, caret } = completed(value, open, offer)
    change(text)
    setOpen(null)
    // The caret can be put only once the text is there.
    requestAnimationFrame(() => {
      field.current?.focus()
      field.current?.setSelectionRange(caret, caret)
    })
  }
  const pressed = (event: React.KeyboardEvent) => {
    if (event.key === ' ' && event.ctrlKey) {
      event.preventDefault()
      return look(value, true)
    }
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const chosen = open?.offers[at]
    if (!open || !chosen) return
    if (event.key === 'Escape') {
      // The dialog around it stays open.
      event.stopPropagation()
      setOpen(null)
    } else if (step !== 0) setAt((at + step + open.offers.length) % open.offers.length)
    else if ((event.key === 'Enter' && !event.shiftKey) || event.key === 'Tab') take(chosen)
    else return
    event.preventDefault()
  }
  return (
    <Labelled label={label} hint={hint}>
      {(ids) => (
        <div className="relative">
          <textarea {...ids} ref={field} rows={rows} className="control mono block" spellCheck={false} autoComplete="off" value={value} aria-autocomplete="list"
            {...(open ? { 'aria-controls': list, 'aria-activedescendant': `${list}-${at}` } : {})} onKeyDown={pressed} onBlur={() => setOpen(null)}
            onChange={(event) => { change(event.target.value); look(event.target.value) }} />
          {open && <Offers id={list} offers={open.offers} at={at} take={take} />}
        </div>
      )}
    </Labelled>
  )
}

const KIND: Record<Offer['kind'], string> = { Column: 'text-accent', Function: 'text-info', Word: 'text-soft' }

function Offers({ id, offers, at, take }: { id: string; offers: readonly Offer[]; at: number; take: (offer: Offer) => void }) {
  return (
    <ul id={id} role="listbox" aria-label="What could be meant" className="absolute inset-x-0 top-full z-20 mt-0.5 rounded-md border border-edge bg-surface py-1 shadow-lg">
      {offers.map((offer, index) => (
        <li key={`${offer.kind} ${offer.text}`} id={`${id}-${index}`} role="option" aria-selected={index === at} onPointerDown={(event) => { event.preventDefault(); take(offer) }}
          className={`flex cursor-pointer items-center gap-3 px-2.5 py-0.5 ${index === at ? 'bg-accent-wash' : 'hover:bg-sunken'}`}>
          <span className={`mono ${KIND[offer.kind]}`}>{offer.text}</span>
          <span className="ml-auto truncate text-[12px] text-soft">{offer.about}</span>
        </li>
      ))}
    </ul>
  )
}
