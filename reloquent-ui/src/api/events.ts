import type { QueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { EventKind } from './wire'

/** What is out of date after an event, by the names under which answers are kept. */
const OUTDATED: Record<EventKind, readonly string[]> = {
  StatusChanged: ['status', 'plan', 'estimate', 'history', 'report', 'prepare'],
  FilesChanged: ['status', 'configuration', 'catalog', 'selection', 'design', 'types', 'plan', 'estimate', 'history', 'report'],
  JobChanged: ['job', 'status', 'history', 'report', 'plan'],
}

export function outdatedBy(kind: string): readonly string[] {
  return OUTDATED[kind as EventKind] ?? []
}


/** Listens for changes of the workspace, whoever made them, and says since when it has been cut off. */
export function useServerEvents(client: QueryClient): number | null {
  const [lostAt, setLostAt] = useState<number | null>(null)
  useEffect(() => {
    let source: EventSource | null = null
    let timer: ReturnType<typeof setTimeout> | undefined
    let lost = false
    const connect = () => {
      source = new EventSource('/api/events', { withCredentials: true })
      source.onopen = () => {
        if (lost) void client.invalidateQueries()
        lost = false
        setLostAt(null)
      }
      source.onmessage = (message) => outdatedBy(kindOf(message.data as string)).forEach((name) => void client.invalidateQueries({ queryKey: [name] }))
      source.onerror = () => {
        lost = true
        setLostAt((before) => before ?? Date.now())
        if (source?.readyState !== EventSource.CLOSED) return
        // It has answered that it does not know this browser; the answer to a request says why.
        void client.invalidateQueries({ queryKey: ['status'] })
        clearTimeout(timer)
        timer = setTimeout(connect, 2000)
      }
    }
    connect()
    return () => {
      clearTimeout(timer)
      source?.close()
    }
  }, [client])
  return lostAt
}

function kindOf(text: string): string {
  try {
    return String((JSON.parse(text) as { kind?: unknown }).kind)
  } catch {
    return ''
  }
}
