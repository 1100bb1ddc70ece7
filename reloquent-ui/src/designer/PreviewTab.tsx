import { useState } from 'react'
import { usePreview } from '../api/queries'
import type { Preview } from '../api/wire'
import { Button, Choice, TextField } from '../parts/basics'
import { DocumentView } from '../parts/DocumentView'
import { Answer, Notice } from '../parts/states'
import { bytes } from '../words/figures'
import { useDesigner, useMapping } from './store'

/** The most that MongoDB takes, and the share of it from which a warning stands. */
const MOST = 16 * 1024 * 1024
const CLOSE = 0.5
const ROWS = 10

/** Documents as they will be, made of real rows, while the design changes. */
export function PreviewTab() {
  const mapping = useMapping()
  const picked = useDesigner((state) => (state.picked?.kind === 'Place' ? state.picked.place[0] : undefined))
  const names = Object.keys(mapping.collections)
  const [chosen, setChosen] = useState('')
  const [key, setKey] = useState('')
  const collection = picked ?? (names.includes(chosen) ? chosen : (names[0] ?? ''))
  const preview = usePreview(mapping, collection, ROWS, key.trim())
  if (names.length === 0) return <p className="p-4 text-soft">There is no collection to show yet.</p>
  return (
    <div className="space-y-3 p-3">
      <div className="grid grid-cols-2 gap-2">
        <Choice label="Collection" value={collection} choices={names.map((name) => [name, name])}
          onChange={(event) => { setKey(''); setChosen(event.target.value); useDesigner.getState().pick({ kind: 'Place', place: [event.target.value] }) }} />
        <TextField label="Key of the row" placeholder="the first rows" value={key} onChange={(event) => setKey(event.target.value)} />
      </div>
      <Answer query={preview} what="a document">
        {(sample) => (
          <div className={preview.isFetching ? 'opacity-60' : ''}>
            {sample.worstCaseBytes > MOST * CLOSE && <TooLarge sample={sample} />}
            {sample.documents.length > 0 ? <Documents key={`${collection} ${key}`} sample={sample} /> : <p className="text-soft">{collection} has no rows to show.</p>}
          </div>
        )}
      </Answer>
    </div>
  )
}

function TooLarge({ sample }: { sample: Preview }) {
  const about = sample.findings.filter((finding) => finding.kind === 'Oversized')
  return (
    <div className="mb-3">
      <Notice tone={sample.worstCaseBytes > MOST ? 'bad' : 'warn'} title={`The largest document may reach ${bytes(sample.worstCaseBytes)}.`}>
        {about.length === 0 ? 'MongoDB takes 16 MB. Keep the largest array a collection of its own, or give it a limit.'
          : about.map((finding) => <p key={finding.place}><span className="mono">{finding.place}</span>: {finding.message} {finding.advice}</p>)}
      </Notice>
    </div>
  )
}

function Documents({ sample }: { sample: Preview }) {
  const [wanted, setWanted] = useState(0)
  const [readable, setReadable] = useState(false)
  const [copied, setCopied] = useState(false)
  const at = Math.min(wanted, sample.documents.length - 1)
  const shown = sample.documents[at]!
  const go = (to: number) => {
    setWanted(to)
    setCopied(false)
  }
  const copy = () => void navigator.clipboard.writeText(shown.readable).then(() => setCopied(true))
  return (
    <>
      <div className="mb-1 flex items-center gap-1">
        <Button small kind="quiet" disabled={at === 0} aria-label="The document before" onClick={() => go(at - 1)}>‹</Button>
        <span className="text-soft">{at + 1} of {sample.documents.length}</span>
        <Button small kind="quiet" disabled={at === sample.documents.length - 1} aria-label="The next document" onClick={() => go(at + 1)}>›</Button>
        <Button small kind="quiet" className="ml-auto" aria-pressed={readable} onClick={() => setReadable(!readable)}>{readable ? 'With types' : 'As text'}</Button>
        <Button small kind="quiet" onClick={copy}>{copied ? 'Copied' : 'Copy'}</Button>
      </div>
      <p className="mb-2 text-soft">{bytes(shown.bytes)} as BSON.{sample.worstCaseBytes > 0 && ` The largest may reach ${bytes(sample.worstCaseBytes)}.`}</p>
      {readable ? <pre tabIndex={0} aria-label="The document as text" className="overflow-x-auto text-[12px]">{shown.readable}</pre> : <DocumentView document={shown.document} />}
    </>
  )
}
