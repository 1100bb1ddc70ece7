import { useState } from 'react'
import { useSave, useStatus, useTypes } from '../api/queries'
import type { Types as TypesView } from '../api/wire'
import { Badge, Button, Card } from '../parts/basics'
import { Page, Stack } from '../parts/Page'
import { Answer, Empty, Trouble } from '../parts/states'
import { NextLink } from '../shell/NextLink'
import { several } from '../words/figures'

/** What the source's types become in documents. */
export default function Types() {
  const types = useTypes()
  return (
    <Answer query={types} what="the types" missing={<Page title="Types"><Empty title="The source's schema has not been read yet." action={<NextLink to="/source">To the source</NextLink>} /></Page>}>
      {({ value, etag }) => <Chooser key={etag} types={value} etag={etag} />}
    </Answer>
  )
}

function Chooser({ types, etag }: { types: TypesView; etag: string | null }) {
  const [changes, setChanges] = useState<Record<string, string>>({})
  const save = useSave<{ types: Record<string, string> }, TypesView>('types')
  const frozen = useStatus().data?.reversible === false
  const dirty = Object.keys(changes).length > 0
  const choose = (type: string, before: string, chosen: string) =>
    setChanges(({ [type]: former, ...rest }) => (chosen === before ? rest : { ...rest, [type]: chosen }))
  return (
    <Page title="Types" lead="What each type of the source becomes. Single columns are changed in the design."
      actions={
        <>
          <span className="mr-auto text-soft" role="status">{dirty ? `${several(Object.keys(changes).length, 'change')} not saved yet.` : 'Saved.'}</span>
          {dirty && <Button onClick={() => setChanges({})}>Discard</Button>}
          <Button kind={dirty ? 'primary' : 'plain'} disabled={!dirty || frozen} busy={save.isPending} onClick={() => save.mutate({ value: { types: changes }, etag })}>Save types</Button>
          <NextLink to="/sizing" primary={!dirty}>Sizing</NextLink>
        </>
      }>
      <Stack>
        {save.error && <Trouble error={save.error} />}
        <Card flush>
          <table className="grid-table">
            <thead><tr><th scope="col">Type in the source</th><th scope="col" className="number">Columns</th><th scope="col">Type in documents</th><th scope="col">What documents do not hold of it</th></tr></thead>
            <tbody>
              {types.types.map((type) => {
                const chosen = changes[type.type] ?? type.chosen
                return (
                  <tr key={type.type}>
                    <td className="mono pt-2.5!">{type.type}</td>
                    <td className="number pt-2.5!">{type.columns}</td>
                    <td>
                      <span className="flex items-center gap-2">
                        <select className="control !h-7 !w-36" aria-label={`What ${type.type} becomes`} value={chosen} disabled={frozen} onChange={(event) => choose(type.type, type.chosen, event.target.value)}>
                          {type.possible.map((one) => <option key={one}>{one}</option>)}
                        </select>
                        {chosen !== type.possible[0] && <Badge tone="info">chosen</Badge>}
                      </span>
                    </td>
                    <td className="text-soft">{chosen === type.chosen ? type.losses.map((loss) => `${loss}.`).join(' ') : 'Said when it is saved.'}</td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </Card>
      </Stack>
    </Page>
  )
}
