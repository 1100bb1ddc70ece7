import { useState } from 'react'
import { usePreview } from '../api/queries'
import { Choice } from '../parts/basics'
import { DocumentView } from '../parts/DocumentView'
import { Answer, Notice } from '../parts/states'
import { bytes } from '../words/figures'
import { useDesigner, useMapping } from './store'

/** The most that MongoDB takes, and the share of it from which a warning stands. */
const MOST = 16 * 1024 * 1024
const CLOSE = 0.5

/** A document as it will be, made of real rows, while the design changes. */
export function PreviewTab() {
  const mapping = useMapping()
  const picked = useDesigner((state) => (state.picked?.kind === 'Place' ? state.picked.place[0] : undefined))
  const names = Object.keys(mapping.collections)
  const [chosen, setChosen] = useState('')
  const collection = picked ?? (names.includes(chosen) ? chosen : (names[0] ?? ''))
  const preview = usePreview(mapping, collection)
  if (names.length === 0) return <p className="p-4 text-soft">There is no collection to show yet.</p>
  return (
    <div className="space-y-3 p-3">
      <Choice label="Collection" value={collection} choices={names.map((name) => [name, name])}
        onChange={(event) => { setChosen(event.target.value); useDesigner.getState().pick({ kind: 'Place', place: [event.target.value] }) }} />
      <Answer query={preview} what="a document">
        {(sample) => {
          const first = sample.documents[0]
          return (
            <div className={preview.isFetching ? 'opacity-60' : ''}>
              {sample.worstCaseBytes > MOST * CLOSE && (
                <div className="mb-3">
                  <Notice tone={sample.worstCaseBytes > MOST ? 'bad' : 'warn'} title={`The largest document may reach ${bytes(sample.worstCaseBytes)}.`}>
                    MongoDB takes 16 MB. Keep the largest array a collection of its own, or give it a limit.
                  </Notice>
                </div>
              )}
              {first ? (
                <>
                  <p className="mb-2 text-soft">{bytes(first.bytes)} as BSON. {sample.worstCaseBytes > 0 && `The largest may reach ${bytes(sample.worstCaseBytes)}.`}</p>
                  <DocumentView document={first.document} />
                </>
              ) : <p className="text-soft">{collection} has no rows to show.</p>}
            </div>
          )
        }}
      </Answer>
    </div>
  )
}
