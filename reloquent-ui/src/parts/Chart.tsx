import type { Point } from '../api/wire'
import { bytes, count } from '../words/figures'

const WIDTH = 600
const HEIGHT = 120
const SHORTEST = 30_000

/** How fast documents arrive, over the last minutes, and the same in words for those who cannot see it. */
export function Throughput({ points }: { points: readonly Point[] }) {
  const most = Math.max(1, ...points.map((point) => point.documentsPerSecond))
  const times = points.map((point) => Date.parse(point.at))
  const first = times[0] ?? 0
  const span = Math.max(SHORTEST, (times[times.length - 1] ?? 0) - first)
  const x = (at: number) => (((times[at] ?? first) - first) / span) * WIDTH
  const line = points.map((point, at) => `${x(at).toFixed(1)},${(HEIGHT - (point.documentsPerSecond / most) * (HEIGHT - 12)).toFixed(1)}`)
  const last = points[points.length - 1]
  const words = last
    ? `${count(last.documentsPerSecond)} documents and ${bytes(last.bytesPerSecond)} in the latest second; at most ${count(most)} documents.`
    : 'Nothing has been measured yet.'
  return (
    <figure className="m-0 p-4">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={`Throughput: ${words}`} className="h-30 w-full">
        {[0.25, 0.5, 0.75].map((part) => <line key={part} x1="0" x2={WIDTH} y1={HEIGHT * part} y2={HEIGHT * part} stroke="var(--line)" strokeWidth="1" vectorEffect="non-scaling-stroke" />)}
        {line.length > 1 && <polygon points={`0,${HEIGHT} ${line.join(' ')} ${x(points.length - 1).toFixed(1)},${HEIGHT}`} fill="var(--accent-wash)" />}
        {line.length > 1 && <polyline points={line.join(' ')} fill="none" stroke="var(--accent)" strokeWidth="2" vectorEffect="non-scaling-stroke" />}
      </svg>
      <figcaption className="mt-1 h-5 truncate text-[12px] text-soft">{words}</figcaption>
    </figure>
  )
}
