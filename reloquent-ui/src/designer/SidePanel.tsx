import type { UseQueryResult } from '@tanstack/react-query'
import type { Checked, Suggested } from '../api/wire'
import { Details } from './Details'
import { DocumentTree } from './DocumentTree'
import type { Wish } from './EmbedDialog'
import { Findings } from './Findings'
import { PreviewTab } from './PreviewTab'
import type { Source } from './source'
import { Steps } from './Steps'
import { openSuggestions, Suggestions } from './Suggestions'
import { useDesigner, useMapping } from './store'
import { TABS, type Look, type Tab } from './view'

interface Props {
  look: Look
  change: (change: Partial<Look>) => void
  source: Source
  selected: ReadonlySet<string>
  suggestion: UseQueryResult<Suggested>
  check: UseQueryResult<Checked>
  failure: unknown
  embed: (wish: Wish) => void
}

/** Everything about the design beside the canvas: by forms and lists what the canvas does by hand. */
export function SidePanel({ look, change, source, selected, suggestion, check, failure, embed }: Props) {
  const mapping = useMapping()
  const rejected = useDesigner((state) => state.rejected)
  const open = suggestion.data ? openSuggestions(mapping, suggestion.data, rejected).length : 0
  const counts: Partial<Record<Tab, number>> = { suggestions: open, findings: check.data?.findings.length ?? 0 }
  const move = (event: React.KeyboardEvent, at: number) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    const next = TABS[(at + step + TABS.length) % TABS.length]
    if (step === 0 || !next) return
    change({ tab: next })
    document.getElementById(`tab-${next}`)?.focus()
  }
  return (
    <aside aria-label="Design in words" className="flex w-[372px] shrink-0 flex-col border-l border-line bg-surface">
      <div role="tablist" aria-label="Design in words" className="flex border-b border-line px-1">
        {TABS.map((tab, at) => (
          <button key={tab} id={`tab-${tab}`} role="tab" type="button" aria-selected={look.tab === tab} aria-controls="design-panel" tabIndex={look.tab === tab ? 0 : -1}
            onClick={() => change({ tab })} onKeyDown={(event) => move(event, at)}
            className={`-mb-px h-9 flex-auto border-b-2 px-0.5 text-[12px] whitespace-nowrap ${look.tab === tab ? 'border-accent font-semibold text-ink' : 'border-transparent text-soft hover:text-ink'}`}>
            {TITLES[tab]}{counts[tab] ? <span className="ml-1 rounded bg-sunken px-1 text-[11px] text-soft">{counts[tab]}</span> : null}
          </button>
        ))}
      </div>
      <div id="design-panel" role="tabpanel" aria-labelledby={`tab-${look.tab}`} tabIndex={0} className="min-h-0 flex-1 overflow-auto">
        {look.tab === 'documents' && <DocumentTree source={source} selected={selected} details={() => change({ tab: 'details' })} />}
        {look.tab === 'details' && <Details source={source} suggested={suggestion.data?.mapping ?? null} look={look} change={change} embed={embed} />}
        {look.tab === 'suggestions' && <Suggestions query={suggestion} embed={embed} />}
        {look.tab === 'findings' && <Findings check={check} failure={failure} details={() => change({ tab: 'details' })} />}
        {look.tab === 'preview' && <PreviewTab />}
        {look.tab === 'steps' && <Steps />}
      </div>
    </aside>
  )
}

const TITLES: Record<Tab, string> = {
  documents: 'Tree',
  details: 'Details',
  suggestions: 'Suggestions',
  findings: 'Findings',
  preview: 'Preview',
  steps: 'Steps',
}
