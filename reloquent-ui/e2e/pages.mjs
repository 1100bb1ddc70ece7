// Every page, light and dark, against recorded answers: it is there, nothing fails in it, axe finds nothing.
// node e2e/pages.mjs [directory for pictures]
import AxeBuilder from '@axe-core/playwright'
import { answers, recorded, state } from './answers.mjs'
import { launch, opened, snapshot, withRun } from './browser.mjs'

const pictures = process.argv[2]
const open = (status) => ({ ...status, phase: 'planned', reversible: true, readiness: null, steps: status.steps.map((step, at) => (at > 3 ? { ...step, state: 'open', at: null, took: null, summary: null } : at === 3 ? { ...step, state: 'stale', why: 'the design has changed since' } : step)) })
const working = { status: open(recorded('status')) }
const CASES = [
  ['overview', '/', {}], ['overview-open', '/', working], ['overview-empty', '/', { status: { ...open(recorded('status')), configured: false } }],
  ['source', '/source', working], ['target', '/target', working], ['tables', '/tables', working],
  ['design', '/design', working], ['design-documents', '/design?view=documents&tab=details', working, 'Collection orders'],
  ['design-groups', '/design?group=schema&tab=preview', working], ['design-suggestions', '/design?tab=suggestions', { ...working, design: undefined }],
  ['design-findings', '/design?tab=findings', working], ['types', '/types', working], ['sizing', '/sizing', working], ['compute', '/compute', working], ['preparation', '/preparation', working],
  ['review', '/review', working], ['run', '/run', {}], ['run-decision', '/run', {}], ['run-failed', '/run', {}], ['run-idle', '/run', working], ['verification', '/verification', {}], ['verification-differs', '/verification', { report: recorded('report-differs') }],
  ['indexes', '/indexes', {}], ['readiness', '/readiness', {}], ['readiness-attention', '/readiness', { report: recorded('report-differs') }],
  ['history', '/history', {}], ['settings', '/settings', {}], ['failed', '/review', { ...working, plan: undefined }], ['not-here', '/nowhere', {}],
]

const held = state()
const server = await answers(held)
const browser = await launch()
const found = []
for (const [name, path, changes, node] of CASES.filter(([name]) => !process.env.ONLY || name.includes(process.env.ONLY))) {
  Object.assign(held, state(changes))
  // Side by side, for most of the time a page waits.
  await Promise.all(['light', 'dark'].map(async (colorScheme) => {
    const page = await opened(browser, { colorScheme, ...(process.env.SIZE ? { viewport: { width: 1440, height: 900 } } : {}) })
    const decision = { sentence: '3 of 4 collections are loaded, orders is not.', loaded: ['addresses', 'customers', 'products'], failed: [{ collection: 'orders', what: 'The target does not answer.', next: 'See whether it is up.' }], notBegun: [], attempt: 1, mayPass: true }
    const job = snapshot('running').job
    const special = {
      'run-idle': { job: undefined, collections: [], throughput: [], timeline: [], attempts: [] },
      'run-decision': { job: { ...job, state: 'deciding', decision } },
      'run-failed': { job: { ...job, state: 'failed', outcome: { exitCode: 1, sentence: 'Cannot reach MongoDB at db1.example.com:27017.', next: 'See whether it is up.' } } },
    }
    await withRun(page, [snapshot('running', special[name])])
    await page.addInitScript(() => {
      window.shifts = []
      new PerformanceObserver((list) => list.getEntries().forEach((one) => !one.hadRecentInput && window.shifts.push([one.value, one.sources.map((source) => source.node?.className ?? '').join(' / ').slice(0, 80)]))).observe({ type: 'layout-shift', buffered: true })
    })
    await page.goto(`http://127.0.0.1:${server.address().port}${path}`)
    await page.locator('h1').first().waitFor()
    await page.waitForTimeout(name.startsWith('design') ? 1600 : 350)
    if (node) {
      await page.getByRole('group', { name: node }).or(page.locator(`[aria-label^="${node}"]`)).first().click({ position: { x: 30, y: 12 } })
      await page.waitForTimeout(300)
    }
    const shifts = await page.evaluate(() => window.shifts)
    const shifted = shifts.reduce((sum, [value]) => sum + value, 0)
    if (shifted > 0.02) found.push(`${name} ${colorScheme}: the layout shifts by ${shifted.toFixed(3)} ${JSON.stringify(shifts.slice(0, 3))}`)
    if (pictures) await page.screenshot({ path: `${pictures}/${name}-${colorScheme}.png` })
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']).analyze()
    violations.forEach((one) => found.push(`${name} ${colorScheme}: ${one.id} (${one.nodes.length}) ${one.nodes[0].html.slice(0, 150)} ${one.nodes[0].failureSummary?.split('\n')[1] ?? ''}`))
    page.problems.forEach((problem) => found.push(`${name} ${colorScheme}: ${problem}`))
    await page.context().close()
  }))
}
await browser.close()
server.close()
console.log(found.length === 0 ? `${CASES.length} pages in two colours: nothing found` : found.join('\n'))
process.exit(found.length === 0 ? 0 : 1)
