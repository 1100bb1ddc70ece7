import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { EMPTY, type Mapping } from '../designer/model'
import { TRIED, type Trial } from '../designer/trial'
import { useDesigner } from '../designer/store'
import { isOver, isUnderway } from '../words/job'
import { call, get, post, put, type Stamped } from './client'
import { Refused } from './problem'
import type {
  Answers, Catalog, Checked, Commands, Configuration, DesignView, Estimate, HistoryEntry, Job, LiveSnapshot, Plan, Preparation, Preview, Report, Rollback, Selection,
  Status, Suggested, Types,
} from './wire'

/** The version of a file that is not there. */
export const NO_VERSION = '"none"'

export const useStatus = () => useQuery({ queryKey: ['status'], queryFn: () => get<Status>('status') })
export const useCatalog = () => useQuery({ queryKey: ['catalog'], queryFn: () => get<Catalog>('catalog') })
export const useSelection = () => useQuery({ queryKey: ['selection'], queryFn: () => call<Selection>('GET', 'selection') })
export const useTypes = () => useQuery({ queryKey: ['types'], queryFn: () => call<Types>('GET', 'types') })
export const useHistory = () => useQuery({ queryKey: ['history'], queryFn: () => get<{ entries: HistoryEntry[] }>('history') })
export const useJob = () => useQuery({ queryKey: ['job'], queryFn: () => get<LiveSnapshot>('job') })

/** The design that is kept; an empty one where there is none yet. */
export const useDesign = () =>
  useQuery({
    queryKey: ['design'],
    queryFn: async (): Promise<Stamped<DesignView>> => {
      try {
        return await call<DesignView>('GET', 'design')
      } catch (error) {
        if (error instanceof Refused && (error.status === 404 || error.status === 409)) {
          return { value: { version: 1, mapping: EMPTY, findings: [] }, etag: NO_VERSION }
        }
        throw error
      }
    },
  })

export const useSuggestion = () => useQuery({ queryKey: ['design', 'suggestion'], queryFn: () => post<Suggested>('design/suggest', {}) })

/** A value once it has stayed the same for a moment. */
export function useSettled<T>(value: T, milliseconds: number): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), milliseconds)
    return () => clearTimeout(timer)
  }, [value, milliseconds])
  return settled
}

export function useCheck(mapping: Mapping) {
  const draft = useSettled(mapping, 300)
  return useQuery({ queryKey: ['check', draft], queryFn: () => post<Checked>('design/check', draft), placeholderData: keepPreviousData, gcTime: 60_000 })
}

/** Documents of a collection as the draft makes them: the first few, or the one with a key. */
export function usePreview(mapping: Mapping, collection: string, count: number, key: string) {
  const draft = useSettled(mapping, 500)
  const wanted = useSettled(key, 500)
  return useQuery({
    queryKey: ['preview', draft, collection, count, wanted],
    queryFn: () => previewed(draft, collection, count, wanted),
    enabled: collection in draft.collections,
    placeholderData: keepPreviousData,
    gcTime: 60_000,
    retry: false,
  })
}

const previewed = (design: Mapping, collection: string, count: number, key = '') =>
  post<Preview>('preview', { design, collection, ...(key === '' ? { count } : { key }) })

const ROWS = 5

/** Rows of the source without a rule and with it. What is the same for both is asked for once. */
export function useTrial(trial: Trial | undefined) {
  const settled = useSettled(trial ? JSON.stringify(trial) : '', 400)
  return useQuery({
    queryKey: ['trial', settled],
    queryFn: async () => {
      const tried = JSON.parse(settled) as Trial
      const { plain, changed } = tried
      const after = await previewed(changed, TRIED, ROWS)
      const before = JSON.stringify(plain) === JSON.stringify(changed) ? after : await previewed(plain, TRIED, ROWS)
      return { trial: tried, plain: before.documents.map((one) => one.document), changed: after.documents.map((one) => one.document) }
    },
    enabled: settled !== '',
    placeholderData: keepPreviousData,
    gcTime: 60_000,
    retry: false,
  })
}

