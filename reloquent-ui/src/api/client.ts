import { refusalOf } from './problem'

/** The word that every change must carry beside the cookie. A page that is loaded again asks for it again. */
let word = ''

export function keepCsrf(value: string): void {
  word = value
}

/** An answer with the stamp of the file it came from, so that a later change can say what it is a change of. */
export interface Stamped<T> {
  value: T
  etag: string | null
}

export async function call<T>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Stamped<T>> {
  const changes = method !== 'GET'
  const answer = await fetch(`/api/${path}`, {
    method,
    credentials: 'same-origin',
    headers: {
      Accept: 'application/json',
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...(changes ? { 'X-Reloquent-Csrf': word } : {}),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const kind = answer.headers.get('Content-Type') ?? ''
  const content: unknown = kind.includes('json') ? await answer.json() : await answer.text()
  if (!answer.ok) {
    if (answer.status === 401 && path !== 'login') window.dispatchEvent(new Event('reloquent:signed-out'))
    throw refusalOf(answer.status, content)
  }
  return { value: content as T, etag: answer.headers.get('ETag') }
}

export async function get<T>(path: string): Promise<T> {
  return (await call<T>('GET', path)).value
}

export async function post<T>(path: string, body?: unknown): Promise<T> {
  return (await call<T>('POST', path, body ?? {})).value
}

export async function put<T>(path: string, body: unknown, etag: string): Promise<Stamped<T>> {
  return call<T>('PUT', path, body, { 'If-Match': etag })
}
