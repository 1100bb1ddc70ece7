import { useEffect, useState } from 'react'
import { NOTHING, received, type Live } from './live'
import type { LiveMessage } from './wire'

/** The server says something every five seconds at least, so a line that is silent for longer is broken. */
const SILENCE = 12_000

/** A live run, and since when its server has not been heard of. */
export interface Watched {
  live: Live
  lostAt: number | null
  /** For how long the connection was away the last time, in milliseconds. */
  away: number | null
}

/** Listens to the run. After a lost connection it connects again and begins with everything. */
export function useLive(): Watched {
  const [watched, setWatched] = useState<Watched>({ live: NOTHING, lostAt: null, away: null })
  useEffect(() => {
    let socket: WebSocket | null = null
    let timer: ReturnType<typeof setTimeout> | undefined
    let silence: ReturnType<typeof setTimeout> | undefined
    let tries = 0
    let ended = false
    const heard = () => {
      clearTimeout(silence)
      silence = setTimeout(() => socket?.close(), SILENCE)
    }
    const connect = () => {
      socket = new WebSocket(`${window.location.protocol === 'https:' ? 'wss' : 'ws'}://${window.location.host}/api/live`)
      socket.onopen = () => {
        tries = 0
        heard()
        setWatched((before) => ({ ...before, lostAt: null, away: before.lostAt === null ? before.away : Date.now() - before.lostAt }))
      }
      socket.onmessage = (message) => {
        heard()
        const said = JSON.parse(message.data as string) as LiveMessage
        setWatched((before) => {
          const live = received(before.live, said)
          if (live.gap && !before.live.gap) socket?.send(JSON.stringify({ resync: true }))
          return live === before.live ? before : { ...before, live }
        })
      }
      socket.onclose = () => {
        clearTimeout(silence)
        if (ended) return
        setWatched((before) => ({ ...before, lostAt: before.lostAt ?? Date.now() }))
        timer = setTimeout(connect, Math.min(8000, 500 * 2 ** tries++))
      }
    }
    connect()
    return () => {
      ended = true
      clearTimeout(timer)
      clearTimeout(silence)
      socket?.close()
    }
  }, [])
  return watched
}
