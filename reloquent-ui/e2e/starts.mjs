// Ends with 0 if a Chromium starts and shows a page: node e2e/starts.mjs PATH
import { chromium } from 'playwright-core'

const browser = await chromium.launch({ executablePath: process.argv[2], args: ['--no-sandbox'], chromiumSandbox: false, timeout: 40_000 })
const page = await browser.newPage()
await page.goto('data:text/html,<p>It starts.')
await page.getByText('It starts.').waitFor({ timeout: 10_000 })
await browser.close()
