import { useEffect, useRef } from 'react'
import type { Job } from '../api/wire'
import { endSentence, isOver } from '../words/job'

/** Tells at the end of a job, and when it waits for a decision, also while nobody looks. The same news of two pages is one. */
export function useNotice(job: Job | null) {
  const before = useRef<string | null>(null)
  useEffect(() => {
    const wasUnderway = before.current === 'running' || before.current === 'stopping'
    before.current = job?.state ?? null
    if (!job || !wasUnderway || !(isOver(job) || job.state === 'deciding')) return
    if ('Notification' in window && Notification.permission === 'granted') new Notification('Reloquent', { body: endSentence(job), tag: `${job.id} ${job.state}` })
  }, [job])
}
