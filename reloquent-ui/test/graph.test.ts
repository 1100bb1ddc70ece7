import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { sourceOfCatalog } from '../src/designer/adapt'
import { documentEdges, standings, standing, usedLinks } from '../src/designer/graph'
import { joinOf, linksOf, waysInto } from '../src/designer/source'
import { isUnsettled, reused, sceneOf } from '../src/designer/scene'
import { lookOf, paramsOf } from '../src/designer/view'
import type { Mapping } from '../src/designer/model'

const recorded = (name: string) => JSON.parse(readFileSync(`${process.cwd()}/e2e/recorded/${name}.json`, 'utf8'))
const source = sourceOfCatalog(recorded('catalog'))
const mapping: Mapping = recorded('design').mapping
const all = new Set(source.tables.map((table) => table.name))
const look = lookOf(new URLSearchParams('hide=no'))

test('a table is embedded along the key that joins it to its owner', () => {
  const used = [...usedLinks(mapping, linksOf(source, mapping))].map((link) => `${link.child} ${link.parent}`)
  expect(used).toContain('shop.order_items shop.orders')
  expect(used).toContain('shop.product_categories shop.products')
  expect(used).not.toContain('shop.product_categories shop.categories')
})

test('a table stands where the mapping has it', () => {
  const places = standings(mapping)
  expect(standing(places.get('shop.orders') ?? [])).toBe('root')
  expect(standing(places.get('shop.payments') ?? [])).toBe('embedded')
  expect(standing(places.get('shop.customer_totals') ?? [])).toBe('none')
})

test('a reference between collections comes from the rows inside one of them too', () => {
  expect(documentEdges(source, mapping).map((edge) => `${edge.source} > ${edge.target}`)).toContain('document orders > document products')
})

test('a row that points at its owner may be one of several, and one with a unique key may not', () => {
  expect(waysInto(source, mapping, 'shop.order_items', 'shop.orders')).toMatchObject([{ inward: true, single: false }])
  expect(waysInto(source, mapping, 'crm.customer_profiles', 'crm.customers')).toMatchObject([{ inward: true, single: true }])
  expect(waysInto(source, mapping, 'crm.addresses', 'shop.orders').map((way) => way.inward)).toEqual([false, false])
  expect(waysInto(source, mapping, 'shop.categories', 'shop.categories')).toHaveLength(1)
})

test('a join table is one whose key is two foreign keys', () => {
  expect(joinOf(source, 'shop.product_categories')?.map((link) => link.parent).sort()).toEqual(['shop.categories', 'shop.products'])
  expect(joinOf(source, 'shop.orders')).toBeUndefined()
})

test('a collapsed group is one card, and lines to what it holds end at it', () => {
  const scene = sceneOf(source, all, mapping, null, {}, { ...look, grouping: 'schema', collapsed: ['crm'] })
  expect(scene.nodes.map((node) => node.id)).toContain('closed crm')
  expect(scene.nodes.some((node) => node.id === 'table crm.customers')).toBe(false)
  expect(scene.edges.some((edge) => edge.target === 'closed crm')).toBe(true)
})

test('focus leaves what is near as it is and dims the rest', () => {
  const scene = sceneOf(source, all, mapping, null, {}, { ...look, focus: 'orders' })
  expect(scene.dimmed.has('table shop.payments')).toBe(false)
  expect(scene.dimmed.has('table shop.warehouses')).toBe(true)
})

test('cards that did not change are the same objects, so that only others are drawn again', () => {
  const before = reused([], sceneOf(source, all, mapping, null, {}, look).nodes, new Set())
  const changed: Mapping = { ...mapping, collections: { ...mapping.collections, orders: { ...mapping.collections['orders']!, fields: { note: { exclude: true } } } } }
  const after = reused(before, sceneOf(source, all, changed, null, {}, look).nodes, new Set())
  expect(after.filter((node) => !before.includes(node)).map((node) => node.id)).toEqual(['table shop.orders'])
})

test('a few new cards are put beside the others, and many are laid out', () => {
  const boxes = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => ({ id, width: 1, height: 1, group: undefined }))
  expect(isUnsettled(boxes, {})).toBe(true)
  expect(isUnsettled(boxes, Object.fromEntries(boxes.slice(1).map((box) => [box.id, { x: 0, y: 0 }])))).toBe(false)
})

test('a look is the same after it went through the address', () => {
  const odd = { ...look, view: 'documents', direction: 'DOWN', grouping: 'prefix', collapsed: ['a b', 'c'], focus: 'orders', query: 'x&y', tab: 'preview' } as const
  expect(lookOf(new URLSearchParams(paramsOf(odd).toString()))).toEqual(odd)
})
