import { NavLink } from 'react-router'
import type { Status, StepState } from '../api/wire'
import { STEP_PAGES, stateOf, stateWord } from './steps'
import { chooseTheme, useTheme } from './theme'

const GLYPH: Record<StepState, { path: string; colour: string }> = {
  done: { path: 'M4.5 8.2 7 10.7l4.5-5.2', colour: 'var(--good)' },
  running: { path: '', colour: 'var(--accent)' },
  stale: { path: 'M8 4.8v3.6l2.3 1.4', colour: 'var(--warn)' },
  trouble: { path: 'M8 4.6v4M8 11v.2', colour: 'var(--bad)' },
  open: { path: '', colour: 'var(--edge)' },
  skipped: { path: 'M5.2 8h5.6', colour: 'var(--edge)' },
}

function Mark({ state, running }: { state: StepState | undefined; running: boolean }) {
  if (running) return <span className="pulse mx-[3px] size-[10px] shrink-0 rounded-full bg-accent" aria-hidden="true" />
  const glyph = GLYPH[state ?? 'open']
  if (!state) return <span className="mx-[5.5px] size-[5px] shrink-0 rounded-full bg-(--edge)" aria-hidden="true" />
  return (
    <svg viewBox="0 0 16 16" className="size-4 shrink-0" aria-hidden="true" style={{ color: glyph.colour }}>
      <circle cx="8" cy="8" r="6.6" fill="var(--surface)" stroke="currentColor" strokeWidth="1.4" />
      <path d={glyph.path} fill="none" stroke="currentColor" strokeWidth="1.7" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  )
}

function Entry({ to, title, state, running = false, mark = true }: { to: string; title: string; state?: StepState | undefined; running?: boolean; mark?: boolean }) {
  const goesOn = running || state === 'running'
  return (
    <li>
      <NavLink
        to={to}
        end={to === '/'}
        className={({ isActive }) =>
          `relative flex h-[29px] items-center gap-2.5 rounded-md px-2.5 ${
            isActive ? 'bg-accent-wash font-semibold text-ink' : 'text-soft hover:bg-sunken hover:text-ink'
          }`
        }
      >
        {mark && <Mark state={state} running={goesOn} />}
        <span className="min-w-0 flex-1 truncate">{title}</span>
        {goesOn && <span className="sr-only">running</span>}
        {state && !goesOn && <span className={state === 'stale' || state === 'trouble' ? 'text-[11px] font-semibold' : 'sr-only'}
          style={{ color: state === 'stale' ? 'var(--warn)' : state === 'trouble' ? 'var(--bad)' : undefined }}>{stateWord(state)}</span>}
      </NavLink>
    </li>
  )
}

export function Sidebar({ status, running, step }: { status: Status | undefined; running: string | null; step: string | undefined }) {
  const theme = useTheme()
  return (
    <nav aria-label="Steps of the migration" className="flex h-full w-[206px] shrink-0 flex-col border-r border-line bg-surface">
      <div className="flex items-center gap-2.5 px-4 pt-4 pb-3">
        <img src="/icon.svg" alt="" width={24} height={24} />
        <span className="text-[15px] font-bold tracking-tight">Reloquent</span>
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto px-2 pb-2">
        <ul className="mb-2"><Entry to="/" title="Overview" mark={false} /></ul>
        <div className="relative">
          <span className="absolute top-4 bottom-4 left-[17.5px] w-px bg-line" aria-hidden="true" />
          <ul className="space-y-px">
            {STEP_PAGES.map((page) => (
              <Entry key={page.path} to={page.path} title={page.title} state={stateOf(status, page)} running={step !== undefined && page.step === step} />
            ))}
          </ul>
        </div>
        <ul className="mt-3 space-y-px border-t border-line pt-3">
          <Entry to="/history" title="History" mark={false} />
          <Entry to="/settings" title="Settings" mark={false} />
        </ul>
      </div>
      <div className="border-t border-line px-3 py-2 text-[12px] text-soft">
        {running && <p className="mb-1 flex items-center gap-1.5 font-semibold text-accent"><span className="pulse size-2 rounded-full bg-accent" />{running}</p>}
        <button type="button" className="flex h-7 w-full items-center gap-2 rounded px-1 hover:bg-sunken"
          onClick={() => chooseTheme(theme === 'dark' ? 'light' : 'dark')}>
          <span aria-hidden="true" className="size-3.5 rounded-full border border-edge"
            style={{ background: 'linear-gradient(90deg, var(--ink) 50%, transparent 50%)' }} />
          {theme === 'dark' ? 'Light colours' : 'Dark colours'}
        </button>
      </div>
    </nav>
  )
}
