import { BaseEdge, EdgeLabelRenderer, getBezierPath, Position, useInternalNode, useStore, type EdgeProps, type InternalNode } from '@xyflow/react'
import { memo } from 'react'
import { linkId, type LinkEdge, type LinkState } from './graph'
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
  const [path, x, y] = source === target ? loop(boxOf(child)) : between(boxOf(child), boxOf(parent))
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
