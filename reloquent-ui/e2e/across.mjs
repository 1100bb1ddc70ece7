// A migration that is begun in the browser and ended by commands, or the other way round.
// node e2e/across.mjs begin ADDRESS SOURCE TARGET DATABASE
// node e2e/across.mjs end ADDRESS
import assert from 'node:assert/strict'
import { connect, design, discover, indexes, loaded, ready, review, said, seen, select, session, start, stepIs, to, told } from './steps.mjs'

const [way, address, ...databases] = process.argv.slice(2)

async function begin(page) {
  await connect(page, ...databases)
  await discover(page)
  await select(page)
  await design(page)
  await to(page, 'Overview')
  await page.evaluate(() => (window.stayed = true))
  await stepIs(page, 'Review', 'open')
  await told('designed')
  await stepIs(page, 'Review', 'done')
  said('the page has heard of the plan')
  await told('planned')
  await stepIs(page, 'Run', 'done')
  await stepIs(page, 'Verification', 'done')
  said('the page has heard of the load')
  await to(page, 'Verification')
  await page.getByText(/0 mismatches/).first().waitFor()
  await told('loaded')
  await ready(page)
  assert.equal(await page.evaluate(() => window.stayed), true, 'the page was not loaded again')
  await seen(page, 'begun in the browser, ended by commands')
}

async function end(page) {
  await page.evaluate(() => (window.stayed = true))
  await page.getByText('Nothing is set up yet.').waitFor()
  await told('open')
  await stepIs(page, 'Review', 'done')
  await review(page)
  await start(page)
  await loaded(page)
  await indexes(page)
  await ready(page)
  assert.equal(await page.evaluate(() => window.stayed), true, 'the page was not loaded again')
  await seen(page, 'begun by commands, ended in the browser')
}

await session('across', async (page) => {
  await page.goto(address)
  await page.locator('h1').first().waitFor()
  await (way === 'begin' ? begin : end)(page)
})
