// A browser that is cut off from the server during a load.
// node e2e/lost.mjs ADDRESS PORT
//   ADDRESS  what 'reloquent serve' printed, with its token; a plan is taken there
//   PORT     where the same server is reached by a line that can be cut
import assert from 'node:assert/strict'
import { loaded, review, said, seen, session, start, told, underway } from './steps.mjs'

const [address, port] = process.argv.slice(2)

await session('lost', async (page) => {
  await page.goto(address)
  await page.evaluate(() => (window.stayed = true))
  await review(page)
  await start(page)
  await underway(page)
  await told('running')

  await page.getByText('The connection to the server is lost.').waitFor()
  await page.getByText(/Connection lost for ([3-9]|\d\d)(\.\d)? s\./).waitFor()
  await seen(page, 'the connection is lost')
  await told('lost')

  await page.getByText(/The connection was away for \d+(\.\d)? s\./).waitFor()
  await page.getByText('The connection to the server is lost.').waitFor({ state: 'detached' })
  await page.getByText(/Connection lost for/).waitFor({ state: 'detached' })
  said('the connection is there again')
  await told('back')

  await loaded(page)
  const all = await page.evaluate(async () => (await (await fetch('/api/job')).json()).collections)
  assert.ok(all.length > 5)
  for (const { name, documentsDone } of all) {
    const bar = page.getByRole('listitem').filter({ has: page.getByRole('progressbar', { name, exact: true }) })
    assert.ok((await bar.innerText()).includes(documentsDone.toLocaleString('en')), `${name}: ${documentsDone}`)
  }
  assert.equal(await page.evaluate(() => window.stayed), true, 'the page was not loaded again')
  await seen(page, 'every figure is there')
}, [`--host-resolver-rules=MAP ${new URL(address).host} 127.0.0.1:${port}`])
