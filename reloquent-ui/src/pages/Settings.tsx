import { useStatus } from '../api/queries'
import { Card, Choice } from '../parts/basics'
import { Page, Stack } from '../parts/Page'
import { chooseTheme, useChosenTheme, type Theme } from '../shell/theme'
import { Button } from '../parts/basics'
import { useState } from 'react'

/** What concerns this browser, and where everything lies. */
export default function Settings() {
  const status = useStatus()
  const theme = useChosenTheme()
  const [permission, setPermission] = useState(() => ('Notification' in window ? Notification.permission : 'denied'))
  return (
    <Page title="Settings" lead="What concerns this browser. The databases are set on the pages of source and target.">
      <Stack>
        <Card title="Appearance">
          <div className="max-w-xs">
            <Choice label="Colours" value={theme} onChange={(event) => chooseTheme(event.target.value as Theme)} choices={[['system', 'as the system'], ['light', 'light'], ['dark', 'dark']]} />
          </div>
        </Card>
        <Card title="Notification at the end of a run">
          <p className="mb-2">{permission === 'granted' ? 'The browser tells you when a run ends or waits for a decision.' : permission === 'denied' ? 'The browser does not allow it. Its own settings for this page can change that.' : 'The browser can tell you when a run ends, also while you look elsewhere.'}</p>
          {permission === 'default' && <Button onClick={() => void Notification.requestPermission().then(setPermission)}>Allow</Button>}
        </Card>
        <Card title="Workspace">
          <p>Everything of this migration lies in <code>{status.data?.workspace ?? '…'}</code>, in files that a person can read. The commands work on the same files: what is done here is seen there, and the other way round.</p>
        </Card>
      </Stack>
    </Page>
  )
}
