import type { Answers, Configuration } from '../api/wire'

/** What the pages of source and target ask for, as it is typed; no secret is among it. */
export interface Typed {
  host: string
  port: string
  database: string
  username: string
  schemas: string
  tls: boolean
  targetDatabase: string
}

export const NOTHING_TYPED: Typed = { host: '', port: '5432', database: '', username: '', schemas: '', tls: true, targetDatabase: '' }

export function typedOf({ answers }: Configuration): Typed {
  if (!answers) return NOTHING_TYPED
  return {
    host: answers.sourceHost,
    port: String(answers.sourcePort),
    database: answers.sourceDatabase,
    username: answers.sourceUsername,
    schemas: answers.sourceSchemas.join(', '),
    tls: answers.sourceTls,
    targetDatabase: answers.targetDatabase,
  }
}

export function answersOf(typed: Typed): Answers {
  return {
    sourceHost: typed.host.trim(),
    sourcePort: Number(typed.port),
    sourceDatabase: typed.database.trim(),
    sourceUsername: typed.username.trim(),
    sourceSchemas: typed.schemas.split(',').map((name) => name.trim()).filter(Boolean),
    sourceTls: typed.tls,
    // A target is asked for on the next page; until then it is called like the source.
    targetDatabase: typed.targetDatabase.trim() || typed.database.trim(),
  }
}

/** What is missing or wrong, by the name of the answer. */
export function problemsOf(answers: Typed): Partial<Record<keyof Typed, string>> {
  const problems: Partial<Record<keyof Typed, string>> = {}
  if (answers.host.trim() === '') problems.host = 'Where does the server run?'
  if (!/^\d{1,5}$/.test(answers.port) || Number(answers.port) < 1 || Number(answers.port) > 65535) problems.port = 'A number from 1 to 65535.'
  if (answers.database.trim() === '') problems.database = 'Which database is to be migrated?'
  if (answers.username.trim() === '') problems.username = 'Who reads it?'
  return problems
}
