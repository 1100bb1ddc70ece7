import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { apply, sentence, type Command, type Draft, type Spots } from '../src/designer/commands'
import { done, redone, started, undone, type History } from '../src/designer/history'
import { bodyAt, placements, placeOfPath, shapeOf, type Embedding, type Mapping, type Place } from '../src/designer/model'

const SHOP: Mapping = {
  version: 1,
  collections: {
    orders: {
      from: 'shop.orders',
      embed: [{ array: 'items', from: 'shop.order_items', limit: 5, embed: [{ array: 'discounts', from: 'shop.item_discounts' }] }, { array: 'payments', from: 'shop.payments' }],
    },
    customers: { from: 'crm.customers', embed: [{ document: 'profile', from: 'crm.customer_profiles' }] },
    log: { from: 'shop.audit_log', id: 'content' },
  },
}
const draft = (mapping: Mapping): Draft => ({ mapping, spots: {} })
const after = (...commands: Command[]) => commands.reduce(apply, draft(SHOP)).mapping

/** Any command over any place of the mapping, and over places that are not there. */
const place = fc.constantFrom<Place>(...placements(SHOP).map((one) => one.place), ['orders', 7], ['nowhere'], ['customers', 0, 0])
const shape = fc.constantFrom('array', 'document', 'values', 'merge') as fc.Arbitrary<'array' | 'document' | 'values' | 'merge'>
const table = fc.constantFrom('shop.products', 'shop.orders', 'crm.addresses')
const command: fc.Arbitrary<Command> = fc.oneof(
  fc.record({ kind: fc.constant('AddCollection' as const), table }),
  fc.record({ kind: fc.constant('RenameCollection' as const), name: fc.constantFrom('orders', 'customers', 'nowhere'), to: fc.constantFrom('purchases', 'customers', '') }),
  fc.record({ kind: fc.constant('Embed' as const), table, into: place, shape }),
  fc.record({ kind: fc.constant('MoveInto' as const), from: place, into: place, shape }),
  fc.record({ kind: fc.constant('Release' as const), place }),
  fc.record({ kind: fc.constant('Remove' as const), place }),
  fc.record({ kind: fc.constant('Reshape' as const), place: fc.constantFrom<Place>(['orders', 0], ['orders', 0, 0], ['customers', 0]), shape }),
  fc.record({ kind: fc.constant('Reorder' as const), place, to: fc.integer({ min: -1, max: 3 }) }),
  fc.record({ kind: fc.constant('Configure' as const), place, change: fc.constantFrom({ limit: 3 }, { limit: undefined }, { filter: 'id > 1' }, { field: 'lines' }, { keep: [] }) }),
  fc.record({ kind: fc.constant('SetField' as const), place, column: fc.constantFrom('id', 'note'), rule: fc.constantFrom({ rename: 'x' }, { exclude: true }, undefined) }),
  fc.record({ kind: fc.constant('SetAdded' as const), place, field: fc.constantFrom('total', 'year'), added: fc.constantFrom('a * b', { constant: 2 }, undefined) }),
  fc.record({ kind: fc.constant('SetNaming' as const), naming: fc.constantFrom('camelCase' as const, undefined) }),
  fc.record({ kind: fc.constant('Dissolve' as const), join: table, owner: place, far: table, column: fc.constantFrom('name', undefined) }),
  fc.record({ kind: fc.constant('MoveNodes' as const), spots: fc.constantFrom<Spots>({ a: { x: 1, y: 2 } }, { b: { x: 3, y: 4 } }) }),
)

const whole = (history: History, step: (history: History) => History): History => {
  let current = history
  for (let next = step(current); next !== current; next = step(current)) current = next
  return current
}

