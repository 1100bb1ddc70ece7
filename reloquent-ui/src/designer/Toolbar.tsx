import { useReactFlow } from '@xyflow/react'
import { useState } from 'react'
import { Button, Check, Choice } from '../parts/basics'
import { Dialog } from '../parts/Dialog'
import { DesignSettings } from './DesignSettings'
import type { Wish } from './EmbedDialog'
import { documentId, tableId } from './graph'
import { KEYS } from './keys'
import { arrangedScene } from './arrange'
import type { Source } from './source'
import { useDesigner, useMapping } from './store'
import { WHOLE, type Look } from './view'

export function Toolbar({ look, change, source }: {
  look: Look
  change: (change: Partial<Look>) => void
  source: Source
  embed: (wish: Wish) => void
}) {
  const [open, setOpen] = useState<'look' | 'keys' | 'settings' | null>(null)
  const past = useDesigner((state) => state.history.past[state.history.past.length - 1]?.said)
  const next = useDesigner((state) => state.history.future[0]?.said)
  const { undo, redo } = useDesigner.getState()
  const flow = useReactFlow()
  return (
    <>
      <Search look={look} change={change} source={source} />
      <div role="group" aria-label="What the canvas shows" className="flex rounded-md border border-edge bg-surface p-px">
        {(['tables', 'documents'] as const).map((view) => (
          <button key={view} type="button" aria-pressed={look.view === view} onClick={() => change({ view })}
            className={`h-[26px] rounded-[5px] px-2.5 text-[12.5px] font-medium capitalize ${look.view === view ? 'bg-accent text-accent-ink' : 'hover:bg-sunken'}`}>{view}</button>
        ))}
      </div>
      <Button small disabled={!past} onClick={undo} title={past ? `Undo: ${past}` : 'Nothing to undo'} aria-label={past ? `Undo: ${past}` : 'Undo'}>↶</Button>
      <Button small disabled={!next} onClick={redo} title={next ? `Redo: ${next}` : 'Nothing to redo'} aria-label={next ? `Redo: ${next}` : 'Redo'}>↷</Button>
      <Button small onClick={() => void flow.fitView(WHOLE)} title="Show all (Ctrl 0)">Show all</Button>
      <Button small onClick={() => void arrangedScene(source, look)}>Arrange</Button>
      <Button small onClick={() => setOpen('look')}>View …</Button>
      <Button small onClick={() => setOpen('settings')}>Settings …</Button>
      <Button small kind="quiet" onClick={() => setOpen('keys')} aria-label="Keys of this page">?</Button>
      <Dialog title="View" open={open === 'look'} close={() => setOpen(null)}>
        <LookForm look={look} change={change} />
      </Dialog>
      <Dialog title="Keys of this page" open={open === 'keys'} close={() => setOpen(null)}>
        <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-1.5">
          {KEYS.map(([keys, does]) => <div key={keys} className="contents"><dt className="mono">{keys}</dt><dd>{does}</dd></div>)}
        </dl>
        <p className="mt-3 text-soft">Everything that the canvas can do, the tabs beside it can do as well, by forms.</p>
      </Dialog>
      <Dialog title="Settings of the design" open={open === 'settings'} close={() => setOpen(null)} wide>
        <DesignSettings source={source} />
      </Dialog>
    </>
  )
}

function LookForm({ look, change }: { look: Look; change: (change: Partial<Look>) => void }) {
  const mapping = useMapping()
  return (
    <div className="space-y-3">
      <Choice label="Direction" value={look.direction} onChange={(event) => change({ direction: event.target.value as Look['direction'] })}
        choices={[['RIGHT', 'left to right'], ['DOWN', 'top to bottom']]} hint="Arrange lays everything out in it." />
      <Choice label="Group tables" value={look.grouping} onChange={(event) => change({ grouping: event.target.value as Look['grouping'], collapsed: [] })}
        choices={[['none', 'not at all'], ['schema', 'by schema'], ['prefix', 'by prefix']]} />
      <Choice label="Focus" value={look.focus} onChange={(event) => change({ focus: event.target.value })} hint="Everything that is far from it is shown faintly."
        choices={[['', 'on nothing'], ...Object.keys(mapping.collections).map((name) => [name, name] as const)]} />
      <Check label="Hide tables that do not take part" checked={look.hide} onChange={(event) => change({ hide: event.target.checked })} />
    </div>
  )
}

function Search({ look, change, source }: { look: Look; change: (change: Partial<Look>) => void; source: Source }) {
  const flow = useReactFlow()
  const mapping = useMapping()
  const pick = useDesigner((state) => state.pick)
  const names = look.view === 'tables' ? source.tables.map((table) => table.name) : Object.keys(mapping.collections)
  const go = (text: string) => {
    const wanted = text.toLowerCase()
    const name = names.find((one) => one.toLowerCase() === wanted) ?? names.find((one) => wanted !== '' && one.toLowerCase().includes(wanted))
    if (!name) return
    pick(look.view === 'tables' ? { kind: 'Table', table: name } : { kind: 'Place', place: [name] })
    void flow.fitView({ nodes: [{ id: look.view === 'tables' ? tableId(name) : documentId(name) }], maxZoom: 1, padding: 1 })
  }
  return (
    <form role="search" onSubmit={(event) => { event.preventDefault(); go(look.query) }}>
      <input id="search-tables" type="search" list="names-of-tables" className="control !h-7 !w-40" placeholder="Search (Ctrl F)" aria-label={`Search ${look.view}`}
        value={look.query} onChange={(event) => { change({ query: event.target.value }); if (names.includes(event.target.value)) go(event.target.value) }} />
      <datalist id="names-of-tables">{names.slice(0, 600).map((name) => <option key={name} value={name} />)}</datalist>
    </form>
  )
}
