import { useState } from 'react'
import { useAct, useRollback } from '../api/queries'
import { Button, Check } from '../parts/basics'
import { Dialog } from '../parts/Dialog'
import { Answer, Trouble } from '../parts/states'
import { count, several } from '../words/figures'

/** Drops what the run created: all of it, or single collections. */
export function RollBack({ open, close }: { open: boolean; close: () => void }) {
  const found = useRollback(open)
  const drop = useAct<{ confirm: true; collections?: string[] }, unknown>('rollback', ['job', 'status', 'report'])
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set())
  const names = Object.keys(found.data?.collections ?? {})
  const chosen = names.filter((name) => !kept.has(name))
  const toggle = (name: string) => setKept((before) => {
    const next = new Set(before)
    if (!next.delete(name)) next.add(name)
    return next
  })
  const accept = () => drop.mutate({ confirm: true, ...(chosen.length < names.length ? { collections: chosen } : {}) }, { onSuccess: close })
  return (
    <Dialog title="Roll back?" open={open} close={close}
      actions={<><Button onClick={close}>Cancel</Button><Button kind="danger" disabled={chosen.length === 0} busy={drop.isPending} onClick={accept}>Drop {several(chosen.length, 'collection')}</Button></>}>
      <div className="space-y-3">
        {drop.error && <Trouble error={drop.error} />}
        <p>
          This drops collections that the run created in the target, and nothing else. The source is never touched, and every decision is still there afterwards.
        </p>
        <Answer query={found} what="what would be dropped">
          {({ collections }) => (
            <fieldset className="space-y-1">
              <legend className="mb-1 font-medium">What is dropped</legend>
              {Object.entries(collections).map(([name, documents]) => (
                <Check key={name} label={<>{name} <span className="text-soft">{several(documents, 'document')}</span></>} checked={!kept.has(name)} onChange={() => toggle(name)} />
              ))}
              {names.length === 0 && <p className="text-soft">The run has created nothing that is still there.</p>}
            </fieldset>
          )}
        </Answer>
        {chosen.length < names.length && chosen.length > 0 && (
          <p className="text-soft">{count(names.length - chosen.length)} of them stay. What is dropped can be loaded again without the others.</p>
        )}
      </div>
    </Dialog>
  )
}