describe('undo and redo', () => {
  test('taking everything back gives the very draft of the beginning, and doing it again the very one of the end', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 30 }), (commands) => {
        const first = started(draft(SHOP))
        const last = commands.reduce(done, first)
        const back = whole(last, undone)
        expect(back.draft).toBe(first.draft)
        expect(whole(back, redone).draft).toBe(last.draft)
      }),
    )
  })

  test('a command that changes nothing is no step', () => {
    const history = started(draft(SHOP))
    expect(done(history, { kind: 'Remove', place: ['nowhere'] })).toBe(history)
  })

  test('something new ends what could be done again', () => {
    const history = undone(done(started(draft(SHOP)), { kind: 'Remove', place: ['log'] }))
    expect(done(history, { kind: 'SetNulls', nulls: 'omit' }).future).toEqual([])
  })
})

describe('every command', () => {
  test('leaves the mapping it began with as it was, and says what it does', () => {
    const before = JSON.stringify(SHOP)
    fc.assert(
      fc.property(command, (one) => {
        apply(draft(SHOP), one)
        expect(JSON.stringify(SHOP)).toBe(before)
        expect(sentence(SHOP, one)).not.toBe('')
      }),
    )
  })

  test('leaves no key with undefined, which the file could not hold', () => {
    const check = (value: unknown): boolean => typeof value !== 'object' || value === null || Object.values(value).every((one) => one !== undefined && check(one))
    fc.assert(fc.property(fc.array(command, { maxLength: 12 }), (commands) => check(commands.reduce(apply, draft(SHOP)).mapping)))
  })

  test('gives each embedding of one owner a field of its own', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ kind: fc.constant('Embed' as const), table, into: fc.constant<Place>(['orders']), shape: fc.constant('array' as const) }), { maxLength: 6 }), (commands) => {
        const fields = (commands.reduce(apply, draft(SHOP)).mapping.collections['orders']?.embed ?? []).map((one) => one.array)
        expect(new Set(fields).size).toBe(fields.length)
      }),
    )
  })
})

describe('single commands', () => {
  test('a collection moves into another with its rules and what it holds, and without its _id', () => {
    const mapping = after({ kind: 'SetField', place: ['log'], column: 'note', rule: { rename: 'text' } }, { kind: 'MoveInto', from: ['log'], into: ['orders'], shape: 'array' })
    expect(mapping.collections['log']).toBeUndefined()
    expect(mapping.collections['orders']?.embed?.[2]).toEqual({ array: 'audit_log', from: 'shop.audit_log', fields: { note: { rename: 'text' } } })
  })

  test('nothing moves into itself', () => {
    expect(after({ kind: 'MoveInto', from: ['orders'], into: ['orders', 0], shape: 'array' })).toBe(SHOP)
  })

  test('what is released is a collection without the settings of an array', () => {
    expect(after({ kind: 'Release', place: ['orders', 0] }).collections['order_items']).toEqual({ from: 'shop.order_items', embed: [{ array: 'discounts', from: 'shop.item_discounts' }] })
  })

  test('another shape drops what it cannot have', () => {
    expect(bodyAt(after({ kind: 'Reshape', place: ['orders', 0], shape: 'document' }), ['orders', 0])).not.toHaveProperty('limit')
  })

  test('a merge names its table and no field', () => {
    const merged = bodyAt(after({ kind: 'Reshape', place: ['customers', 0], shape: 'merge' }), ['customers', 0]) as Embedding
    expect(merged).toEqual({ merge: 'crm.customer_profiles' })
    expect(shapeOf(merged)).toBe('merge')
  })

  test('a field is named without the name of its owner', () => {
    expect(after({ kind: 'Embed', table: 'shop.order_notes', into: ['orders'], shape: 'array' }).collections['orders']?.embed?.[2]?.array).toBe('notes')
  })

  test('a join table is dissolved into plain values of its far side', () => {
    const mapping = after({ kind: 'Dissolve', join: 'shop.order_tags', owner: ['orders'], far: 'shop.tags', column: 'name' })
    expect(mapping.collections['orders']?.embed?.[2]).toEqual({ values: 'tags', from: 'shop.order_tags', keep: [], embed: [{ merge: 'shop.tags', keep: ['name'] }] })
  })
})

test('a finding about a field is about the place that has it', () => {
  expect(placeOfPath(SHOP, 'orders.items.discounts.amount')).toEqual(['orders', 0, 0])
  expect(placeOfPath(SHOP, 'unknown')).toBeUndefined()
})
