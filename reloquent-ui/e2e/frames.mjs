/** Frames a second while something is done in a page, and the longest of them in milliseconds. */
async function frames(page, act) {
  await page.evaluate(() => {
    window.frames_ = []
    const note = (now) => {
      window.frames_.push(now)
      window.frame_ = requestAnimationFrame(note)
    }
    window.frame_ = requestAnimationFrame(note)
  })
  await act()
  const times = await page.evaluate(() => {
    cancelAnimationFrame(window.frame_)
    return window.frames_
  })
  const gaps = times.slice(1).map((time, index) => time - times[index])
  return { perSecond: (1000 * gaps.length) / (times.at(-1) - times[0]), longest: Math.max(...gaps) }
}

/** How fast the designer is on a page that shows 500 tables: frames a second of its first pan and of a drag, and milliseconds. */
export async function speed(page) {
  const layout = await page.evaluate(() => performance.getEntriesByName('reloquent arrange')[0].duration)
  const shown = await page.evaluate(() => performance.now())
  await page.waitForTimeout(2000)
  const panned = await frames(page, () => pulled(page, 500, 400, 3))
  const card = page.locator('.react-flow__node[data-id="table area0.order_0"]')
  await page.getByLabel('Search tables').fill('area0.order_0')
  await page.waitForTimeout(1000)
  const box = await card.boundingBox()
  const dragged = await frames(page, () => pulled(page, box.x + box.width / 2, box.y + Math.min(box.height / 2, 14), 2))
  await page.locator('h1').click()
  const undo = await page.evaluate(async () => {
    const begun = performance.now()
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true }))
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
    return performance.now() - begun
  })
  return { layout, shown, pan: panned.perSecond, panLongest: panned.longest, drag: dragged.perSecond, dragLongest: dragged.longest, undo }
}

async function pulled(page, x, y, step) {
  await page.mouse.move(x, y)
  await page.mouse.down()
  for (let count = 1; count <= 60; count++) await page.mouse.move(x + step * count, y + count)
  await page.mouse.up()
}
