import { expect, test } from 'vitest'
import { accepted, compared, wish } from '../src/designer/suggestions'
import { EMPTY, type Mapping, type Place } from '../src/designer/model'

const SUGGESTED: Mapping = {
  version: 1,
  collections: {
    orders: { from: 'shop.orders', embed: [{ array: 'items', from: 'shop.order_items', embed: [{ array: 'discounts', from: 'shop.item_discounts' }] }] },
    products: { from: 'shop.products' },
  },
}
const REASONS = [['orders', 'shop.orders'], ['orders.items', 'shop.order_items'], ['orders.items.discounts', 'shop.item_discounts'], ['products', 'shop.products']].map(([path, table]) => ({
  path: path!, table: table!, kind: 'array' as const, because: 'of a reason', evidence: [],
}))

test('accepting one suggestion brings the owners it needs, and nothing beside', () => {
  expect(accepted(EMPTY, SUGGESTED, ['orders', 0, 0] as Place)).toEqual({ version: 1, collections: { orders: SUGGESTED.collections['orders'] } })
})

test('accepting all of them, in any order, makes the suggestion the design', () => {
  const places = compared(EMPTY, SUGGESTED, REASONS).map((one) => one.place)
  expect(places.reduce((draft, place) => accepted(draft, SUGGESTED, place), EMPTY)).toEqual(SUGGESTED)
  expect([...places].reverse().reduce((draft, place) => accepted(draft, SUGGESTED, place), EMPTY).collections['orders']).toEqual(SUGGESTED.collections['orders'])
})

test('accepting what is there already changes nothing', () => {
  expect(accepted(SUGGESTED, SUGGESTED, ['orders', 0] as Place)).toEqual(SUGGESTED)
})

test('a collection that is embedded takes its rules along', () => {
  const draft: Mapping = { version: 1, collections: { orders: { from: 'shop.orders' }, lines: { from: 'shop.order_items', id: 'generated', filter: 'quantity > 0' } } }
  const next = accepted(draft, SUGGESTED, ['orders', 0] as Place)
  expect(next.collections).toEqual({ orders: { from: 'shop.orders', embed: [{ array: 'items', from: 'shop.order_items', filter: 'quantity > 0' }] } })
})

test('a suggestion is followed wherever its table stands among the same owners, whatever the field is called', () => {
  const draft: Mapping = { version: 1, collections: { purchases: { from: 'shop.orders', embed: [{ array: 'lines', from: 'shop.order_items' }] } } }
  expect(compared(draft, SUGGESTED, REASONS).map((one) => one.followed)).toEqual([true, true, false, false])
})

test('a wish says where the table would go', () => {
  expect(compared(EMPTY, SUGGESTED, REASONS).map((one) => wish(SUGGESTED, one))).toEqual(['a collection orders', 'an array in orders', 'an array in orders.items', 'a collection products'])
})
