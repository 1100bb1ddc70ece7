// A server that dies during a load, and is started again on the same port.
// node e2e/killed.mjs ADDRESS
//   ADDRESS  what 'reloquent serve' printed, with its token; a plan is taken there
import { button, loaded, review, said, seen, session, start, told, underway } from './steps.mjs'

await session('killed', async (page) => {
  await page.goto(process.argv[2])
  await review(page)
  await start(page)
  await underway(page)
  await told('running')

  await page.getByText(/Connection lost for \d+(\.\d)? s\./).waitFor()
  await seen(page, 'the server is dead')
  const again = await told('dead')

  await page.getByText('The server was started anew', { exact: false }).waitFor()
  await seen(page, 'the new server asks who this is')
  await page.getByLabel('Address or token').fill(again)
  await button(page, 'Sign in').click()

  await page.getByText('A load was cut off.').waitFor()
  await seen(page, 'the load was cut off')
  await button(page, 'Load what is missing …').click()
  const dialog = page.getByRole('dialog')
  const understood = dialog.getByLabel(/I have understood/)
  if (await understood.count()) await understood.check()
  await dialog.getByRole('button', { name: 'Go on with the migration' }).click()
  await page.getByRole('progressbar', { name: 'All collections' }).waitFor()
  said('the load goes on')
  await told('resumed')
  await loaded(page)
  await seen(page, 'all is loaded')
})
