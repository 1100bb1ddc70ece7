// A server of answers that a real one gave once, for tests of the browser side alone. It keeps what it is sent.
import { createHash } from 'node:crypto'
import { readFileSync, existsSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'

const here = new URL('.', import.meta.url).pathname
const files = join(here, '../target/classes/static')
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' }
// The policy of the real server, so that what it forbids fails here too.
const POLICY =
  "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self';" +
  " worker-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

export const recorded = (name) => JSON.parse(readFileSync(join(here, 'recorded', `${name}.json`), 'utf8'))
const etag = (value) => `"${createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 32)}"`

/** A schema of any size, with keys that make it one connected whole. */
export function large(tables, columns, parent = (at) => ((at * 2654435761) % 2 ** 32) % at) {
  const names = Array.from({ length: tables }, (_, at) => `area${at % 12}.${['order', 'item', 'stock', 'ledger', 'user'][at % 5]}_${at}`)
  return {
    version: 1, source: 'PostgreSQL 18.6', database: 'large', types: [],
    tables: names.map((name, at) => ({
      name, schema: name.split('.')[0], table: name.split('.')[1], kind: 'table', rows: 1000 * (at + 1), basis: 'counted', bytes: 250_000 * (at + 1),
      columns: Array.from({ length: columns }, (_, column) => ({
        name: column === 0 ? 'id' : column === 1 ? 'owner_id' : `column_${column}`, type: column < 2 ? 'bigint' : 'text', nullable: column > 1, origin: 'given',
      })),
      primaryKey: { name: `${name}_pkey`, columns: ['id'] }, uniqueKeys: [], identity: ['id'], inherits: [], selectable: true,
    })),
    foreignKeys: names.slice(1).map((name, at) => ({
      name: `fk_${at + 1}`, child: name, from: ['owner_id'], parent: names[parent(at + 1)], to: ['id'], onDelete: 'no_action', nullable: true, unique: false, validated: true,
    })),
  }
}

/** The status of a workspace whose design may still be changed. */
export const planned = () => ({ ...recorded('status'), reversible: true, phase: 'designed' })

/** Resources where every table of a schema is a collection of its own. */
export function rooted(catalog) {
  const none = { version: 1, collections: {} }
  const roots = Object.fromEntries(catalog.tables.map((table) => [table.table, { from: table.name }]))
  return {
    catalog, selection: { version: 1, tables: catalog.tables.map((table) => table.name), rows: 0, bytes: 0, orphaned: [] },
    suggest: { version: 1, mapping: none, placements: [], findings: [] }, design: { version: 1, mapping: { version: 1, collections: roots }, findings: [] },
  }
}

/** What each resource holds at first; a test may replace any of it. */
export function state(changes = {}) {
  return {
    status: recorded('status'), catalog: recorded('catalog'), selection: recorded('selection'), design: recorded('design'), suggest: recorded('suggest'),
    types: recorded('types'), preview: recorded('preview'), plan: recorded('plan'), report: recorded('report'), estimate: recorded('estimate'), prepare: recorded('prepare'),
    history: recorded('history'), configuration: recorded('configuration'), ...changes,
  }
}

export async function answers(held, port = 0) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost')
    const send = (status, body, headers = {}) => {
      response.writeHead(status, { 'Content-Type': status < 400 ? 'application/json' : 'application/problem+json', ...headers })
      response.end(JSON.stringify(body))
    }
    const body = await new Promise((done) => {
      const parts = []
      request.on('data', (part) => parts.push(part))
      request.on('end', () => done(Buffer.concat(parts).toString()))
    })
    if (!pathname.startsWith('/api/')) return page(pathname, response)
    answer(held, request, pathname.slice(5), body && JSON.parse(body), send, response)
  })
  await new Promise((done) => server.listen(port, '127.0.0.1', done))
  return server
}

function ended(kind) {
  const at = new Date(0).toISOString()
  return { id: '1', kind, state: 'done', started: at, ended: at, pausable: false, attempt: 1, outcome: { exitCode: 0, sentence: `${kind} is done.`, next: '' } }
}

function page(pathname, response) {
  const wanted = join(files, normalize(pathname))
  const file = pathname !== '/' && existsSync(wanted) ? wanted : join(files, 'index.html')
  response.writeHead(200, { 'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream', 'Content-Security-Policy': POLICY })
  response.end(readFileSync(file))
}

/** A rule tried on three rows: each column holds the row's number, and whatever is computed ten times that. */
function tried({ keep, fields = {}, add = {} }, send, problem) {
  const computed = [...Object.values(fields).map((rule) => rule.compute ?? ''), ...Object.values(add).map((one) => one.compute ?? one)]
  if (computed.some((text) => /nowhere/.test(text))) return problem(422, 'The design has a problem.', 'Change it.')
  const value = (number, type) => (type === 'string' ? String(number) : { $numberInt: String(number) })
  const row = (number) => ({
    ...Object.fromEntries(keep.map((name) => [name, value(fields[name]?.compute ? number * 10 : number, fields[name]?.type)])),
    ...Object.fromEntries(Object.keys(add).map((name) => [name, value(number * 10)])),
  })
  const documents = [1, 2, 3].map((number) => ({ document: { _id: value(number), ...row(number) }, readable: '', bytes: 40 }))
  return send(200, { version: 1, collection: 'tried', documents, worstCaseBytes: 0, findings: [] })
}

/** What the real server does as its job: here it has ended at once. */
const JOBS = new Set(['discover', 'estimate', 'prepare'])
const KEPT = new Set(['selection', 'design', 'types', 'configuration'])

function answer(held, request, name, body, send, response) {
  const problem = (status, detail, next) => send(status, { type: 'urn:reloquent:test', title: '', status, detail, next, exitCode: 2, problems: [] })
  if (name === 'events') {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' })
    response.write(': here\n\n')
    held.listeners = [...(held.listeners ?? []), response]
    return
  }
  if (name === 'login') return send(200, { csrf: 'word' })
  if (request.method !== 'GET' && request.headers['x-reloquent-csrf'] !== 'word') return problem(403, 'The word is missing.', 'Load the page again.')
  if (request.method === 'GET') {
    if (held[name] === undefined) return problem(409, `There is no ${name} yet.`, 'Do what comes before it.')
    return send(200, held[name], KEPT.has(name) ? { ETag: etag(held[name]) } : {})
  }
  if (request.method === 'PUT') {
    if (request.headers['if-match'] !== (held[name] ? etag(held[name]) : '"none"')) return problem(412, `${name} was changed meanwhile.`, 'Load it again.')
    held[name] = name === 'design' ? { ...held.design, mapping: body } : { ...held[name], ...body }
    return send(200, held[name], { ETag: etag(held[name]) })
  }
  if (request.method === 'POST') held.posted = [...(held.posted ?? []), { name, body }]
  if (JOBS.has(name)) return send(202, ended(name))
  if (name === 'preview' && body.collection === 'tried') return tried(body.design.collections.tried, send, problem)
  if (name === 'design/suggest') return send(200, held.suggest)
  if (name === 'design/check') return send(200, { version: 1, carriedOut: true, findings: held.design?.findings ?? [] })
  return held[name] === undefined ? problem(404, `There is no ${name} here.`, '') : send(200, held[name])
}
