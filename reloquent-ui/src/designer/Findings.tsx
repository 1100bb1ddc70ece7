import type { UseQueryResult } from '@tanstack/react-query'
import type { Checked, Finding } from '../api/wire'
import { Badge } from '../parts/basics'
import { Answer, Trouble } from '../parts/states'
import { useJump } from './DocumentTree'
import { placeOfPath } from './model'
import { useMapping } from './store'

const TONE = { error: 'bad', warning: 'warn', note: 'plain' } as const

/** What there is to say about the draft; each finding leads to its place. */
export function Findings({ check, failure, details }: { check: UseQueryResult<Checked>; failure: unknown; details: () => void }) {
  const mapping = useMapping()
  const jump = useJump()
  const go = (finding: Finding) => {
    const place = placeOfPath(mapping, finding.place)
    if (!place) return
    jump(place)
    details()
  }
  return (
    <div className="p-2">
      {failure !== null && failure !== undefined && <Trouble error={failure} />}
      <Answer query={check} what="the findings">
        {({ findings }) =>
          findings.length === 0 ? (
            <p className="p-3 text-soft">Nothing stands out: the design can be carried out as it is.</p>
          ) : (
            <ul className="divide-y divide-line">
              {findings.map((finding, at) => (
                <li key={at}>
                  <button type="button" onClick={() => go(finding)} className="w-full rounded px-2 py-2 text-left hover:bg-sunken">
                    <span className="flex items-center gap-2">
                      <Badge tone={TONE[finding.severity as keyof typeof TONE] ?? 'plain'}>{finding.severity}</Badge>
                      <span className="mono truncate text-soft">{finding.place}</span>
                    </span>
                    <span className="mt-1 block">{finding.message}</span>
                    {finding.excerpt && <span className="mono mt-1 block overflow-x-auto rounded bg-sunken p-1.5 whitespace-pre">{finding.excerpt}</span>}
                    <span className="mt-0.5 block text-[12.5px] text-soft">{finding.advice}</span>
                  </button>
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
    </div>
  )
}
