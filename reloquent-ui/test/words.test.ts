import { describe, expect, test } from 'vitest'
import { bytes, count, duration, listed, roughly, secondsOf, several } from '../src/words/figures'
import { valueOf } from '../src/words/bson'
import { dependencyHints, matching } from '../src/words/tables'
import { evidenceSentence } from '../src/words/evidence'
import { collectionWord, elapsedSeconds, endSentence, isOver, isUnderway, jobSentence } from '../src/words/job'
import { conditionText, inferred, literal, ruleSentence } from '../src/designer/rules'
import { answersOf, problemsOf, NOTHING_TYPED } from '../src/words/configuration'
import type { Job } from '../src/api/wire'

describe('figures', () => {
  test.each([[0, '0 B'], [999, '999 B'], [1000, '1.0 kB'], [267125, '267 kB'], [4803216, '4.8 MB'], [999_999, '1.0 MB'], [4.2e12, '4.2 TB']])('%d bytes are %s', (value, said) => expect(bytes(value)).toBe(said))
  test.each([[0.85, '850 ms'], [4.2, '4.2 s'], [59.4, '59 s'], [185, '3 min 05 s'], [10020, '2 h 47 min'], [Number.NaN, '–']])('%d seconds are %s', (value, said) => expect(duration(value)).toBe(said))
  test.each([['PT2.5S', 2.5], ['PT1H', 3600], ['PT2M3.5S', 123.5], ['', Number.NaN]])('%s has %d seconds', (iso, seconds) => expect(secondsOf(iso)).toBe(seconds))
  test('numbers are grouped, shortened and counted', () => {
    expect([count(31965), roughly(13166), roughly(1_200_000), several(1, 'table'), several(2, 'index', 'indexes'), listed(['a', 'b', 'c'])]).toEqual(['31,965', '13k', '1.2M', '1 table', '2 indexes', 'a, b and c'])
  })
})

describe('values of a document', () => {
  test.each([
    [{ $numberLong: '1' }, 'int64', '1'], [{ $numberDecimal: '1067.49' }, 'decimal128', '1067.49'], [{ $date: { $numberLong: '0' } }, 'date', '1970-01-01T00:00:00.000Z'],
    [{ $binary: { base64: 'QHNASowczJXqGbYV23z3lw==', subType: '04' } }, 'uuid', '4073404a-8c1c-cc95-ea19-b615db7cf797'], [null, 'null', 'null'], ['a', 'string', '"a"'],
  ])('%j is a %s', (json, type, text) => expect(valueOf(json)).toEqual({ kind: 'Leaf', type, text }))
  test('documents and arrays keep their order', () => {
    expect(valueOf({ b: [{ $numberInt: '1' }], a: true })).toEqual({
      kind: 'Document', fields: [['b', { kind: 'Array', items: [{ kind: 'Leaf', type: 'int32', text: '1' }] }], ['a', { kind: 'Leaf', type: 'boolean', text: 'true' }]],
    })
  })
})

describe('tables', () => {
  const tables = ['shop.orders', 'shop.order_items', 'crm.customers'].map((name) => ({ name }) as never)
  test('parts of names and patterns with a star find tables', () => {
    expect(matching(tables, 'order').map((one) => one.name)).toEqual(['shop.orders', 'shop.order_items'])
    expect(matching(tables, 'order_*, crm.*').map((one) => one.name)).toEqual(['shop.order_items', 'crm.customers'])
  })
  test('a chosen table that points at one that is not is hinted at', () => {
    const keys = [{ child: 'shop.orders', parent: 'crm.customers' }, { child: 'shop.orders', parent: 'shop.orders' }] as never
    expect(dependencyHints(keys, new Set(['shop.orders']))).toEqual(new Map([['shop.orders', ['crm.customers']]]))
  })
})

describe('a job', () => {
  const job = { id: 'a', kind: 'migrate', state: 'running', started: '2026-01-01T00:00:00Z', pausable: true, attempt: 1 } as const
  test('has taken the time until now, and when it is over until its end', () => {
    expect(elapsedSeconds(job, Date.parse('2026-01-01T00:01:30Z'))).toBe(90)
    expect(elapsedSeconds({ ...job, state: 'done', ended: '2026-01-01T00:00:42Z' }, Date.parse('2026-01-02T00:00:00Z'))).toBe(42)
    expect(elapsedSeconds(job, 0)).toBe(0)
  })
  test('has done with a collection what it is there for', () => {
    const one = { name: 'orders', documentsDone: 1, documentsExpected: 1, rows: 1, bytes: 1, failures: 0, state: 'done' } as const
    expect([collectionWord(one, 'migrate'), collectionWord(one, 'validate'), collectionWord(one, 'indexes')]).toEqual(['loaded', 'compared', 'built'])
    expect(collectionWord({ ...one, state: 'failed' }, 'indexes')).toBe('failed')
    expect(collectionWord({ ...one, state: 'running', nextTry: '2026-01-01T10:00:08' }, 'migrate')).toBe('tries again at 10:00:08')
  })
})

describe('rules', () => {
  test('names with capitals are quoted and text cannot break out of its quotes', () => {
    expect(conditionText({ column: 'Kind', relation: '=', value: "it's" }, 'text')).toBe(`"Kind" = 'it''s'`)
    expect(conditionText({ column: 'id', relation: '>', value: '5' }, 'bigint')).toBe('id > 5')
    expect(conditionText({ column: 'note', relation: 'is null', value: '' }, 'text')).toBe('note is null')
    expect(conditionText({ column: 'note', relation: 'contains', value: 'x' }, 'text')).toBe("note like '%x%'")
    expect(literal('2026-01-01', 'date')).toBe("date '2026-01-01'")
    expect(literal("1; drop table x", 'integer')).toBe("'1; drop table x'")
  })
  test('a default keeps its digits where a number would lose them', () => {
    expect([inferred('0'), inferred('1.50'), inferred('007'), inferred('true'), inferred('shop')]).toEqual([0, '1.50', '007', true, 'shop'])
  })
  test('a rule is a sentence', () => expect(ruleSentence({ rename: 'contact.email', nulls: 'omit' })).toBe('is called contact.email, is omitted where it is null'))
})

test('evidence is said with its numbers and how they are known', () => {
  expect(evidenceSentence({ kind: 'ChildCount', foreignKey: 'f', table: 'shop.orders', multiplicity: '1:few', maximum: 141, average: 5.36, basis: 'measured' })).toBe(
    '1:few: at most 141 rows of shop.orders for one, 5.4 on average (measured).',
  )
})

test('a job is under way or over in every state', () => {
  const states = ['running', 'paused', 'deciding', 'stopping', 'done', 'failed', 'stopped'] as const
  for (const state of states) {
    const job: Job = { id: 'a', kind: 'migrate', state, started: '', pausable: true, attempt: 1 }
    expect(isUnderway(job)).toBe(!isOver(job))
    expect(jobSentence(job) === null).toBe(isOver(job))
    expect(endSentence(job)).not.toBe('')
  }
})

test('what is typed for the source is checked before it is sent', () => {
  expect(Object.keys(problemsOf(NOTHING_TYPED))).toEqual(['host', 'database', 'username'])
  expect(problemsOf({ ...NOTHING_TYPED, port: '70000' }).port).toBeDefined()
  expect(answersOf({ ...NOTHING_TYPED, host: ' db ', database: 'shop', schemas: 'a, b,' })).toMatchObject({ sourceHost: 'db', sourcePort: 5432, sourceSchemas: ['a', 'b'], targetDatabase: 'shop' })
})