export function useSaveDesign() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (mapping: Mapping) => put<DesignView>('design', mapping, useDesigner.getState().etag ?? NO_VERSION),
    onSuccess: (answer) => {
      useDesigner.getState().keep(answer.etag)
      client.setQueryData(['design'], answer)
      void client.invalidateQueries({ queryKey: ['status'] })
    },
  })
}

/** What a rollback would drop, asked for when somebody thinks of one. */
export const useRollback = (asked: boolean) => useQuery({ queryKey: ['rollback'], queryFn: () => get<Rollback>('rollback'), enabled: asked, gcTime: 0 })

/** Writes where the databases are, and hands secrets over, which the server keeps to itself. */
export function useSetup() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async ({ answers, etag, secrets }: { answers: Answers | null; etag: string | null; secrets: Record<string, string> }) => {
      if (answers) await put<Configuration>('configuration', answers, etag ?? NO_VERSION)
      if (Object.keys(secrets).length > 0) await call('PUT', 'secrets', secrets)
    },
    onSettled: () => ['configuration', 'status'].forEach((name) => void client.invalidateQueries({ queryKey: [name] })),
  })
}

export function useSave<Sent, T>(path: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ value, etag }: { value: Sent; etag: string | null }) => put<T>(path, value, etag ?? NO_VERSION),
    onSuccess: (answer) => {
      client.setQueryData([path], answer)
      void client.invalidateQueries({ queryKey: ['status'] })
      void client.invalidateQueries({ queryKey: ['design'] })
    },
  })
}

/** Does something on the server and has everything asked for again that may look different after it. */
export function useAct<Sent, T>(path: string, outdated: readonly string[]) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (value: Sent) => post<T>(path, value),
    onSettled: () => outdated.forEach((name) => void client.invalidateQueries({ queryKey: [name] })),
  })
}

/** Begins a job of the server and waits for its end, which may be a refusal. Also knows of one that somebody else began. */
export function useJobAct<Sent>(kind: string, outdated: readonly string[]) {
  const client = useQueryClient()
  const job = useJob().data?.job
  const { mutate, error, data, isPending } = useMutation({
    mutationFn: async (value: Sent) => ended(await post<Job>(kind, value)),
    onSettled: () => [...outdated, 'job', 'status'].forEach((name) => void client.invalidateQueries({ queryKey: [name] })),
  })
  const underway = job && job.kind === kind && isUnderway(job) ? job : undefined
  return { mutate, error, outcome: data?.outcome, underway, isPending: isPending || underway !== undefined }
}

const LOOK_EVERY = 400

async function ended(begun: Job): Promise<Job> {
  for (let job = begun; ; ) {
    if (job.state === 'done') return job
    if (isOver(job) && job.outcome) throw new Refused(0, job.outcome.sentence, job.outcome.next, [], null, {})
    await new Promise((next) => setTimeout(next, LOOK_EVERY))
    const latest = (await get<LiveSnapshot>('job')).job
    // Another one can only begin after this one has ended.
    if (!latest || latest.id !== begun.id) return begun
    job = latest
  }
}

export const usePlan = () => useQuery({ queryKey: ['plan'], queryFn: () => get<Plan>('plan') })
export const useEstimate = () => useQuery({ queryKey: ['estimate'], queryFn: () => get<Estimate>('estimate') })
export const usePreparation = () => useQuery({ queryKey: ['prepare'], queryFn: () => get<Preparation>('prepare') })
/** The indexes of the plan as commands; asks no database. */
export const useCommands = () => useQuery({ queryKey: ['plan', 'indexes'], queryFn: () => get<Commands>('indexes') })
export const useReport = () => useQuery({ queryKey: ['report'], queryFn: () => get<Report>('report') })
export const useConfiguration = () => useQuery({ queryKey: ['configuration'], queryFn: () => call<Configuration>('GET', 'configuration') })
