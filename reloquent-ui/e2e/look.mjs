// Takes pictures of pages: node e2e/look.mjs DIRECTORY [path …]
import { chromium } from 'playwright-core'
import { answers, large, rooted, state } from './answers.mjs'

const [directory, ...paths] = process.argv.slice(2)
const held = process.env.LARGE ? state({ ...rooted(large(500, 10)), design: { version: 1, mapping: { version: 1, collections: {} }, findings: [] } }) : state()
if (process.env.REVERSIBLE) held.status = { ...held.status, reversible: true, phase: 'designed', readiness: null, steps: held.status.steps.map((step, at) => (at > 2 ? { ...step, state: 'open', at: null, took: null, summary: null } : step)) }
const server = await answers(held)
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'], chromiumSandbox: false })
const [width, height] = (process.env.SIZE ?? '1280x800').split('x').map(Number)
for (const scheme of (process.env.SCHEMES ?? 'light,dark').split(',')) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: scheme })
  const page = await context.newPage()
  page.on('console', (message) => message.type() === 'error' && console.log('console:', message.text()))
  page.on('pageerror', (error) => console.log('page error:', error))
  for (const path of paths.length ? paths : ['/']) {
    await page.goto(`http://127.0.0.1:${server.address().port}${path}`)
    await page.waitForTimeout(Number(process.env.WAIT ?? 900))
    const file = `${directory}/${(path.replace(/[^a-z]+/gi, '-') || 'overview').replace(/^-|-$/g, '') || 'overview'}-${scheme}.png`
    await page.screenshot({ path: file })
    console.log(file)
  }
  await context.close()
}
await browser.close()
server.close()
process.exit(0)
