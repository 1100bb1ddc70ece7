import type { Status, StepState } from '../api/wire'

/** A page of the way from a source to a target that is ready. */
export interface StepPage {
  path: string
  title: string
  /** The step of the journal that this page is about, where there is one. */
  step?: string
}

export const STEP_PAGES: readonly StepPage[] = [
  { path: '/source', title: 'Source', step: 'discover' },
  { path: '/target', title: 'Target' },
  { path: '/tables', title: 'Tables', step: 'select' },
  { path: '/design', title: 'Design', step: 'design' },
  { path: '/types', title: 'Types' },
  { path: '/sizing', title: 'Sizing', step: 'estimate' },
  { path: '/compute', title: 'Compute' },
  { path: '/preparation', title: 'Preparation', step: 'prepare' },
  { path: '/review', title: 'Review', step: 'plan' },
  { path: '/run', title: 'Run', step: 'migrate' },
  { path: '/verification', title: 'Verification', step: 'validate' },
  { path: '/indexes', title: 'Indexes', step: 'index' },
  { path: '/readiness', title: 'Readiness' },
]

export function stateOf(status: Status | undefined, page: StepPage): StepState | undefined {
  return status?.steps.find((step) => step.step === page.step)?.state
}

/** Where the next step of a migration is done; the overview once nothing is left. */
export function nextPage(status: Status): StepPage | undefined {
  const open = status.steps.find((step) => step.state === 'open' || step.state === 'running' || step.state === 'stale' || step.state === 'trouble')
  return open && STEP_PAGES.find((page) => page.step === open.step)
}

const WORDS: Record<StepState, string> = {
  done: 'done',
  running: 'running',
  stale: 'stale',
  trouble: 'in trouble',
  open: 'open',
  skipped: 'skipped',
}

export function stateWord(state: StepState): string {
  return WORDS[state]
}

const SENTENCES: Record<string, string> = {
  discover: "Read the source's schema",
  select: 'Choose the tables that take part',
  design: 'Decide how tables become documents',
  estimate: 'Work out sizes, time and cost',
  prepare: 'Set up the target',
  plan: 'Review everything that will happen',
  migrate: 'Load the documents',
  validate: 'Compare every document with the source',
  index: 'Build the indexes',
}

export function sentenceOf(step: string): string {
  return SENTENCES[step] ?? step
}
