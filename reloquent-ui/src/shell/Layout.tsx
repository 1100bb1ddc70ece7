import { useQueryClient } from '@tanstack/react-query'
import { Suspense, useEffect, useRef, useState } from 'react'
import { Outlet, useLocation } from 'react-router'
import { useServerEvents } from '../api/events'
import { useJob, useStatus } from '../api/queries'
import { Loading } from '../parts/states'
import { duration } from '../words/figures'
import { useNotice } from '../run/notice'
import { jobSentence, stepUnderway } from '../words/job'
import { Sidebar } from './Sidebar'

export function Layout() {
  const lostAt = useServerEvents(useQueryClient())
  const status = useStatus()
  const job = useJob()
  const content = useRef<HTMLElement>(null)
  const { pathname } = useLocation()
  useNotice(job.data?.job ?? null)
  useEffect(() => {
    content.current?.focus({ preventScroll: true })
  }, [pathname])
  return (
    <div className="flex h-full">
      <a href="#content" className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:m-2 focus:rounded focus:bg-accent focus:p-2 focus:text-accent-ink">
        To the content
      </a>
      <Sidebar status={status.data} running={job.data?.job ? jobSentence(job.data.job) : null} step={job.data?.job ? stepUnderway(job.data.job) : undefined} />
      <main id="content" ref={content} tabIndex={-1} className="relative min-w-0 flex-1 outline-none">
        <Suspense fallback={<Loading what="this page" />}><Outlet /></Suspense>
        {lostAt !== null && <ConnectionLost since={lostAt} />}
      </main>
    </div>
  )
}

function ConnectionLost({ since }: { since: number }) {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  const seconds = Math.floor((now - since) / 1000)
  if (seconds < 2) return null
  return (
    <div role="status" className="absolute top-2 right-4 z-40 rounded-lg border border-warn bg-warn-wash px-3 py-2 shadow-lg">
      <span className="font-semibold text-warn">Connection lost for {duration(seconds)}.</span> Trying again; a running migration goes on in the server.
    </div>
  )
}
