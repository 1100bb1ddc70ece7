import { Button } from '../parts/basics'
import { useDesigner } from './store'

/** What was done to the draft since it was opened, the latest first, and what was taken back. */
export function Steps() {
  const past = useDesigner((state) => state.history.past)
  const future = useDesigner((state) => state.history.future)
  const { undo, redo } = useDesigner.getState()
  return (
    <div className="p-3">
      <div className="mb-3 flex gap-2">
        <Button small disabled={past.length === 0} onClick={undo}>Undo</Button>
        <Button small disabled={future.length === 0} onClick={redo}>Redo</Button>
      </div>
      {past.length + future.length === 0 && <p className="text-soft">Nothing has been changed since the design was opened.</p>}
      <ol className="space-y-1">
        {[...future].reverse().map((entry, at) => <li key={`f${at}`} className="text-soft line-through">{entry.said}</li>)}
        {[...past].reverse().map((entry, at) => <li key={`p${at}`}>{entry.said}</li>)}
      </ol>
    </div>
  )
}
