import { useState } from 'react'
import type { Point } from '../api/wire'
import { bytes, clock, count } from '../words/figures'

const WIDTH = 600
const HEIGHT = 120
const SHORTEST = 30_000

type Measure = 'documentsPerSecond' | 'bytesPerSecond'

const MEASURES: readonly (readonly [measure: Measure, title: string, words: (value: number) => string])[] = [
  ['documentsPerSecond', 'Documents', (value) => `${count(value)} documents`],
  ['bytesPerSecond', 'Bytes', bytes],
]

/** How fast documents arrive, over the last minutes, and the same in words for those who cannot see it. */
export function Throughput({ points }: { points: readonly Point[] }) {
  const [measure, setMeasure] = useState<Measure>('documentsPerSecond')
  const [at, setAt] = useState<number | null>(null)
  const words = MEASURES.find(([name]) => name === measure)![2]
  const most = Math.max(1, ...points.map((point) => point[measure]))
  const times = points.map((point) => Date.parse(point.at))
  const first = times[0] ?? 0
  const span = Math.max(SHORTEST, (times[times.length - 1] ?? 0) - first)
  const x = (index: number) => (((times[index] ?? first) - first) / span) * WIDTH
  const y = (point: Point) => HEIGHT - (point[measure] / most) * (HEIGHT - 12)
  const line = points.map((point, index) => `${x(index).toFixed(1)},${y(point).toFixed(1)}`)
  const shown = at === null ? undefined : points[Math.min(at, points.length - 1)]
  const last = points[points.length - 1]
  const said = shown ? `${clock(shown.at)}: ${words(shown[measure])} in that second`
    : last ? `${words(last[measure])} in the latest second; at most ${words(most)}` : 'Nothing has been measured yet'
  const look = (event: React.PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    const moment = first + ((event.clientX - box.left) / box.width) * span
    setAt(times.length === 0 ? null : nearest(times, moment))
  }
  return (
    <figure className="m-0 p-4">
      <div role="group" aria-label="What is measured" className="mb-2 flex gap-1">
        {MEASURES.map(([name, title]) => (
          <button key={name} type="button" aria-pressed={measure === name} onClick={() => setMeasure(name)}
            className={`rounded px-2 py-0.5 text-[12px] font-medium ${measure === name ? 'bg-accent-wash text-ink' : 'text-soft hover:bg-sunken'}`}>{title} a second</button>
        ))}
      </div>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={`Throughput: ${said}.`} className="h-34 w-full" onPointerMove={look} onPointerLeave={() => setAt(null)}>
        {[0.25, 0.5, 0.75].map((part) => <line key={part} x1="0" x2={WIDTH} y1={HEIGHT * part} y2={HEIGHT * part} stroke="var(--line)" strokeWidth="1" vectorEffect="non-scaling-stroke" />)}
        {line.length > 1 && <polygon points={`0,${HEIGHT} ${line.join(' ')} ${x(points.length - 1).toFixed(1)},${HEIGHT}`} fill="var(--accent-wash)" />}
        {line.length > 1 && <polyline points={line.join(' ')} fill="none" stroke="var(--accent)" strokeWidth="2" vectorEffect="non-scaling-stroke" />}
        {shown && at !== null && <line x1={x(at)} x2={x(at)} y1="0" y2={HEIGHT} stroke="var(--edge)" strokeWidth="1" vectorEffect="non-scaling-stroke" />}
      </svg>
      <figcaption className="mt-1 h-5 truncate text-[12px] text-soft">{said}.</figcaption>
    </figure>
  )
}

function nearest(times: readonly number[], moment: number): number {
  let best = 0
  times.forEach((time, at) => {
    if (Math.abs(time - moment) < Math.abs(times[best]! - moment)) best = at
  })
  return best
}
