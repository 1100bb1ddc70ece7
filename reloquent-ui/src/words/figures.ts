/** Figures as people read them. All pure; numbers are in English grouping, as the commands write them. */

const grouping = new Intl.NumberFormat('en')

export function count(value: number): string {
  return grouping.format(Math.round(value))
}

/** 1234567 as "1.2 million", for places where digits would not be read anyway. */
export function roughly(value: number): string {
  if (value < 10_000) return count(value)
  if (value < 1_000_000) return `${trimmed(value / 1_000)}k`
  if (value < 1_000_000_000) return `${trimmed(value / 1_000_000)}M`
  return `${trimmed(value / 1_000_000_000)}G`
}

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'] as const

/** Bytes in powers of ten, as disks and the commands count them. */
export function bytes(value: number): string {
  let size = Math.abs(value)
  let unit = 0
  while (size >= 999.5 && unit < UNITS.length - 1) {
    size /= 1000
    unit++
  }
  const shown = unit === 0 ? String(Math.round(size)) : trimmed(size)
  return `${value < 0 ? '−' : ''}${shown} ${UNITS[unit]}`
}

function trimmed(value: number): string {
  return value < 9.95 ? value.toFixed(1) : String(Math.round(value))
}

/** Seconds as "850 ms", "4.2 s", "3 min 05 s", "2 h 47 min". */
export function duration(seconds: number): string {
  if (!Number.isFinite(seconds)) return '–'
  if (seconds < 1) return `${Math.round(seconds * 1000)} ms`
  if (seconds < 60) return `${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s`
  const whole = Math.round(seconds)
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${two(whole % 60)} s`
  return `${Math.floor(whole / 3600)} h ${two(Math.floor((whole % 3600) / 60))} min`
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}

const ISO = /^PT(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?$/

/** Seconds of a duration as Java writes it: "PT2M3.5S". */
export function secondsOf(iso: string | null | undefined): number {
  const found = ISO.exec(iso ?? '')
  if (!found) return Number.NaN
  return Number(found[1] ?? 0) * 3600 + Number(found[2] ?? 0) * 60 + Number(found[3] ?? 0)
}

export function moment(iso: string | null | undefined): string {
  if (!iso) return '–'
  const date = new Date(iso)
  return Number.isNaN(date.getTime())
    ? iso
    : date.toLocaleString('en-GB', { day: '2-digit', month: 'short', hour: '2-digit', minute: '2-digit', second: '2-digit' })
}

export function clock(iso: string): string {
  const date = new Date(iso)
  return Number.isNaN(date.getTime()) ? iso : date.toLocaleTimeString('en-GB')
}

export function share(part: number, whole: number): number {
  return whole <= 0 ? 0 : Math.max(0, Math.min(1, part / whole))
}

/** "1 table", "2 tables". */
export function several(number: number, one: string, many = `${one}s`): string {
  return `${count(number)} ${number === 1 ? one : many}`
}

/** "a, b and c". */
export function listed(names: readonly string[]): string {
  if (names.length < 2) return names.join('')
  return `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`
}
