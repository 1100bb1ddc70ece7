import { useState } from 'react'
import { useAct } from '../api/queries'
import { Button, Check, TextField } from '../parts/basics'
import { Dialog } from '../parts/Dialog'
import { Trouble } from '../parts/states'

type Depth = 'full' | 'quick' | 'samples'

const DEPTHS: readonly (readonly [depth: Depth, title: string, hint: string])[] = [
  ['full', 'Everything, with a second reading of the source', 'Every document is made once more by other means. Only this can end in READY FOR PRODUCTION.'],
  ['quick', 'Everything, with what the load sent', 'One scan of the target; the source is read only where something differs.'],
  ['samples', 'Some documents from all over', 'A first look at something very large, field by field.'],
]

const MOST = 1_000_000

/** Asks how thoroughly to compare, and begins. */
export function CompareDialog({ open, close }: { open: boolean; close: () => void }) {
  const [depth, setDepth] = useState<Depth>('full')
  const [samples, setSamples] = useState('1000')
  const validate = useAct<{ depth: Depth } | { samples: number }, unknown>('validate', ['job', 'report', 'status'])
  const wrong = depth === 'samples' && !(/^\d+$/.test(samples) && Number(samples) >= 1 && Number(samples) <= MOST) ? 'A number from 1 to 1,000,000.' : undefined
  const go = () => validate.mutate(depth === 'samples' ? { samples: Number(samples) } : { depth }, { onSuccess: close })
  return (
    <Dialog title="Compare the documents with the source" open={open} close={close}
      actions={<><Button onClick={close}>Cancel</Button><Button kind="primary" disabled={wrong !== undefined} busy={validate.isPending} onClick={go}>Compare</Button></>}>
      <div className="space-y-3">
        {validate.error && <Trouble error={validate.error} />}
        <fieldset className="space-y-2">
          <legend className="sr-only">How thoroughly</legend>
          {DEPTHS.map(([value, title, hint]) => <Check key={value} type="radio" name="depth" label={title} hint={hint} checked={depth === value} onChange={() => setDepth(value)} />)}
        </fieldset>
        {depth === 'samples' && <TextField label="How many documents" inputMode="numeric" value={samples} error={wrong} onChange={(event) => setSamples(event.target.value)} />}
        <p className="text-soft">The source is read as it is now: what was written to it since the load differs, rightly so. The report keeps the latest comparison.</p>
      </div>
    </Dialog>
  )
}
