// What a person does on the pages, for the tests that go the whole way against a real server.
import AxeBuilder from '@axe-core/playwright'
import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { launch, opened } from './browser.mjs'

const FAILURES = new URL('../target/pictures/', import.meta.url).pathname
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]()
const begun = Date.now()

export const said = (text) => console.log(`${((Date.now() - begun) / 1000).toFixed(1).padStart(6)} s  ${text}`)

/** One browser with one page; what goes wrong ends it with the page's own words and a picture of it. */
export async function session(name, act, args = []) {
  const browser = await launch(args)
  const page = await opened(browser, { viewport: { width: 1440, height: 900 } })
  page.setDefaultTimeout(30_000)
  try {
    await act(page)
  } catch (error) {
    process.exitCode = 1
    mkdirSync(FAILURES, { recursive: true })
    console.log(error.stack)
    await page.screenshot({ path: `${FAILURES}${name}.png` })
    console.log(`At ${page.url()}: ${(await page.getByRole('alert').allInnerTexts()).join(' ')} ${page.problems.join(' ')}`)
  }
  await browser.close()
  process.exit()
}

/** Lets whoever started this script do something, and goes on when that is done, with what was said then. */
export async function told(moment) {
  console.log(`@${moment}`)
  const { value, done } = await lines.next()
  if (done) throw new Error(`nobody answers at ${moment}`)
  return value
}

export const button = (page, name) => page.getByRole('button', { name })
export const on = (page, name) => page.locator('footer').getByRole('link', { name }).click()
export const to = (page, name) => page.getByRole('navigation').getByRole('link', { name: new RegExp(`^${name}`) }).click()
/** The state of a step, as the list at the left says it. */
export const stepIs = (page, name, state) => page.getByRole('navigation').getByRole('link', { name: new RegExp(`^${name} ?${state}`) }).waitFor()

/** Nothing failed in the page, and axe finds nothing. */
export async function seen(page, name, pictures) {
  if (pictures) await page.screenshot({ path: `${pictures}/${name}.png` })
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']).analyze()
  assert.deepEqual(violations.map((one) => `${one.id} ${one.nodes[0].html}`), [], name)
  assert.deepEqual(page.problems, [], name)
  said(name)
}

/** From the empty page of the source to a schema that has been read. */
export async function connect(page, source, target, database) {
  const from = new URL(source)
  await to(page, 'Source')
  await page.getByLabel('Host').fill(from.hostname)
  await page.getByLabel('Port').fill(from.port)
  await page.getByLabel('Database').fill(from.pathname.slice(1))
  await page.getByLabel('Username').fill(from.username)
  await page.getByLabel('Password').fill(from.password || 'none is asked for')
  await page.getByLabel('Encrypt the connection').uncheck()
  await button(page, 'Test the connection').click()
  await page.getByText('The source answers.').waitFor()
  await on(page, 'Target')
  await page.getByLabel('Connection string').fill(target)
  await page.getByLabel('Database').fill(database)
  await button(page, 'Save and test the connection').click()
  await page.getByText('The target answers.').waitFor()
}

export async function discover(page) {
  await to(page, 'Source')
  await button(page, 'Test the connection').click()
  await page.getByText('The source answers.').waitFor()
  await button(page, 'Read the schema').click()
  await page.getByText('Foreign keys').waitFor()
}

export async function select(page) {
  await to(page, 'Tables')
  await button(page, 'Save selection').click()
  await page.getByText('Saved.', { exact: true }).waitFor()
}

export async function design(page) {
  await to(page, 'Design')
  await page.waitForFunction(() => performance.getEntriesByName('reloquent arrange').length > 0)
  await page.getByRole('tab', { name: /Suggestions/ }).click()
  await button(page, /^Accept all/).click()
  await button(page, 'Save design').click()
  await page.getByText('Saved.', { exact: true }).waitFor()
}

export async function review(page) {
  await to(page, 'Review')
  await page.getByText('POINT OF NO RETURN').waitFor()
  await page.getByText(/^(reviewed|not taken yet)$/).waitFor()
  if (await button(page, 'Take this plan').count()) await button(page, 'Take this plan').click()
  await page.getByText('reviewed', { exact: true }).waitFor()
}

export async function start(page) {
  await button(page, 'Start the migration …').click()
  await page.getByLabel(/I have understood/).check()
  await page.getByRole('dialog').getByRole('button', { name: 'Start the migration' }).click()
  await page.waitForURL('**/run')
  await page.getByRole('progressbar', { name: 'All collections' }).waitFor()
}

/** Waits until some documents are in the target. */
export async function underway(page) {
  for (let left = 150; left > 0; left--) {
    const done = await page.evaluate(async () => (await (await fetch('/api/job')).json()).collections.reduce((sum, one) => sum + one.documentsDone, 0))
    if (done > 2000) return said(`${done} documents are loaded`)
    await page.waitForTimeout(200)
  }
  throw new Error('no documents come')
}

/** Waits for the end of a run that is compared at once. */
export async function loaded(page) {
  await page.getByText(/documents from .* rows are loaded\. All agree with the source\./).first().waitFor({ timeout: 90_000 })
}

export async function indexes(page) {
  await to(page, 'Indexes')
  await button(page, 'Build all').click()
  await page.getByText(/^(\d+) of \1 built/).waitFor()
}

export async function ready(page) {
  await to(page, 'Readiness')
  await page.getByText('READY FOR PRODUCTION').waitFor()
}
