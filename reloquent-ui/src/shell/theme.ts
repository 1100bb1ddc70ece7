import { useSyncExternalStore } from 'react'

export type Theme = 'light' | 'dark' | 'system'

const KEY = 'reloquent.theme'
const asked = window.matchMedia('(prefers-color-scheme: dark)')
const listeners = new Set<() => void>()

export function chosenTheme(): Theme {
  const kept = localStorage.getItem(KEY)
  return kept === 'light' || kept === 'dark' ? kept : 'system'
}

export function shownTheme(): 'light' | 'dark' {
  const chosen = chosenTheme()
  return chosen === 'system' ? (asked.matches ? 'dark' : 'light') : chosen
}

export function applyTheme(): void {
  document.documentElement.dataset['theme'] = shownTheme()
  listeners.forEach((listener) => listener())
}

export function chooseTheme(theme: Theme): void {
  if (theme === 'system') localStorage.removeItem(KEY)
  else localStorage.setItem(KEY, theme)
  applyTheme()
}

asked.addEventListener('change', applyTheme)

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function useTheme(): 'light' | 'dark' {
  return useSyncExternalStore(subscribe, shownTheme)
}

export function useChosenTheme(): Theme {
  return useSyncExternalStore(subscribe, chosenTheme)
}
