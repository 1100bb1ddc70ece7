/** Frames a second while something is done in a page, and the longest of them in milliseconds. */
export async function frames(page, act) {
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
