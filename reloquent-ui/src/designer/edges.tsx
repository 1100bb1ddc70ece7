import { BaseEdge, EdgeLabelRenderer, getBezierPath, Position, useInternalNode, useStore, ViewportPortal, type EdgeProps, type InternalNode } from '@xyflow/react'
import { memo, useMemo } from 'react'
import { linkId, type CanvasNode, type LinkEdge, type LinkState } from './graph'
import { useDesigner } from './store'

const STROKE: Record<LinkState, { stroke: string; strokeWidth: number; strokeDasharray?: string }> = {
  embedded: { stroke: 'var(--info)', strokeWidth: 2.2 },
  suggested: { stroke: 'var(--accent)', strokeWidth: 2, strokeDasharray: '7 5' },
  reference: { stroke: 'var(--edge)', strokeWidth: 1.2 },
  loose: { stroke: 'var(--line)', strokeWidth: 1.2 },
}

/** A foreign key. One of several columns is one line with a second beside it, and its columns at its middle. */
export const LinkLine = memo(function LinkLine({ data, source, target }: EdgeProps<LinkEdge>) {
  const near = useStore((state) => state.transform[2] > 0.6)
  const id = data ? linkId(data.link) : ''
  const picked = useDesigner((state) => state.picked?.kind === 'Link' && state.picked.id === id)
  const child = useInternalNode(source)
  const parent = useInternalNode(target)
  if (!child || !parent) return null
  const [path, x, y] = lineOf(boxOf(child), boxOf(parent), source === target)
  const drawn = STROKE[data?.state ?? 'loose']
  const style = picked ? { ...drawn, stroke: 'var(--accent)', strokeWidth: drawn.strokeWidth + 1.4 } : drawn
  const composite = (data?.link.from.length ?? 0) > 1
  return (
    <>
      {composite && <BaseEdge path={path} style={{ ...style, strokeWidth: style.strokeWidth + 4 }} interactionWidth={0} />}
      {composite && <BaseEdge path={path} style={{ stroke: 'var(--ground)', strokeWidth: style.strokeWidth + 1.4 }} interactionWidth={0} />}
      <BaseEdge path={path} style={style} interactionWidth={near ? 14 : 0} />
      {near && data && (composite || picked || data.state === 'embedded' || data.state === 'suggested') && (
        <EdgeLabelRenderer>
          <span className="mono pointer-events-none absolute rounded bg-surface px-1 text-[10.5px] text-soft ring-1 ring-line"
            style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}>
            {composite ? `(${data.link.from.join(', ')})` : data.link.from[0]}
          </span>
        </EdgeLabelRenderer>
      )}
    </>
  )
})

/** All foreign keys from afar, where nobody can take hold of one: a path for each state instead of hundreds of drawings. */
export const DistantLines = memo(function DistantLines({ nodes, edges }: { nodes: readonly CanvasNode[]; edges: readonly LinkEdge[] }) {
  const picked = useDesigner((state) => (state.picked?.kind === 'Link' ? state.picked.id : ''))
  const paths = useMemo(() => {
    const boxes = new Map(nodes.map(({ id, position, width = 0, height = 0 }) => [id, { ...position, width, height }]))
    return edges.flatMap(({ data, source, target }) => {
      const child = boxes.get(source)
      const parent = boxes.get(target)
      return data && child && parent ? [{ id: linkId(data.link), state: data.state, path: lineOf(child, parent, source === target)[0] }] : []
    })
  }, [nodes, edges])
  return (
    <ViewportPortal>
      <svg aria-hidden="true" className="pointer-events-none absolute -z-10 overflow-visible" width="1" height="1" fill="none">
        {(Object.keys(STROKE) as LinkState[]).map((state) => (
          <path key={state} style={STROKE[state]} d={paths.filter((one) => one.state === state).map((one) => one.path).join('')} />
        ))}
        {paths.filter((one) => one.id === picked).map((one) => <path key={one.id} d={one.path} stroke="var(--accent)" strokeWidth="4" />)}
      </svg>
    </ViewportPortal>
  )
})

interface Frame {
  x: number
  y: number
  width: number
  height: number
}

function boxOf(node: InternalNode): Frame {
  const { x, y } = node.internals.positionAbsolute
  return { x, y, width: node.measured.width ?? node.width ?? 0, height: node.measured.height ?? node.height ?? 0 }
}

/** The path of a foreign key and the place of its label. */
function lineOf(child: Frame, parent: Frame, isLoop: boolean): [string, number, number] {
  return isLoop ? loop(child) : between(child, parent)
}

/** From the side of one card that faces the other, so that lines stay short wherever cards are dragged. */
function between(child: Frame, parent: Frame): [string, number, number] {
  const right = child.x >= parent.x + parent.width
  const left = child.x + child.width <= parent.x
  const anchor = (box: Frame, side: Position) => ({
    x: side === Position.Left ? box.x : side === Position.Right ? box.x + box.width : box.x + box.width / 2,
    y: side === Position.Top ? box.y : side === Position.Bottom ? box.y + box.height : box.y + Math.min(box.height / 2, 19),
  })
  const below = child.y >= parent.y
  const from = right ? Position.Left : left ? Position.Right : below ? Position.Top : Position.Bottom
  const to = right ? Position.Right : left ? Position.Left : below ? Position.Bottom : Position.Top
  const start = anchor(child, from)
  const end = anchor(parent, to)
  const [path, x, y] = getBezierPath({ sourceX: start.x, sourceY: start.y, sourcePosition: from, targetX: end.x, targetY: end.y, targetPosition: to })
  return [path, x, y]
}

function loop(box: Frame): [string, number, number] {
  const right = box.x + box.width
  const top = box.y
  return [`M ${right - 60} ${top} C ${right - 60} ${top - 46}, ${right + 46} ${top - 30}, ${right} ${top + 19}`, right + 10, top - 24]
}
