// The page of a run, with a server that goes away, comes back, and skips a message.
import assert from 'node:assert/strict'
import { answers, recorded, state } from './answers.mjs'
import { launch, opened, snapshot } from './browser.mjs'

const held = state()
const server = await answers(held)
const browser = await launch()

async function test(name, route, act, changes = {}) {
  Object.assign(held, state({ posted: [], rollback: undefined, ...changes }))
  const page = await opened(browser)
  await page.clock.install()
  await page.addInitScript(() => {
    window.told = []
    window.Notification = class {
      static permission = 'granted'
      constructor(title, { body }) {
        window.told.push(`${title}: ${body}`)
      }
    }
  })
  await page.routeWebSocket(/\/api\/live$/, route)
  await page.goto(`http://127.0.0.1:${server.address().port}/run`)
  try {
    await act(page)
    assert.deepEqual(page.problems, [])
    console.log(`ok   ${name}`)
  } catch (error) {
    console.log(`FAIL ${name}\n${error.stack}`)
    process.exitCode = 1
  }
  await page.context().close()
}

const idle = { job: undefined, collections: [], throughput: [], timeline: [], attempts: [] }
const posted = (name) => held.posted.filter((one) => one.name === name).map((one) => one.body)
const button = (page, name) => page.getByRole('button', { name })

await test(
  'a load that was cut off goes on, or begins anew, with what somebody chooses',
  (socket) => socket.send(JSON.stringify(snapshot('running', idle))),
  async (page) => {
    await page.getByText('A load was cut off.').waitFor()
    await button(page, 'Load what is missing').click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Where, and which collections').click()
    await dialog.getByLabel('addresses').uncheck()
    await dialog.getByLabel('Carried out by').selectOption('spark-local')
    await dialog.getByRole('button', { name: 'Go on with the migration' }).click()
    await page.waitForTimeout(300)
    const [sent] = posted('migrate')
    assert.equal(sent.resume, true)
    assert.equal(sent.platform, 'spark-local')
    assert.ok(sent.collections.length > 0 && !sent.collections.includes('addresses'))
  },
  { status: { ...recorded('status'), reversible: false, phase: 'loading' }, migrate: {} },
)

await test(
  'single collections are dropped, and a pause is asked about',
  (socket) => socket.send(JSON.stringify(snapshot('done'))),
  async (page) => {
    await button(page, 'Roll back').click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(/customers/).uncheck()
    await dialog.getByRole('button', { name: 'Drop 1 collection' }).click()
    await page.waitForTimeout(300)
    assert.deepEqual(posted('rollback'), [{ confirm: true, collections: ['orders'] }])
  },
  { rollback: { version: 1, collections: { customers: 1000, orders: 4000 } } },
)

await test(
  'a load is paused behind a question',
  (socket) => socket.send(JSON.stringify(snapshot('running'))),
  async (page) => {
    await button(page, 'Pause').click()
    await page.getByRole('dialog').getByText(/keeps the snapshot open/).waitFor()
    assert.deepEqual(posted('job/pause'), [])
    await page.getByRole('button', { name: 'Pause it' }).click()
    await page.waitForTimeout(300)
    assert.deepEqual(posted('job/pause'), [{}])
  },
)

const { throughput, timeline, attempts, kind, sequence, job, ...rest } = snapshot('running')
const delta = (from, sequence, changes) => ({ kind: 'Delta', from, sequence, ...rest, collections: [], timeline: [], attempts: [], throughput: [], ...changes })
const orders = (documentsDone) => [{ name: 'orders', documentsDone, documentsExpected: 4000, rows: 1, bytes: 1, failures: 3, state: 'running' }]

let connections = 0
await test(
  'a connection that was away is said to have been, and everything is there again',
  (socket) => {
    connections++
    if (connections === 1) {
      socket.send(JSON.stringify(snapshot('running')))
      setTimeout(() => socket.close(), 600)
    } else if (connections < 5) socket.close()
    else socket.send(JSON.stringify(snapshot('running', { sequence: 90, collections: orders(3210) })))
  },
  async (page) => {
    await page.getByText('The connection to the server is lost.').waitFor()
    await page.getByText(/The connection was away for/).waitFor()
    await page.getByText('3,210').first().waitFor()
    await page.getByText(/3 failures/).waitFor()
  },
)

let lines = 0
await test(
  'a connection on which nothing comes any more is given up, and made again',
  (socket) => {
    lines++
    socket.send(JSON.stringify(snapshot('running', { sequence: 50 * lines, collections: orders(lines === 1 ? 700 : 3333) })))
  },
  async (page) => {
    await page.getByText('700').first().waitFor()
    await page.clock.runFor(11_000)
    assert.equal(await page.getByText('The connection to the server is lost.').count(), 0)
    await page.clock.runFor(2_000)
    await page.getByText('3,333').first().waitFor()
    assert.equal(lines, 2)
  },
)

const asked = []
await test(
  'a message that is missing makes the page ask for everything',
  (socket) => {
    socket.onMessage((message) => {
      asked.push(message)
      socket.send(JSON.stringify(snapshot('running', { sequence: 60, collections: orders(1234) })))
    })
    socket.send(JSON.stringify(snapshot('running')))
    socket.send(JSON.stringify(delta(40, 41, { collections: orders(950) })))
    socket.send(JSON.stringify(delta(42, 43, { collections: orders(990) })))
  },
  async (page) => {
    await page.getByText('1,234').first().waitFor()
    assert.deepEqual(asked.map((text) => JSON.parse(text)), [{ resync: true }])
  },
)

await test(
  'the browser is told when the run ends',
  (socket) => {
    socket.send(JSON.stringify(snapshot('running')))
    setTimeout(() => socket.send(JSON.stringify(delta(40, 41, { job: { ...job, state: 'done', outcome: { exitCode: 0, sentence: '7,027 documents are loaded.', next: '' } } }))), 300)
  },
  async (page) => {
    await page.getByText('7,027 documents are loaded.').first().waitFor()
    assert.deepEqual(await page.evaluate(() => window.told), ['Reloquent: 7,027 documents are loaded.'])
  },
)

await browser.close()
server.close()
process.exit()
