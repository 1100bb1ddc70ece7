// How fast the pages are with 500 tables of 10 columns each: bench/run --web runs it. Each line that it writes is what
// one fresh page took, as JSON. Usage: node e2e/speed.mjs [REPETITIONS]
import { gzipSync } from 'node:zlib'
import { answers, large, planned, rooted, state } from './answers.mjs'
import { launch, opened, withRun } from './browser.mjs'
import { speed } from './frames.mjs'

const held = state({ ...rooted(large(500, 10)), status: planned() })
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
  const measured = await speed(page)
  if (page.problems.length > 0) throw new Error(page.problems.join('\n'))
  await page.context().close()
  return measured
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
