// What the designer does by hand and by keys, and how fast it is with 500 tables of 10 columns each.
import assert from 'node:assert/strict'
import { answers, large, planned, recorded, rooted, state } from './answers.mjs'
import { launch, opened, withRun } from './browser.mjs'
import { speed } from './frames.mjs'

/** On a machine that does other things besides, times may be so many times as long. */
const SLACK = Number(process.env.SLACK ?? 1)
const held = state({ status: planned() })
const server = await answers(held)
const browser = await launch()
const at = (path) => `http://127.0.0.1:${server.address().port}${path}`
const card = (page, id) => page.locator(`.react-flow__node[data-id="${id}"]`)
const arranged = (page) => page.waitForFunction(() => performance.getEntriesByName('reloquent arrange').length > 0)

async function test(name, changes, path, act) {
  Object.assign(held, state({ status: planned(), ...changes }))
  const page = await opened(browser)
  await withRun(page, [])
  await page.goto(at(path))
  await arranged(page)
  await page.waitForTimeout(400)
  try {
    await act(page)
    assert.deepEqual(page.problems, [])
    console.log(`ok   ${name}`)
  } catch (error) {
    console.log(`FAIL ${name}\n${error.stack}`)
    process.exitCode = 1
    if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/failed.png` })
  }
  await page.context().close()
}

const saved = () => held.design.mapping
const centre = async (locator) => {
  const box = await locator.boundingBox()
  return [box.x + box.width / 2, box.y + Math.min(box.height / 2, 14)]
}
async function drag(page, from, to, steps = 12) {
  const [x, y] = await centre(from)
  const [u, v] = await centre(to)
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move((x + u) / 2, (y + v) / 2, { steps })
  await page.mouse.move(u, v, { steps })
  await page.mouse.up()
}
const save = async (page) => {
  await page.getByRole('button', { name: 'Save design' }).click()
  await page.getByText('Saved.', { exact: true }).waitFor()
}

await test('a card dropped on another is embedded in it, and undo takes that back', {}, '/design?view=documents', async (page) => {
  await drag(page, card(page, 'document addresses'), card(page, 'document customers'))
  await page.getByRole('dialog', { name: 'Embed crm.addresses' }).waitFor()
  await page.getByRole('button', { name: 'Embed', exact: true }).click()
  await save(page)
  assert.equal(saved().collections.addresses, undefined)
  assert.ok(saved().collections.customers.embed.some((one) => one.from === 'crm.addresses'))
  await page.keyboard.press('Control+z')
  assert.equal(await card(page, 'document addresses').count(), 1)
  await page.keyboard.press('Control+y')
  assert.equal(await card(page, 'document addresses').count(), 0)
})

await test('a card that is dropped on nothing has moved, and undo puts it back', {}, '/design', async (page) => {
  const place = () => card(page, 'table shop.audit_log').getAttribute('style')
  const before = await place()
  const [x, y] = await centre(card(page, 'table shop.audit_log'))
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + 20, y + 220, { steps: 10 })
  await page.mouse.up()
  assert.notEqual(await place(), before)
  await page.keyboard.press('Control+z')
  await page.waitForTimeout(100)
  assert.equal(await place(), before)
})

await test('a line drawn between two cards asks how to embed', {}, '/design?view=documents', async (page) => {
  const handle = (id, side) => card(page, id).locator(`.react-flow__handle.${side}`)
  await drag(page, handle('document orders', 'source'), handle('document customers', 'target'))
  await page.getByRole('dialog', { name: 'Embed shop.orders' }).waitFor()
})

await test('without a pointer: a card is selected, moved and embedded by keys', {}, '/design', async (page) => {
  await card(page, 'table shop.order_items').focus()
  await page.keyboard.press('Enter')
  const before = await card(page, 'table shop.order_items').getAttribute('style')
  await page.keyboard.press('ArrowRight')
  assert.notEqual(await card(page, 'table shop.order_items').getAttribute('style'), before)
  await page.keyboard.press('e')
  const dialog = page.getByRole('dialog', { name: 'Embed shop.order_items' })
  await dialog.getByLabel('Into').selectOption({ label: 'products' })
  await page.keyboard.press('Escape')
  assert.equal(await dialog.count(), 0)
})

await test('by form: a column is renamed, a row filter built, a limit set, a shape changed', {}, '/design?tab=documents', async (page) => {
  const tree = page.getByRole('tabpanel')
  await tree.getByRole('button', { name: /payments/ }).click()
  await page.getByRole('tab', { name: 'Details' }).click()
  await tree.getByRole('button', { name: /^Rules of method/ }).click()
  await page.getByLabel('New name').fill('kind')
  await page.getByRole('button', { name: 'Apply' }).click()
  await tree.getByRole('button', { name: 'Rows that count: change' }).click()
  await page.getByLabel('Column of the condition').selectOption('amount')
  await page.getByLabel('Relation').selectOption('>')
  await page.getByLabel('Value', { exact: true }).fill('10')
  await page.getByRole('button', { name: 'Take it' }).click()
  await page.getByRole('region', { name: 'With the first rows' }).getByRole('cell', { name: '30', exact: false }).waitFor()
  await page.getByRole('button', { name: 'Apply' }).click()
  await tree.getByLabel('Order by').selectOption('paid_at')
  await tree.getByLabel('Direction of paid_at').selectOption('desc')
  await tree.getByLabel('Limit').fill('5')
  await tree.getByLabel('Limit').press('Enter')
  await save(page)
  const payments = saved().collections.orders.embed.find((one) => one.from === 'shop.payments')
  assert.deepEqual(payments, { array: 'payments', from: 'shop.payments', fields: { method: { rename: 'kind' } }, filter: 'amount > 10', order: ['paid_at desc'], limit: 5 })
})

await test('a rule is built of columns, written with what is offered, and tried on real rows', {}, '/design', async (page) => {
  await page.getByLabel('Search tables').fill('shop.order_items')
  await page.getByLabel('Search tables').press('Enter')
  await page.waitForTimeout(500)
  await card(page, 'table shop.order_items').getByRole('button', { name: 'unit_price' }).click()
  const dialog = page.getByRole('dialog', { name: 'Rules of unit_price' })
  await dialog.getByLabel('Operation').selectOption('compute')
  await dialog.getByLabel('Part 2', { exact: true }).selectOption('quantity')
  const rows = dialog.getByRole('region', { name: 'With real rows' })
  await rows.getByRole('cell', { name: /^30/ }).waitFor()
  assert.deepEqual(await rows.getByRole('columnheader').allInnerTexts(), ['quantity', 'unit_price', 'in the document'])
  await dialog.getByRole('button', { name: 'Switch to expression mode' }).click()
  const text = dialog.getByLabel('Expression')
  await text.fill('')
  await text.pressSequentially('rou')
  await dialog.getByRole('option', { name: /round/ }).waitFor()
  await text.press('Enter')
  await text.pressSequentially('qua')
  await text.press('Tab')
  assert.equal(await text.inputValue(), 'round(quantity)')
  await text.press('End')
  await text.pressSequentially(' + no')
  await text.press('Escape')
  assert.equal(await dialog.count(), 1, 'Escape closes what is offered, not the dialog')
  await text.fill('nowhere')
  await rows.getByText('The design has a problem. Change it.').waitFor()
  await text.fill('round(quantity * unit_price, 2)')
  await rows.getByRole('cell', { name: /^30/ }).waitFor()
  await dialog.getByRole('button', { name: 'Apply' }).click()
  await save(page)
  const items = saved().collections.orders.embed.find((one) => one.from === 'shop.order_items')
  assert.deepEqual(items.fields.unit_price, { compute: 'round(quantity * unit_price, 2)' })
})

await test('a line is selected, shows its foreign key, and becomes a reference', {}, '/design?tab=details', async (page) => {
  await page.getByLabel('Search tables').fill('shop.payments')
  await page.getByLabel('Search tables').press('Enter')
  await page.waitForTimeout(500)
  const line = page.locator('.react-flow__edge[data-id^="shop.payments "] .react-flow__edge-interaction')
  const [x, y] = await line.evaluate((path) => {
    const middle = path.getPointAtLength(path.getTotalLength() * 0.4).matrixTransform(path.getScreenCTM())
    return [middle.x, middle.y]
  })
  await page.mouse.click(x, y)
  const panel = page.getByRole('tabpanel')
  await panel.getByText('shop.payments (order_id) points at shop.orders (id)').or(panel.getByText(/points at/)).first().waitFor()
  await panel.getByRole('combobox', { name: 'orders.payments' }).selectOption('values')
  await panel.getByRole('button', { name: 'Keep as a reference' }).click()
  await save(page)
  assert.equal(saved().collections.payments.from, 'shop.payments')
  assert.ok(!saved().collections.orders.embed.some((one) => one.from === 'shop.payments'))
})

await test('a suggestion is changed before it is followed', { design: undefined }, '/design?tab=suggestions', async (page) => {
  await page.getByRole('button', { name: 'Accept the suggestion for shop.orders', exact: true }).click()
  await page.getByRole('button', { name: 'Change the suggestion for shop.payments' }).click()
  await page.getByRole('dialog').getByLabel('As').selectOption('values')
  await page.getByRole('button', { name: 'Embed', exact: true }).click()
  await save(page)
  assert.deepEqual(saved().collections.orders.embed, [{ values: 'payments', from: 'shop.payments' }])
})

await test('a join table is dissolved into names of its far side', {}, '/design', async (page) => {
  await page.getByLabel('Search tables').fill('shop.product_categories')
  await page.getByLabel('Search tables').press('Enter')
  await page.getByRole('tab', { name: 'Details' }).click()
  await page.getByRole('tabpanel').getByRole('button', { name: 'Embed …' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Into').selectOption({ label: 'products' })
  await dialog.getByLabel('As').selectOption('farValues')
  await page.getByRole('button', { name: 'Embed', exact: true }).click()
  await save(page)
  assert.ok(saved().collections.products.embed.some((one) => one.values && one.from === 'shop.product_categories' && one.embed[0].merge === 'shop.categories'))
})

await test('suggestions are accepted one by one or all, and rejected', { design: undefined }, '/design?tab=suggestions', async (page) => {
  await page.getByRole('button', { name: 'Accept the suggestion for shop.item_discounts' }).click()
  await page.getByRole('button', { name: 'Reject the suggestion for shop.warehouses' }).click()
  await page.getByRole('button', { name: /^Accept all/ }).click()
  await save(page)
  const { warehouses, ...others } = recorded('suggest').mapping.collections
  assert.deepEqual(Object.keys(saved().collections).sort(), Object.keys(others).sort())
})

await test('a finding leads to its place', {}, '/design?tab=findings', async (page) => {
  await page.getByRole('tabpanel').getByRole('button', { name: /orders\.payments/ }).first().click()
  await page.getByRole('tabpanel').getByRole('heading', { name: 'orders.payments' }).waitFor()
})

await test('who has changed the file elsewhere is not overwritten unasked', {}, '/design', async (page) => {
  await page.getByRole('tabpanel').getByRole('button', { name: /suppliers shop/ }).click()
  await page.keyboard.press('Delete')
  held.design = { ...held.design, mapping: { ...held.design.mapping, naming: 'camelCase' } }
  await page.getByRole('button', { name: 'Save design' }).click()
  await page.getByRole('button', { name: 'Changed elsewhere' }).click()
  await page.getByRole('button', { name: 'Overwrite with mine' }).click()
  await page.getByText('Saved.', { exact: true }).waitFor()
  assert.equal(saved().naming, undefined)
  assert.equal(saved().collections.suppliers, undefined)
})

await test('a table is found that never was in view', rooted(large(120, 10, (number) => number - 1)), '/design', async (page) => {
  for (const name of ['area11.user_119', 'area0.order_0', 'area11.user_119']) {
    await page.getByLabel('Search tables').fill(name)
    await card(page, `table ${name}`).waitFor({ timeout: 5000 })
  }
})

await test('500 tables and 5,000 columns: laid out within 3 s, 50 frames a second, undo within 100 ms', rooted(large(500, 10)), '/design', async (page) => {
  const { layout, pan, drag, undo, panLongest, dragLongest } = await speed(page)
  const said = (perSecond, longest) => `${Math.round(perSecond)} frames/s (longest ${Math.round(longest)} ms)`
  console.log(`     layout ${Math.round(layout)} ms, pan ${said(pan, panLongest)}, drag ${said(drag, dragLongest)}, undo ${Math.round(undo)} ms`)
  assert.ok(layout < 3000 * SLACK, `layout took ${layout} ms`)
  assert.ok(pan * SLACK >= 50, `pan had ${pan} frames/s`)
  assert.ok(drag * SLACK >= 50, `drag had ${drag} frames/s`)
  assert.ok(undo < 100 * SLACK, `undo took ${undo} ms`)
})

await browser.close()
server.close()
process.exit()
