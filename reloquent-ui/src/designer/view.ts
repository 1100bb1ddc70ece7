import { useMemo } from 'react'
import { useSearchParams } from 'react-router'
import type { View } from './graph'
import type { Direction } from './layout'
import type { Grouping } from './source'

export const TABS = ['documents', 'details', 'suggestions', 'findings', 'preview', 'steps'] as const
export type Tab = (typeof TABS)[number]

/**
 * What shows all of the canvas. One object for ever: as the canvas's own option a new one would take the place of what a
 * search has just asked to be shown.
 */
export const WHOLE = { padding: 0.08, maxZoom: 1 }

/** How the designer is looked at. It stands in the address, so that a link or a reload shows the same. */
export interface Look {
  view: View
  direction: Direction
  grouping: Grouping
  collapsed: readonly string[]
  focus: string
  hide: boolean
  query: string
  tab: Tab
}

export function useLook(): [Look, (change: Partial<Look>) => void] {
  const [params, setParams] = useSearchParams()
  const look = useMemo(() => lookOf(params), [params])
  const change = (part: Partial<Look>) => setParams((before) => paramsOf({ ...lookOf(before), ...part }), { replace: true })
  return [look, change]
}

export function lookOf(params: URLSearchParams): Look {
  const grouping = params.get('group')
  const tab = params.get('tab')
  return {
    view: params.get('view') === 'documents' ? 'documents' : 'tables',
    direction: params.get('direction') === 'down' ? 'DOWN' : 'RIGHT',
    grouping: grouping === 'schema' || grouping === 'prefix' ? grouping : 'none',
    collapsed: params.getAll('collapsed'),
    focus: params.get('focus') ?? '',
    hide: params.get('hide') !== 'no',
    query: params.get('q') ?? '',
    tab: TABS.find((one) => one === tab) ?? 'documents',
  }
}

export function paramsOf(look: Look): URLSearchParams {
  const params = new URLSearchParams()
  if (look.view !== 'tables') params.set('view', look.view)
  if (look.direction !== 'RIGHT') params.set('direction', 'down')
  if (look.grouping !== 'none') params.set('group', look.grouping)
  for (const name of look.collapsed) params.append('collapsed', name)
  if (look.focus) params.set('focus', look.focus)
  if (!look.hide) params.set('hide', 'no')
  if (look.query) params.set('q', look.query)
  if (look.tab !== 'documents') params.set('tab', look.tab)
  return params
}
