const PHASES: Record<string, string> = {
  new: 'A configuration is there, and nothing else yet.',
  discovered: "The source's schema has been read.",
  selected: 'Tables are chosen.',
  designed: 'Documents are designed.',
  planned: 'Everything that will happen is planned.',
  estimated: 'What it takes is estimated.',
  prepared: 'The target is set up and holds no documents yet.',
  loading: 'Part of the documents is in the target.',
  loaded: 'All documents are in the target.',
  validated: 'Every document has been compared, and all agree.',
  indexed: 'Every planned index is built.',
  ready: 'Nothing is left to do. Applications can use the target.',
}

/** Where a migration is, as a sentence. */
export function phaseSentence(phase: string): string {
  return PHASES[phase] ?? phase
}
