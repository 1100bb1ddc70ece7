import type { ButtonHTMLAttributes, InputHTMLAttributes, ReactNode, SelectHTMLAttributes } from 'react'
import { useId } from 'react'

type Tone = 'good' | 'warn' | 'bad' | 'info' | 'plain'

const WASH: Record<Tone, string> = {
  good: 'bg-good-wash text-good',
  warn: 'bg-warn-wash text-warn',
  bad: 'bg-bad-wash text-bad',
  info: 'bg-info-wash text-info',
  plain: 'bg-sunken text-soft',
}

export function Badge({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className={`inline-flex items-center rounded px-1.5 py-px text-[11.5px] font-semibold whitespace-nowrap ${WASH[tone]}`}>
      {children}
    </span>
  )
}

type ButtonKind = 'primary' | 'plain' | 'quiet' | 'danger'

const LOOK: Record<ButtonKind, string> = {
  primary: 'bg-accent text-accent-ink hover:brightness-110 border-transparent',
  plain: 'bg-surface text-ink border-edge hover:bg-sunken',
  quiet: 'bg-transparent text-ink border-transparent hover:bg-sunken',
  danger: 'bg-surface text-bad border-bad hover:bg-bad-wash',
}

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & { kind?: ButtonKind; busy?: boolean; small?: boolean }

export function Button({ kind = 'plain', busy = false, small = false, className = '', disabled, children, ...rest }: ButtonProps) {
  const size = small ? 'h-7 px-2 text-[12.5px]' : 'h-8 px-3'
  const off = disabled || busy
  const look = off && kind === 'primary' ? 'bg-sunken text-soft border-line' : off && kind === 'danger' ? 'bg-surface border-line' : LOOK[kind]
  return (
    <button
      type="button"
      disabled={off}
      aria-busy={busy || undefined}
      className={`inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md border font-medium whitespace-nowrap
        disabled:cursor-not-allowed disabled:text-soft ${size} ${look} ${className}`}
      {...rest}
    >
      {busy && <Spinner />}
      {children}
    </button>
  )
}

export function Spinner() {
  return (
    <svg viewBox="0 0 16 16" className="size-3.5 animate-spin" aria-hidden="true">
      <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="2" strokeDasharray="24 14" />
    </svg>
  )
}

type CardProps = { title?: string; aside?: ReactNode; children: ReactNode; flush?: boolean; className?: string }

export function Card({ title, aside, children, flush = false, className = '' }: CardProps) {
  const id = useId()
  return (
    <section
      aria-labelledby={title ? id : undefined}
      className={`min-w-0 overflow-hidden rounded-lg border border-line bg-surface shadow-(--shade) ${className}`}
    >
      {title && (
        <header className="flex min-h-10 items-center justify-between gap-3 border-b border-line px-4 py-1.5">
          <h2 id={id}>{title}</h2>
          {aside}
        </header>
      )}
      <div className={flush ? '' : 'p-4'}>{children}</div>
    </section>
  )
}

export function Labelled({ label, hint, error, children }: {
  label: string
  hint?: string | undefined
  error?: string | undefined
  children: (ids: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }) => ReactNode
}) {
  const id = useId()
  const note = error ?? hint
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="mb-1 block text-[12.5px] font-medium">{label}</label>
      {children({ id, ...(note ? { 'aria-describedby': `${id}-note` } : {}), ...(error ? { 'aria-invalid': true as const } : {}) })}
      {note && <p id={`${id}-note`} className={`mt-1 text-[12px] ${error ? 'text-bad' : 'text-soft'}`}>{note}</p>}
    </div>
  )
}

type TextProps = InputHTMLAttributes<HTMLInputElement> & { label: string; hint?: string; error?: string | undefined }

export function TextField({ label, hint, error, className = '', ...rest }: TextProps) {
  return (
    <Labelled label={label} hint={hint} error={error}>
      {(ids) => <input {...ids} className={`control ${className}`} autoComplete="off" spellCheck={false} {...rest} />}
    </Labelled>
  )
}

type ChoiceProps = SelectHTMLAttributes<HTMLSelectElement> & {
  label: string
  hint?: string
  choices: readonly (readonly [value: string, words: string])[]
}

export function Choice({ label, hint, choices, ...rest }: ChoiceProps) {
  return (
    <Labelled label={label} hint={hint}>
      {(ids) => (
        <select {...ids} className="control" {...rest}>
          {choices.map(([value, words]) => <option key={value} value={value}>{words}</option>)}
        </select>
      )}
    </Labelled>
  )
}

export function Check({ label, hint, ...rest }: InputHTMLAttributes<HTMLInputElement> & { label: ReactNode; hint?: string }) {
  const id = useId()
  return (
    <div className="flex items-start gap-2">
      <input id={id} type="checkbox" className="mt-[3px] size-4 shrink-0 accent-(--accent)" {...rest} />
      <label htmlFor={id} className="min-w-0">
        {label}
        {hint && <span className="block text-[12px] text-soft">{hint}</span>}
      </label>
    </div>
  )
}

export function Figure({ label, value, note }: { label: string; value: ReactNode; note?: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-[12px] text-soft">{label}</dt>
      <dd className="truncate text-[17px] font-semibold tracking-tight">{value}</dd>
      {note && <dd className="truncate text-[12px] text-soft">{note}</dd>}
    </div>
  )
}

export function Figures({ children }: { children: ReactNode }) {
  return <dl className="grid grid-cols-[repeat(auto-fit,minmax(112px,1fr))] gap-x-6 gap-y-3">{children}</dl>
}

export function Bar({ value, label, tone = 'accent' }: { value: number; label: string; tone?: 'accent' | 'good' | 'bad' }) {
  const fill = { accent: 'var(--accent)', good: 'var(--good)', bad: 'var(--bad)' }[tone]
  return (
    <div role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={100} aria-valuenow={Math.round(value * 100)}
      className="h-2 overflow-hidden rounded-full bg-sunken ring-1 ring-line ring-inset">
      <div className="h-full rounded-full transition-[width] duration-300" style={{ width: `${value * 100}%`, background: fill }} />
    </div>
  )
}
