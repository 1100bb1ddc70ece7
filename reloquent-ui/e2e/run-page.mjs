// The page of a run, with a server that goes away, comes back, and skips a message.
import assert from 'node:assert/strict'
import { answers, state } from './answers.mjs'
import { launch, opened, snapshot } from './browser.mjs'

const held = state()
const server = await answers(held)
const browser = await launch()

async function test(name, route, act) {
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

const { throughput, timeline, attempts, kind, sequence, job, ...rest } = snapshot('running')
const delta = (from, sequence, changes) => ({ kind: 'Delta', from, sequence, ...rest, collections: [], timeline: [], attempts: [], throughput: [], ...changes })
const orders = (documentsDone) => [{ name: 'orders', documentsDone, documentsExpected: 4000, rows: 1, bytes: 1, state: 'running' }]

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
