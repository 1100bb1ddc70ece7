// How fast the pages are with 500 tables of 10 columns each: bench/run --web runs it. Each line that it writes is what
// one fresh page took, as JSON. Usage: node e2e/speed.mjs [REPETITIONS]
import { gzipSync } from 'node:zlib'
import { answers, large, recorded, state } from './answers.mjs'
import { launch, opened, withRun } from './browser.mjs'
import { frames } from './frames.mjs'

const catalog = large(500, 10)
const names = catalog.tables.map((table) => table.name)
const mapping = { version: 1, collections: Object.fromEntries(catalog.tables.map((table) => [table.table, { from: table.name }])) }
const held = state({
  catalog,
  status: { ...recorded('status'), reversible: true, phase: 'designed' },
  selection: { version: 1, tables: names, rows: 0, bytes: 0, orphaned: [] },
  suggest: { version: 1, mapping: { version: 1, collections: {} }, placements: [], findings: [] },
  design: { version: 1, mapping, findings: [] },
})
const server = await answers(held)
const browser = await launch()
const at = (path) => `http://127.0.0.1:${server.address().port}${path}`

/** Bytes of what a page loads until it is quiet, without what the interface answers: as it is, and compressed. */
async function loaded(path) {
  const page = await opened(browser)
  await withRun(page, [])
  const bodies = []
  page.on('response', (response) => {
    if (!new URL(response.url()).pathname.startsWith('/api/')) bodies.push(response.body())
  })
  await page.goto(at(path))
  await page.locator('h1').waitFor()
  await page.waitForTimeout(1500)
  const parts = await Promise.all(bodies)
  await page.context().close()
  const sum = (sizes) => sizes.reduce((total, size) => total + size, 0)
  return { bytes: sum(parts.map((part) => part.length)), compressed: sum(parts.map((part) => gzipSync(part).length)) }
}

async function designed() {
  const page = await opened(browser)
  await withRun(page, [])
  await page.goto(at('/design'))
  await page.waitForFunction(() => performance.getEntriesByName('reloquent arrange').length > 0)
  const layout = await page.evaluate(() => performance.getEntriesByName('reloquent arrange')[0].duration)
  const shown = await page.evaluate(() => performance.now())
  await page.waitForTimeout(2000)
  const panned = await frames(page, () => pulled(page, 500, 400, 3))
  await page.getByLabel('Search tables').fill('area0.order_0')
  await page.waitForTimeout(1000)
  const box = await page.locator('.react-flow__node[data-id="table area0.order_0"]').boundingBox()
  const dragged = await frames(page, () => pulled(page, box.x + box.width / 2, box.y + Math.min(box.height / 2, 14), 2))
  await page.locator('h1').click()
  const undo = await page.evaluate(async () => {
    const begun = performance.now()
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true }))
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
    return performance.now() - begun
  })
  if (page.problems.length > 0) throw new Error(page.problems.join('\n'))
  await page.context().close()
  return { layout, shown, pan: panned.perSecond, panLongest: panned.longest, drag: dragged.perSecond, dragLongest: dragged.longest, undo }
}

async function pulled(page, x, y, step) {
  await page.mouse.move(x, y)
  await page.mouse.down()
  for (let count = 1; count <= 60; count++) await page.mouse.move(x + step * count, y + count)
  await page.mouse.up()
}

try {
  const first = await loaded('/')
  for (let repetition = 0; repetition < Number(process.argv[2] ?? 1); repetition++) {
    console.log(JSON.stringify({ firstBytes: first.bytes, firstCompressed: first.compressed, ...(await designed()) }))
  }
} finally {
  await browser.close()
  server.close()
  server.closeAllConnections()
}
