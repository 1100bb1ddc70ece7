import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useAct, useConfiguration } from '../api/queries'
import type { Plan } from '../api/wire'
import { Button, Check, Choice } from '../parts/basics'
import { Dialog } from '../parts/Dialog'
import { Trouble } from '../parts/states'
import { platformWord, PLATFORMS } from '../words/platform'
import { useChosenPlatform } from './choice'

/** What a load is started with; everything else is in the plan. */
interface Wishes {
  setAside: boolean
  validate: boolean
  resume: boolean
  platform?: string
  collections?: string[]
}

/** Asks how the plan is to be carried out, and has it understood that documents are written now, unless they are already. */
export function StartDialog({ plan, resume, open, close }: { plan: Plan; resume: boolean; open: boolean; close: () => void }) {
  const configured = useConfiguration().data?.value.platform ?? 'direct'
  const { platform, choose } = useChosenPlatform()
  const [understood, setUnderstood] = useState(false)
  const [setAside, setSetAside] = useState(false)
  const [validate, setValidate] = useState(true)
  const [anew, setAnew] = useState(false)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const start = useAct<Wishes, unknown>('migrate', ['job', 'status'])
  const navigate = useNavigate()
  const names = plan.collections.map((one) => one.collection)
  const chosen = names.filter((name) => !left.has(name))
  const title = resume ? 'Go on with the migration' : 'Start the migration'
  const go = () => {
    if ('Notification' in window && Notification.permission === 'default') void Notification.requestPermission()
    const some = chosen.length < names.length ? { collections: chosen } : {}
    start.mutate({ setAside, validate, resume: resume && !anew, ...(platform ? { platform } : {}), ...some }, { onSuccess: () => { close(); void navigate('/run') } })
  }
  const toggle = (name: string) => setLeft((before) => {
    const next = new Set(before)
    if (!next.delete(name)) next.add(name)
    return next
  })
  return (
    <Dialog title={title} open={open} close={close}
      actions={<><Button onClick={close}>Go back</Button><Button kind="primary" disabled={!(understood || resume) || chosen.length === 0} busy={start.isPending} onClick={go}>{title}</Button></>}>
      <div className="space-y-3">
        {start.error && <Trouble error={start.error} />}
        <p>Plan <span className="mono">{plan.hash.slice(0, 12)}</span> writes into <span className="mono">{plan.target}</span>, by {platformWord(platform ?? configured)}.</p>
        {resume && (
          <fieldset className="space-y-1">
            <legend className="mb-1 font-medium">What is loaded already</legend>
            <Check type="radio" name="anew" label="stays, and what is missing is loaded" hint="Right only if nothing has been written to the source since." checked={!anew} onChange={() => setAnew(false)} />
            <Check type="radio" name="anew" label="is loaded again under a new snapshot" hint="Ends with the same documents as a run that was never cut off." checked={anew} onChange={() => setAnew(true)} />
          </fieldset>
        )}
        <Check label="Compare every document with the source at once" hint="Under the moment that the load saw: right also for a source that is written to." checked={validate} onChange={(event) => setValidate(event.target.checked)} />
        <Check label="Set aside documents that cannot be made" hint="Otherwise the first of them ends the run." checked={setAside} onChange={(event) => setSetAside(event.target.checked)} />
        <details>
          <summary className="font-medium">Where, and which collections</summary>
          <div className="mt-2 space-y-3 pl-4">
            <Choice label="Carried out by" value={platform ?? configured} onChange={(event) => choose(event.target.value === configured ? null : event.target.value)} choices={PLATFORMS.map((one) => [one.name, one.title])}
              hint="For this run; the configuration says what is usual." />
            <fieldset className="grid max-h-40 grid-cols-2 gap-1 overflow-auto">
              <legend className="mb-1 text-[12.5px] font-medium">Collections ({chosen.length} of {names.length})</legend>
              {names.map((name) => <Check key={name} label={name} checked={!left.has(name)} onChange={() => toggle(name)} />)}
            </fieldset>
          </div>
        </details>
        {!resume && (
          <div className="rounded-md border border-warn bg-warn-wash p-3">
            <Check label="I have understood that from here on the way back is a rollback." checked={understood} onChange={(event) => setUnderstood(event.target.checked)} />
          </div>
        )}
      </div>
    </Dialog>
  )
}
