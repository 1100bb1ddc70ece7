import { useEffect, useRef, useState } from 'react'
import { useAct, useCatalog, useConfiguration, useJobAct, useSetup } from '../api/queries'
import type { Catalog } from '../api/wire'
import { Badge, Button, Card, Check, Figure, Figures, TextField } from '../parts/basics'
import { Page, Stack } from '../parts/Page'
import { Empty, Notice, Trouble } from '../parts/states'
import { Underway } from '../parts/Underway'
import { NextLink } from '../shell/NextLink'
import { bytes, count, several } from '../words/figures'
import { answersOf, NOTHING_TYPED, problemsOf, typedOf, type Typed } from '../words/configuration'

/** Where the source is, and what is in it. */
export default function Source() {
  const configuration = useConfiguration()
  const catalog = useCatalog()
  const setup = useSetup()
  const test = useAct<object, { answers: string }>('source/test', [])
  const discover = useJobAct<object>('discover', ['catalog', 'selection', 'types', 'design'])
  const [typed, setTyped] = useState<Typed>(NOTHING_TYPED)
  const base = useRef(NOTHING_TYPED)
  const [password, setPassword] = useState('')
  const known = configuration.data?.value
  useEffect(() => {
    if (!known) return
    const before = base.current
    base.current = typedOf(known)
    // What someone has typed meanwhile is not taken away by what the file says.
    setTyped((now) => (JSON.stringify(now) === JSON.stringify(before) ? typedOf(known) : now))
  }, [known])
  const set = (change: Partial<Typed>) => setTyped((before) => ({ ...before, ...change }))
  const problems = problemsOf(typed)
  const dirty = !known?.answers || JSON.stringify(typedOf(known)) !== JSON.stringify(typed)
  const keep = () => setup.mutateAsync({
    answers: dirty ? answersOf(typed) : null, etag: configuration.data?.etag ?? null, secrets: password === '' ? {} : { sourcePassword: password },
  })
  const then = (act: () => void) => void keep().then(act, () => undefined)
  const error = setup.error ?? discover.error ?? test.error
  const complete = Object.keys(problems).length === 0
  return (
    <Page title="Source" lead="The relational database. It is only ever read."
      actions={
        <>
          {dirty && known?.answers && <span className="mr-auto text-soft">Saving changes these values in reloquent.yaml; all else in it stays.</span>}
          <Button disabled={!complete} busy={test.isPending || setup.isPending} onClick={() => then(() => test.mutate({}))}>Test the connection</Button>
          <Button kind={catalog.data ? 'plain' : 'primary'} disabled={!complete} busy={discover.isPending} onClick={() => then(() => discover.mutate({}))}>{catalog.data ? 'Read the schema again' : 'Read the schema'}</Button>
          <NextLink to="/target" primary={catalog.data !== undefined}>Target</NextLink>
        </>
      }>
      <Stack>
        {error && <Trouble error={error} />}
        {discover.underway && <Underway job={discover.underway} />}
        {test.data && !error && <Notice tone="good" title="The source answers.">{test.data.answers}</Notice>}
        {known?.warnings.map((warning) => <Notice key={warning} tone="warn" title={warning} />)}
        <Card title="PostgreSQL" aside={known && <Badge tone={known.secrets.sourcePassword ? 'good' : 'plain'}>{known.secrets.sourcePassword ? 'password known' : 'no password known'}</Badge>}>
          <div className="grid max-w-3xl grid-cols-2 gap-x-6 gap-y-3">
            <TextField label="Host" value={typed.host} error={problems.host} onChange={(event) => set({ host: event.target.value })} />
            <TextField label="Port" inputMode="numeric" value={typed.port} error={problems.port} onChange={(event) => set({ port: event.target.value })} />
            <TextField label="Database" value={typed.database} error={problems.database} onChange={(event) => set({ database: event.target.value })} />
            <TextField label="Schemas" hint="With commas; empty looks at all." value={typed.schemas} onChange={(event) => set({ schemas: event.target.value })} />
            <TextField label="Username" hint="It needs to read only." value={typed.username} error={problems.username} onChange={(event) => set({ username: event.target.value })} />
            <TextField label="Password" type="password" hint="Kept in the server's memory until it ends; never written. Empty takes RELOQUENT_SOURCE_PASSWORD." value={password} onChange={(event) => setPassword(event.target.value)} />
            <Check label="Encrypt the connection" hint="And check the server's certificate and name." checked={typed.tls} onChange={(event) => set({ tls: event.target.checked })} />
          </div>
        </Card>
        {catalog.data ? <Found catalog={catalog.data} /> : <Empty title="The schema has not been read yet.">Reading it takes seconds: tables, keys, types, row counts and how many rows point at one.</Empty>}
      </Stack>
    </Page>
  )
}

function Found({ catalog }: { catalog: Catalog }) {
  const total = (what: 'rows' | 'bytes') => catalog.tables.reduce((sum, table) => sum + table[what], 0)
  return (
    <Card title={`${catalog.source}, database ${catalog.database}`}>
      <Figures>
        <Figure label="Tables" value={count(catalog.tables.length)} note={several(catalog.tables.reduce((sum, table) => sum + table.columns.length, 0), 'column')} />
        <Figure label="Foreign keys" value={count(catalog.foreignKeys.length)} />
        <Figure label="Rows" value={count(total('rows'))} />
        <Figure label="Size" value={bytes(total('bytes'))} />
      </Figures>
    </Card>
  )
}
