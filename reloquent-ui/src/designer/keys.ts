import { useReactFlow } from '@xyflow/react'
import { useEffect } from 'react'
import type { Wish } from './EmbedDialog'
import { useDesigner } from './store'
import { WHOLE } from './view'
import type { View } from './graph'

/** What the keys do on this page. Inside a field or a dialog they do what they do everywhere. */
export const KEYS: readonly (readonly [keys: string, does: string])[] = [
  ['Ctrl Z', 'undo'],
  ['Ctrl Y or Ctrl Shift Z', 'redo'],
  ['Ctrl F', 'search'],
  ['Ctrl 0', 'show all'],
  ['E', 'embed what is selected'],
  ['Delete', 'take what is selected out of the design'],
  ['Tab, Enter, arrows', 'go to a card, select it, move it'],
  ['Ctrl Space', 'in an expression: what could stand there'],
]

export function useKeys({ embed, view }: { embed: (wish: Wish) => void; view: View }) {
  const flow = useReactFlow()
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const element = event.target
      if (!(element instanceof Element) || element.closest('dialog')) return
      const control = event.ctrlKey || event.metaKey
      const key = event.key.toLowerCase()
      if (control && key === 'f') {
        event.preventDefault()
        document.getElementById('search-tables')?.focus()
      } else if (control && key === '0') {
        event.preventDefault()
        void flow.fitView(WHOLE)
      } else if (element.closest('input, textarea, select')) {
        return
      } else if (control && (key === 'y' || (key === 'z' && event.shiftKey))) {
        event.preventDefault()
        useDesigner.getState().redo()
      } else if (control && key === 'z') {
        event.preventDefault()
        useDesigner.getState().undo()
      } else if (!control && key === 'e') {
        const { picked } = useDesigner.getState()
        if (picked?.kind === 'Table') embed({ kind: 'Table', table: picked.table, owner: null })
        if (picked?.kind === 'Place') embed({ kind: 'Place', from: picked.place, into: null })
      } else if (key === 'delete') {
        const { picked, run } = useDesigner.getState()
        if (picked?.kind === 'Place') run({ kind: 'Remove', place: picked.place })
      }
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [flow, embed, view])
}
