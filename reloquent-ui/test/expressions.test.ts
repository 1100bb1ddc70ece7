import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { completed, completing } from '../src/designer/completion'
import { computation, type Operator, type Term } from '../src/designer/computing'
import { orderParts, orderWritten } from '../src/designer/order'
import type { Table } from '../src/designer/source'
import { columnTrial, expressionTrial, triedRows, usedColumns } from '../src/designer/trial'
import { EMPTY } from '../src/designer/model'

const column = (name: string, type: string) => ({ name, type, nullable: true, comment: '' })
const TABLE: Table = {
  name: 'shop.items', schema: 'shop', rows: 3, bytes: 300, key: ['id'], uniques: [], comment: '',
  columns: [column('id', 'bigint'), column('quantity', 'integer'), column('unit_price', 'numeric(10,2)'), column('Mixed Case', 'text'), column('a.b', 'text')],
}
const term = (operator: Operator, name: string, value = ''): Term => ({ operator, column: name, value })

describe('what is offered while an expression is written', () => {
  const texts = (text: string, caret = text.length, asked = false) => completing(text, caret, TABLE.columns, asked)?.offers.map((offer) => offer.text)

  test('columns come first, and a part of their name is enough', () => {
    expect(texts('qu')).toEqual(['quantity'])
    expect(texts('1 + pri')).toEqual(['unit_price'])
    expect(texts('un')?.[0]).toBe('unit_price')
  })

  test('a name that needs quotes gets them, whether they have begun or not', () => {
    expect(texts('mix')).toEqual(['"Mixed Case"'])
    expect(texts('"Mix')).toEqual(['"Mixed Case"'])
  })

  test('nothing is offered in a text, behind a whole word, or before anything is written', () => {
    expect(texts("'qu")).toBeUndefined()
    expect(texts('quantity')).toBeUndefined()
    expect(texts('')).toBeUndefined()
    expect(texts('', 0, true)?.length).toBe(8)
  })

  test('a function is put with its brackets, and the caret between them; brackets that are there stay alone', () => {
    const offer = completing('rou', 3, TABLE.columns)!
    expect(completed('rou', offer, offer.offers[0]!)).toEqual({ text: 'round()', caret: 6 })
    expect(completed('rou(id)', offer, offer.offers[0]!)).toEqual({ text: 'round(id)', caret: 5 })
  })

  test('what is taken stands where the word stood, and nothing else has changed', () => {
    fc.assert(
      fc.property(fc.constantFrom('', '1 + ', 'coalesce(', "'x' || "), fc.constantFrom('', ' + 2', ')'), fc.constantFrom('q', 'un', 'lo', 'is'), (before, behind, begun) => {
        const text = `${before}${begun}${behind}`
        const open = completing(text, before.length + begun.length, TABLE.columns)
        for (const offer of open?.offers ?? []) {
          const { text: after, caret } = completed(text, open!, offer)
          expect(after.startsWith(before)).toBe(true)
          expect(after.endsWith(behind)).toBe(true)
          expect(after.slice(before.length, after.length - behind.length)).toContain(offer.text.replace('()', ''))
          expect(caret).toBeLessThanOrEqual(after.length - behind.length)
        }
      }),
    )
  })
})

describe('a value put together by choice', () => {
  const of = (...terms: Term[]) => computation(terms, '', TABLE.columns)

  test('is computed in the order in which it is chosen', () => {
    expect(of(term('+', 'quantity'), term('*', 'unit_price'))).toBe('quantity * unit_price')
    expect(of(term('+', 'quantity'), term('+', '', '1'), term('*', 'unit_price'))).toBe('(quantity + 1) * unit_price')
    expect(of(term('+', 'quantity'), term('*', 'unit_price'), term('-', '', '5'))).toBe('quantity * unit_price - 5')
  })

  test('takes what is joined for text, and quotes what needs quotes', () => {
    expect(of(term('+', 'Mixed Case'), term('||', '', '7'))).toBe('"Mixed Case" || \'7\'')
    expect(of(term('+', 'id'), term('||', '', "it's"), term('+', '', '1'))).toBe("(id || 'it''s') + 1")
    expect(computation([term('+', 'quantity'), term('*', 'unit_price')], 'round2', TABLE.columns)).toBe('round(quantity * unit_price, 2)')
  })
})

describe('an order', () => {
  test('is the same after it was written and read', () => {
    const part = fc.record({ column: fc.constantFrom('id', 'placed_at', 'odd desc', ' led'), descending: fc.boolean() })
    fc.assert(fc.property(fc.array(part), (parts) => { expect(orderParts(orderWritten(parts))).toEqual(parts) }))
  })

  test('is written short where that can be read, and not at all where there is none', () => {
    expect(orderWritten([{ column: 'placed_at', descending: true }, { column: 'id', descending: false }])).toEqual(['placed_at desc', 'id'])
    expect(orderWritten([{ column: 'odd desc', descending: false }])).toEqual([{ column: 'odd desc', descending: false }])
    expect(orderWritten([])).toBeUndefined()
  })
})

describe('a rule tried on real rows', () => {
  test('shows the columns that an expression names, and none that stand in a text', () => {
    expect(usedColumns(TABLE, "Quantity * unit_price || 'id' || \"Mixed Case\"")).toEqual(['quantity', 'unit_price', 'Mixed Case'])
  })

  test('is a design of its own, of which nothing is kept', () => {
    const trial = expressionTrial({ ...EMPTY, naming: 'camelCase' }, TABLE, 'quantity * 2', 'double')
    expect(trial.changed.collections).toEqual({ tried: { from: 'shop.items', keep: ['quantity'], add: { result: { compute: 'quantity * 2', type: 'double' } } } })
    expect(trial.changed.naming).toBeUndefined()
  })

  test('leaves names aside, and has nothing to show of what is left out', () => {
    expect(columnTrial(EMPTY, TABLE, 'quantity', { rename: 'n' })).toBeUndefined()
    expect(columnTrial(EMPTY, TABLE, 'quantity', { exclude: true, type: 'string' })).toBeUndefined()
    expect(columnTrial(EMPTY, TABLE, 'quantity', { rename: 'n', type: 'string' })?.changed.collections['tried']?.fields).toEqual({ quantity: { type: 'string' } })
  })

  test('stands beside the row that it was made of, and says where there is no field', () => {
    const trial = columnTrial(EMPTY, TABLE, 'a.b', { type: 'int32' })!
    const rows = triedRows(trial, [{ _id: 1, 'a．b': '5' }, { _id: 2, 'a．b': null }], [{ _id: 1, 'a．b': { $numberInt: '5' } }, { _id: 2 }], true)
    expect(rows).toEqual([
      { before: [{ kind: 'Leaf', type: 'string', text: '"5"' }], after: { kind: 'Leaf', type: 'int32', text: '5' } },
      { before: [{ kind: 'Leaf', type: 'null', text: 'null' }], after: null },
    ])
    expect(triedRows(trial, [], [{ 'a．b': 'x' }], false)[0]?.before).toEqual([])
  })
})
