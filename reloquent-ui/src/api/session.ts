import { call, get, keepCsrf } from './client'

/** Exchanges the launch token for a cookie that scripts cannot read, and keeps the word that changes must carry. */
export async function signIn(token: string): Promise<void> {
  const { value } = await call<{ csrf: string }>('POST', 'login', { token })
  keepCsrf(value.csrf)
}

/** For a page that was loaded again: the cookie is still there, the word is asked for. */
export async function takeUp(): Promise<void> {
  keepCsrf((await get<{ csrf: string }>('login')).csrf)
}

/** Takes the token out of the address, so that it is neither in the history nor in a bookmark. */
export function tokenInAddress(): string | null {
  const found = /^#token=(.+)$/.exec(window.location.hash)
  if (!found) return null
  window.history.replaceState(null, '', window.location.pathname + window.location.search)
  return decodeURIComponent(found[1] ?? '')
}
