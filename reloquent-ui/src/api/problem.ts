/** One of several things that are wrong with what was sent. */
export interface Detail {
  line?: number | null
  path?: string | null
  what: string
  remedy: string
}

/** An answer of the server that is no success: what happened and what to do, as problem+json says it. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly what: string,
    readonly next: string,
    readonly problems: readonly Detail[],
    readonly id: string | null,
    readonly body: Readonly<Record<string, unknown>>,
  ) {
    super(what)
    this.name = 'Refused'
  }
}

export interface Troubles {
  what: string
  next: string
  problems: readonly Detail[]
  id: string | null
}

/** Whatever was thrown, as something a person can act on. */
export function troubleOf(error: unknown): Troubles {
  if (error instanceof Refused) return { what: error.what, next: error.next, problems: error.problems, id: error.id }
  if (error instanceof TypeError) {
    return {
      what: 'The server does not answer.',
      next: 'See whether "reloquent serve" is still running in its terminal, then try again. Nothing that you saved is lost.',
      problems: [],
      id: null,
    }
  }
  return { what: error instanceof Error ? error.message : String(error), next: '', problems: [], id: null }
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

export function refusalOf(status: number, body: unknown): Refused {
  const fields = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>
  const problems = Array.isArray(fields['problems']) ? (fields['problems'] as Detail[]) : []
  const what = text(fields['detail']) || text(fields['title']) || `The server answered ${status}.`
  return new Refused(status, what, text(fields['next']), problems, text(fields['id']) || text(fields['instance']) || null, fields)
}
