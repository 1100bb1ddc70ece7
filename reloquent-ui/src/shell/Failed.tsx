import { Link, useRouteError } from 'react-router'
import { Page } from '../parts/Page'
import { Empty, Trouble } from '../parts/states'

export function Failed() {
  const error = useRouteError()
  return (
    <Page title="This page failed">
      <Trouble error={error} retry={() => window.location.reload()} />
    </Page>
  )
}

export function NotHere() {
  return (
    <Page title="Not here">
      <Empty title="There is no page at this address." action={<Link className="underline" to="/">To the overview</Link>} />
    </Page>
  )
}
