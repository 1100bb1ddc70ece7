import type { UseQueryResult } from '@tanstack/react-query'
import { ReactFlowProvider } from '@xyflow/react'
import { useEffect, useMemo, useState } from 'react'
import { NO_VERSION, useCatalog, useCheck, useDesign, useSaveDesign, useSelection, useStatus, useSuggestion } from '../api/queries'
import { Refused } from '../api/problem'
import type { Catalog, Suggested } from '../api/wire'
import { Button } from '../parts/basics'
import { Dialog } from '../parts/Dialog'
import { Page } from '../parts/Page'
import { Answer, Empty, Trouble } from '../parts/states'
import { NextLink } from '../shell/NextLink'
import { several } from '../words/figures'
import { Canvas } from './Canvas'
import { EmbedDialog, type Wish } from './EmbedDialog'
import { SidePanel } from './SidePanel'
import { Toolbar } from './Toolbar'
import { useKeys } from './keys'
import { bodyAt, keyOf, tableOf } from './model'
import { RuleDialog } from './RuleDialog'
import type { Source } from './source'
import { sourceOfCatalog } from './adapt'
import { isDirty, useDesigner, useMapping } from './store'
import { useLook } from './view'

/** Where tables become documents. */
export default function DesignPage() {
  const catalog = useCatalog()
  return (
    <Answer query={catalog} what="the source's schema"
      missing={<Page title="Design"><Empty title="The source's schema has not been read yet." action={<NextLink to="/source">To the source</NextLink>} /></Page>}>
      {(known) => <Loaded catalog={known} />}
    </Answer>
  )
}

function Loaded({ catalog }: { catalog: Catalog }) {
  const selection = useSelection()
  const design = useDesign()
  const suggestion = useSuggestion()
  const loaded = useDesigner((state) => state.loaded)
  const stamp = useDesigner((state) => state.etag)
  useEffect(() => {
    const { load, etag, loaded: already } = useDesigner.getState()
    if (design.data && (!already || (design.data.etag !== etag && !isDirty(useDesigner.getState())))) {
      load(design.data.value.mapping, design.data.etag)
    }
  }, [design.data])
  const selected = useMemo(() => new Set(selection.data?.value.tables ?? []), [selection.data])
  const changedElsewhere = loaded && design.data !== undefined && design.data.etag !== stamp
  if (!loaded) {
    return design.error || selection.error
      ? <Page title="Design"><Trouble error={design.error ?? selection.error} retry={() => void design.refetch()} /></Page>
      : <Answer query={design} what="the design">{() => null}</Answer>
  }
  if (selection.data && selected.size === 0) {
    return <Page title="Design"><Empty title="No tables are chosen yet." action={<NextLink to="/tables">Choose tables</NextLink>} /></Page>
  }
  return (
    <ReactFlowProvider>
      <Designer catalog={catalog} selected={selected} suggestion={suggestion} changedElsewhere={changedElsewhere} />
    </ReactFlowProvider>
  )
}

function Designer({ catalog, selected, suggestion, changedElsewhere }: {
  catalog: Catalog
  selected: ReadonlySet<string>
  suggestion: UseQueryResult<Suggested>
  changedElsewhere: boolean
}) {
  const source = useMemo(() => sourceOfCatalog(catalog), [catalog])
  const [look, change] = useLook()
  const [wish, setWish] = useState<Wish | null>(null)
  const [taking, setTaking] = useState(false)
  const mapping = useMapping()
  const dirty = useDesigner(isDirty)
  const said = useDesigner((state) => state.said)
  const saved = useDesigner((state) => state.etag !== NO_VERSION)
  const check = useCheck(mapping)
  const status = useStatus()
  const save = useSaveDesign()
  const frozen = status.data?.reversible === false
  const errors = check.data?.findings.filter((finding) => finding.severity === 'error').length ?? 0
  useKeys({ embed: setWish, view: look.view })
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    if (dirty) window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [dirty])
  const conflict = changedElsewhere || (save.error instanceof Refused && save.error.status === 412)

  return (
    <Page full title="Design" lead={leadOf(Object.keys(mapping.collections).length, selected.size)}
      aside={<Toolbar look={look} change={change} source={source} embed={setWish} />}
      actions={
        <>
          <span className="mr-auto text-soft" role="status">
            {frozen ? 'Documents are loaded; roll back before changing the design.' : errors > 0 ? `${several(errors, 'error')} to mend before a plan can be made.` : dirty ? 'Changes are not saved yet.' : saved ? 'Saved.' : 'Nothing is designed yet.'}
          </span>
          {save.error && !conflict && <Button kind="danger" onClick={() => change({ tab: 'findings' })}>Not saved: see findings</Button>}
          {conflict && <Button kind="danger" onClick={() => setTaking(true)}>Changed elsewhere …</Button>}
          <Button kind={dirty ? 'primary' : 'plain'} disabled={!dirty || frozen} busy={save.isPending} onClick={() => save.mutate(mapping)}>Save design</Button>
          <NextLink to="/types" primary={!dirty}>Types</NextLink>
        </>
      }>
      <div className="flex h-full min-h-0 border-t border-line">
        <section aria-label="Canvas" className="relative min-w-0 flex-1">
          <Canvas source={source} selected={selected} suggested={suggestion.data?.mapping ?? null} look={look} embed={setWish} details={() => change({ tab: 'details' })} />
        </section>
        <SidePanel look={look} change={change} source={source} selected={selected} suggestion={suggestion} check={check} failure={save.error} embed={setWish} />
      </div>
      <div role="status" className="sr-only">{said}</div>
      {wish && <EmbedDialog wish={wish} source={source} close={() => setWish(null)} />}
      <AskedRules source={source} />
      <ChangedElsewhere open={taking} close={() => setTaking(false)} />
    </Page>
  )
}

/** The rules of a column, wherever someone asked for them: on a card or in the list of fields. */
function AskedRules({ source }: { source: Source }) {
  const asked = useDesigner((state) => state.asked)
  const body = bodyAt(useMapping(), asked?.place ?? [''])
  const table = body && source.byName.get(tableOf(body))
  const column = table?.columns.find((one) => one.name === asked?.column)
  if (!asked || !table || !column) return null
  return <RuleDialog key={`${keyOf(asked.place)} ${asked.column}`} place={asked.place} column={column} table={table} close={() => useDesigner.getState().ask(null)} />
}

function leadOf(collections: number, tables: number): string {
  return `${several(tables, 'table')} in ${several(collections, 'collection')}`
}

function ChangedElsewhere({ open, close }: { open: boolean; close: () => void }) {
  const design = useDesign()
  const save = useSaveDesign()
  const theirs = async () => {
    const fresh = await design.refetch()
    if (fresh.data) useDesigner.getState().load(fresh.data.value.mapping, fresh.data.etag)
    close()
  }
  const mine = async () => {
    const fresh = await design.refetch()
    useDesigner.setState({ etag: fresh.data?.etag ?? null })
    save.mutate(useDesigner.getState().history.draft.mapping)
    close()
  }
  return (
    <Dialog title="mapping.yaml was changed elsewhere" open={open} close={close}
      actions={<><Button onClick={close}>Go on editing</Button><Button onClick={() => void theirs()}>Take theirs</Button><Button kind="danger" onClick={() => void mine()}>Overwrite with mine</Button></>}>
      <p>Another window or a command in a terminal has changed the design since you opened it. Taking theirs drops what you have not saved here.</p>
    </Dialog>
  )
}
