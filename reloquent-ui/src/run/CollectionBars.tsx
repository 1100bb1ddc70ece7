import type { Job, LiveCollection } from '../api/wire'
import { Bar } from '../parts/basics'
import { bytes, count, several, share } from '../words/figures'
import { collectionWord } from '../words/job'

/** How far each collection is, or each index of it. */
export function CollectionBars({ collections, kind }: { collections: readonly LiveCollection[]; kind: Job['kind'] }) {
  return (
    <ul className="divide-y divide-line">
      {collections.map((one) => (
        <li key={one.name} className="grid grid-cols-[minmax(120px,200px)_1fr_170px_76px_256px] items-center gap-4 px-4 py-1.5">
          <span className="truncate font-medium" title={one.name}>{one.name}</span>
          <Bar value={one.state === 'done' ? 1 : share(one.documentsDone, one.documentsExpected)} label={one.name} tone={one.state === 'failed' ? 'bad' : one.state === 'done' ? 'good' : 'accent'} />
          {kind === 'indexes' ? <Share one={one} /> : <Documents one={one} />}
          <span className="text-right text-soft">{one.bytes > 0 ? bytes(one.bytes) : ''}</span>
          <span className={`truncate text-right ${WORD[tone(one)]}`}>{collectionWord(one, kind)}{one.failures > 0 && ` · ${several(one.failures, 'failure')}`}</span>
        </li>
      ))}
    </ul>
  )
}

type Tone = 'failed' | 'troubled' | 'fine'

const WORD: Record<Tone, string> = { failed: 'font-semibold text-bad', troubled: 'text-warn', fine: 'text-soft' }

function tone(one: LiveCollection): Tone {
  return one.state === 'failed' ? 'failed' : one.failures > 0 || one.nextTry ? 'troubled' : 'fine'
}

function Documents({ one }: { one: LiveCollection }) {
  return <span className="text-right">{count(one.documentsDone)}{one.documentsExpected > 0 && <span className="text-soft"> of {count(one.documentsExpected)}</span>}</span>
}

/** Of an index nobody counts documents: the server says how much of the work is done. */
function Share({ one }: { one: LiveCollection }) {
  return <span className="text-right">{Math.round((one.state === 'done' ? 1 : share(one.documentsDone, one.documentsExpected)) * 100)} %</span>
}
