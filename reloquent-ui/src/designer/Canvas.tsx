import {
  applyNodeChanges, Background, MiniMap, ReactFlow, useReactFlow,
  type Connection, type NodeChange, type OnNodeDrag,
} from '@xyflow/react'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Wish } from './EmbedDialog'
import { DistantLines, LinkLine } from './edges'
import { linkId, type CanvasNode, type LinkEdge } from './graph'
import { arranged } from './layout'
import type { Mapping } from './model'
import { DocumentCard, GroupFrame, TableCard, useIsDistant } from './nodes'
import { beside, isUnsettled, reused, reusedLines, sceneOf } from './scene'
import type { Source } from './source'
import { useDesigner, useMapping } from './store'
import { WHOLE, type Look } from './view'

const NODE_TYPES = { table: TableCard, document: DocumentCard, group: GroupFrame }
const EDGE_TYPES = { link: LinkLine }
const NO_EDGES: LinkEdge[] = []

interface Props {
  source: Source
  selected: ReadonlySet<string>
  suggested: Mapping | null
  look: Look
  embed: (wish: Wish) => void
  details: () => void
}

/** The canvas. It shows the draft and turns what the pointer and the keys do into commands; it keeps nothing itself. */
export function Canvas({ source, selected, suggested, look, embed, details }: Props) {
  const mapping = useMapping()
  const spots = useDesigner((state) => state.history.draft.spots)
  const { run, pick, settle } = useDesigner.getState()
  const flow = useReactFlow<CanvasNode, LinkEdge>()
  const distant = useIsDistant()
  const scene = useMemo(() => sceneOf(source, selected, mapping, suggested, spots, look), [source, selected, mapping, suggested, spots, look])
  const [nodes, setNodes] = useState<CanvasNode[]>([])
  const lines = useRef<LinkEdge[]>([])
  lines.current = useMemo(() => reusedLines(lines.current, scene.edges), [scene.edges])
  const dragging = useRef(false)
  const target = useRef<string | null>(null)
  useEffect(() => {
    // Cards that lie nowhere yet would all be drawn in one place, and that takes longer than laying them out.
    if (!isUnsettled(scene.boxes, spots)) setNodes((before) => reused(before, scene.nodes, scene.dimmed))
  }, [scene, spots])

  useEffect(() => {
    if (scene.boxes.every((box) => box.id in spots)) return
    if (!isUnsettled(scene.boxes, spots)) return settle(beside(scene.boxes, spots))
    let current = true
    performance.mark('arrange')
    void arranged(scene.boxes, scene.lines, look.direction).then((found) => {
      if (!current) return
      settle(found)
      performance.measure('reloquent arrange', 'arrange')
      requestAnimationFrame(() => void flow.fitView(WHOLE))
    })
    return () => {
      current = false
    }
    // Where nodes lie does not make them new: only another set of nodes asks for another layout.
  }, [scene.boxes.map((box) => box.id).join('\n')])

  const change = useCallback((changes: NodeChange<CanvasNode>[]) => {
    setNodes((before) => applyNodeChanges(changes.filter((one) => one.type !== 'remove'), before))
    const moves = dragging.current ? [] : changes.flatMap((one) => (one.type === 'position' && one.position && !one.dragging ? [[one.id, one.position] as const] : []))
    if (moves.length > 0) run({ kind: 'MoveNodes', spots: Object.fromEntries(moves) })
    const chosen = changes.find((one) => one.type === 'select' && one.selected)
    if (chosen?.type === 'select') pick(pickedOf(chosen.id))
  }, [run, pick])

  const drag: OnNodeDrag<CanvasNode> = (event, node) => {
    dragging.current = true
    const over = dropTarget(flow.screenToFlowPosition({ x: (event as unknown as MouseEvent).clientX, y: (event as unknown as MouseEvent).clientY }), node.id, nodes)
    if (over === target.current) return
    cardOf(target.current)?.classList.remove('drop')
    cardOf(over)?.classList.add('drop')
    target.current = over
  }
  const drop: OnNodeDrag<CanvasNode> = (_, node, moved) => {
    cardOf(target.current)?.classList.remove('drop')
    const over = target.current
    target.current = null
    const wish = over ? wishOf(node.id, over) : null
    if (wish) {
      const home = spots[node.id]
      if (home) setNodes((before) => before.map((one) => (one.id === node.id ? { ...one, position: home } : one)))
      embed(wish)
    } else {
      const places = moved.filter((one) => spots[one.id]?.x !== one.position.x || spots[one.id]?.y !== one.position.y)
      if (places.length > 0) run({ kind: 'MoveNodes', spots: Object.fromEntries(places.map((one) => [one.id, one.position])) })
    }
    requestAnimationFrame(() => (dragging.current = false))
  }
  const connect = (link: Connection) => {
    const wish = wishOf(link.source, link.target)
    if (wish) embed(wish)
  }

  return (
    <ReactFlow<CanvasNode, LinkEdge>
      nodes={nodes}
      className={distant ? 'distant' : ''}
      edges={distant ? NO_EDGES : lines.current}
      nodeTypes={NODE_TYPES}
      edgeTypes={EDGE_TYPES}
      onNodesChange={change}
      onNodeDrag={drag}
      onNodeDragStop={drop}
      onConnect={connect}
      onNodeClick={(_, node) => pick(pickedOf(node.id))}
      onEdgeClick={(_, edge) => { if (edge.data) { pick({ kind: 'Link', id: linkId(edge.data.link) }); details() } }}
      onPaneClick={() => pick(null)}
      onNodeDoubleClick={(_, node) => void flow.fitView({ nodes: [node], maxZoom: 1.2, padding: 0.5 })}
      deleteKeyCode={null}
      minZoom={0.02}
      maxZoom={1.6}
      fitView
      fitViewOptions={WHOLE}
      onlyRenderVisibleElements
      elevateNodesOnSelect={false}
      nodeDragThreshold={3}
      proOptions={{ hideAttribution: true }}
      aria-label={look.view === 'tables' ? 'Tables of the source' : 'Collections of the design'}
      ariaLabelConfig={{ 'node.a11yDescription.default': 'Enter selects it. Then the arrow keys move it and E embeds it; its form has everything else.' }}
    >
      {distant && <DistantLines nodes={nodes} edges={lines.current} />}
      <Background gap={22} size={1.2} color="var(--line)" />
      <MiniMap pannable zoomable position="bottom-left" style={{ width: 150, height: 100 }} ariaLabel="Map of the whole canvas"
        nodeColor={(node) => (node.type === 'group' ? 'transparent' : 'var(--edge)')} maskColor="color-mix(in srgb, var(--ground) 65%, transparent)" />
    </ReactFlow>
  )
}

function pickedOf(id: string) {
  if (id.startsWith('table ')) return { kind: 'Table', table: id.slice(6) } as const
  return id.startsWith('document ') ? ({ kind: 'Place', place: [id.slice(9)] } as const) : null
}

function wishOf(from: string, to: string): Wish | null {
  if (from.startsWith('table ') && to.startsWith('table ')) return { kind: 'Table', table: from.slice(6), owner: to.slice(6) }
  if (from.startsWith('document ') && to.startsWith('document ') && from !== to) return { kind: 'Place', from: [from.slice(9)], into: [to.slice(9)] }
  return null
}

function cardOf(id: string | null): Element | null {
  return id === null ? null : document.querySelector(`.react-flow__node[data-id="${CSS.escape(id)}"]`)
}

/** The card under the pointer, beneath the one that is dragged. */
function dropTarget(at: { x: number; y: number }, dragged: string, nodes: readonly CanvasNode[]): string | null {
  for (const { id, type, position, width = 0, height = 0 } of nodes) {
    const inside = at.x >= position.x && at.x <= position.x + width && at.y >= position.y && at.y <= position.y + height
    if (inside && id !== dragged && type !== 'group') return id
  }
  return null
}
