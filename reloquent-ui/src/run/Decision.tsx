import { useState } from 'react'
import { useAct } from '../api/queries'
import type { Job } from '../api/wire'
import { Button } from '../parts/basics'
import { Dialog } from '../parts/Dialog'
import { Trouble } from '../parts/states'
import { listed } from '../words/figures'

const CHOICES = [
  ['retry', 'Try again what is not loaded', 'Under the same snapshot; nothing that is safe is written again.'],
  ['restart', 'Start over', 'Everything that the run created is dropped and loaded again under a new snapshot.'],
  ['abort', 'End the run', 'What is loaded stays.'],
] as const

type Choice = (typeof CHOICES)[number][0]

/** Some collections could not be loaded: what is to become of the run? */
export function Decision({ job }: { job: Job }) {
  const [choice, setChoice] = useState<Choice>('retry')
  const [later, setLater] = useState(false)
  const decide = useAct<{ decision: Choice }, unknown>('job/decision', ['job'])
  const { decision } = job
  if (!decision) return null
  return (
    <>
      {later && <Button kind="danger" className="fixed right-6 bottom-16" onClick={() => setLater(false)}>Decide …</Button>}
      <Dialog title="Some collections could not be loaded" open={!later} close={() => setLater(true)}
        actions={<><Button onClick={() => setLater(true)}>Not yet</Button><Button kind="primary" busy={decide.isPending} onClick={() => decide.mutate({ decision: choice })}>Decide</Button></>}>
        <div className="space-y-3">
          {decide.error && <Trouble error={decide.error} />}
          <p>{decision.sentence}</p>
          <ul className="space-y-1">
            {decision.failed.map((one) => <li key={one.collection} className="rounded-md border border-bad bg-bad-wash p-2"><strong>{one.collection}</strong>: {one.what} {one.next}</li>)}
          </ul>
          {decision.notBegun.length > 0 && <p className="text-soft">Not begun: {listed(decision.notBegun)}.</p>}
          {decision.mayPass && <p className="text-soft">The reason may pass by itself: trying again may be enough.</p>}
          <fieldset className="space-y-2">
            <legend className="mb-1 font-medium">What is to become of the run?</legend>
            {CHOICES.map(([value, title, hint]) => (
              <label key={value} className="flex gap-2 rounded-md border border-line p-2 has-checked:border-accent has-checked:bg-accent-wash">
                <input type="radio" name="decision" className="mt-1 accent-(--accent)" checked={choice === value} onChange={() => setChoice(value)} />
                <span><span className="font-medium">{title}</span><span className="block text-[12.5px] text-soft">{hint}</span></span>
              </label>
            ))}
          </fieldset>
        </div>
      </Dialog>
    </>
  )
}
