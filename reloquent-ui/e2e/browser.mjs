import { chromium } from 'playwright-core'

/** One browser for a whole test; CHROMIUM names it where it is elsewhere. */
export function launch(args = []) {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', ...args], chromiumSandbox: false })
}

/** A page that remembers what went wrong in it. */
export async function opened(browser, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options })
  const page = await context.newPage()
  page.problems = []
  page.on('pageerror', (error) => page.problems.push(String(error)))
  page.on('console', (message) => {
    // Refused requests and lost connections are said by the page itself; the browser's line about them is no problem of the page.
    if (message.type() === 'error' && !/^(Failed to load resource|WebSocket connection to .* failed)/.test(message.text())) page.problems.push(message.text())
  })
  return page
}

/** A live run as the server tells it, for pages that are tested without one. */
export async function withRun(page, messages) {
  await page.routeWebSocket(/\/api\/live$/, (socket) => messages.forEach((message) => socket.send(JSON.stringify(message))))
}

export function snapshot(state, changes = {}) {
  const names = ['addresses', 'customers', 'orders', 'products']
  return {
    kind: 'Snapshot', sequence: 40,
    job: { id: 'a', kind: 'migrate', state, started: new Date(Date.now() - 64_000).toISOString(), pausable: true, attempt: 1 },
    collections: names.map((name, at) => ({
      name, documentsDone: [1623, 640, 900, 0][at], documentsExpected: [1623, 1000, 4000, 120][at], rows: 5000, bytes: 250000, failures: at === 2 ? 1 : 0, state: ['done', 'running', 'running', 'waiting'][at], ...(at === 2 ? { nextTry: new Date(Date.now() + 8000).toISOString() } : {}),
    })),
    rates: { documentsPerSecond: 4120, rowsPerSecond: 15456, bytesPerSecond: 2_400_000 },
    connections: { source: 6, target: 4 },
    timeline: [{ sequence: 1, at: '2026-11-22T05:47:32Z', entryKind: 'state', text: 'The run has begun.' }, { sequence: 9, at: '2026-11-22T05:47:33Z', entryKind: 'said', text: 'addresses is loaded.' }],
    attempts: [{ number: 1, started: '2026-11-22T05:47:32Z', outcome: 'running', because: '' }],
    throughput: Array.from({ length: 60 }, (_, second) => ({ at: new Date(Date.UTC(2026, 10, 22, 5, 47, second)).toISOString(), documentsPerSecond: 3500 + 900 * Math.sin(second / 4), bytesPerSecond: 2e6 })),
    ...changes,
  }
}
