import { arranged } from './layout'
import { sceneOf } from './scene'
import type { Source } from './source'
import { useDesigner } from './store'
import type { Look } from './view'

/** Lays out again what the canvas shows, as one step that can be undone. */
export async function arrangedScene(source: Source, look: Look): Promise<void> {
  const { history, run } = useDesigner.getState()
  const known = new Set(Object.keys(history.draft.spots).flatMap((id) => (id.startsWith('table ') ? [id.slice(6)] : [])))
  const scene = sceneOf(source, known, history.draft.mapping, null, history.draft.spots, look)
  run({ kind: 'MoveNodes', spots: await arranged(scene.boxes, scene.lines, look.direction) })
}
