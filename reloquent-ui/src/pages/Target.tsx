import { useEffect, useState } from 'react'
import { useAct, useConfiguration, useSetup } from '../api/queries'
import { Badge, Button, Card, TextField } from '../parts/basics'
import { Page, Stack } from '../parts/Page'
import { Answer, Empty, Notice, Trouble } from '../parts/states'
import { NextLink } from '../shell/NextLink'
import type { Configuration } from '../api/wire'

/** Where the documents go. */
export default function Target() {
  const configuration = useConfiguration()
  return (
    <Answer query={configuration} what="the configuration">
      {({ value, etag }) =>
        value.answers ? <Form configuration={value} etag={etag} /> : (
          <Page title="Target"><Empty title="The source comes first." action={<NextLink to="/source">To the source</NextLink>} /></Page>
        )
      }
    </Answer>
  )
}

function Form({ configuration, etag }: { configuration: Configuration; etag: string | null }) {
  const setup = useSetup()
  const test = useAct<object, { answers: string }>('target/test', ['prepare'])
  const known = configuration.answers?.targetDatabase ?? ''
  const [database, setDatabase] = useState(known)
  const [uri, setUri] = useState('')
  useEffect(() => setDatabase(known), [known])
  const dirty = database.trim() !== known
  const keep = () => setup.mutateAsync({
    answers: dirty && configuration.answers ? { ...configuration.answers, targetDatabase: database.trim() } : null, etag, secrets: uri === '' ? {} : { targetUri: uri },
  })
  const wrong = uri !== '' && !/^mongodb(\+srv)?:\/\//.test(uri) ? 'It begins with mongodb:// or mongodb+srv://.' : undefined
  const error = setup.error ?? test.error
  return (
    <Page title="Target" lead="MongoDB: a replica set, a sharded cluster or Atlas. Testing writes nothing."
      actions={
        <>
          {dirty && <span className="mr-auto text-soft">Saving writes reloquent.yaml anew; what else was in it goes.</span>}
          <Button disabled={database.trim() === '' || wrong !== undefined} busy={test.isPending || setup.isPending} onClick={() => void keep().then(() => test.mutate({}), () => undefined)}>
            {dirty || uri !== '' ? 'Save and test the connection' : 'Test the connection'}
          </Button>
          <NextLink to="/tables" primary={!dirty}>Tables</NextLink>
        </>
      }>
      <Stack>
        {error && <Trouble error={error} />}
        {test.data && !error && <Notice tone="good" title="The target answers.">{test.data.answers}</Notice>}
        <Card title="MongoDB" aside={<Badge tone={configuration.secrets.targetUri ? 'good' : 'plain'}>{configuration.secrets.targetUri ? 'connection string known' : 'no connection string known'}</Badge>}>
          <div className="grid max-w-3xl grid-cols-1 gap-y-3">
            <TextField label="Connection string" type="password" placeholder="mongodb://user:password@host:27017" error={wrong} value={uri} onChange={(event) => setUri(event.target.value)}
              hint="Kept in the server's memory until it ends; never written. Empty takes RELOQUENT_TARGET_URI." />
            <TextField label="Database" value={database} error={database.trim() === '' ? 'Into which database?' : undefined} onChange={(event) => setDatabase(event.target.value)} />
          </div>
        </Card>
      </Stack>
    </Page>
  )
}
