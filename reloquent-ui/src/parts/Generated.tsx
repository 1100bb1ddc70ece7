import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { get } from '../api/client'
import { useAct } from '../api/queries'
import type { Generated as Files, GeneratedFile } from '../api/wire'
import { Button, Choice } from './basics'
import { Trouble } from './states'

/** The plan as scripts, for those who run them themselves: written when asked for, and shown. */
export function Generated() {
  const generate = useAct<object, Files>('generate', [])
  const [name, setName] = useState('')
  const files = generate.data?.files ?? []
  const shown = files.includes(name) ? name : (files.find((file) => file.endsWith('.py')) ?? files[0] ?? '')
  const text = useQuery({ queryKey: ['generated', generate.data?.plan, shown], queryFn: () => get<GeneratedFile>(`generate/file?path=${encodeURIComponent(shown)}`), enabled: shown !== '' })
  return (
    <div className="space-y-3">
      <p className="text-soft">PySpark with a comment on each block, and definitions for EMR and Glue. Nothing is run.</p>
      {generate.error && <Trouble error={generate.error} />}
      {files.length === 0 ? (
        <Button busy={generate.isPending} onClick={() => generate.mutate({})}>Write the scripts</Button>
      ) : (
        <>
          <p>Written to <span className="mono">{generate.data?.directory}</span></p>
          <Choice label="File" value={shown} onChange={(event) => setName(event.target.value)} choices={files.map((file) => [file, file])} />
          <pre tabIndex={0} aria-label={`Text of ${shown}`} className="max-h-[420px] min-h-40 overflow-auto rounded-md border border-line bg-ground p-3 text-[12px]">{text.data ? text.data.text || 'No text to show.' : '…'}</pre>
        </>
      )}
    </div>
  )
}
