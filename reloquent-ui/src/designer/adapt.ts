import type { Catalog } from '../api/wire'
import { sourceOf, type Source } from './source'

/** The catalog of the server as the designer works with it. */
export function sourceOfCatalog(catalog: Catalog): Source {
  return sourceOf(
    catalog.tables.map((table) => ({
      name: table.name,
      schema: table.schema,
      rows: table.rows,
      bytes: table.bytes,
      columns: table.columns.map((column) => ({ name: column.name, type: column.type, nullable: column.nullable, comment: column.comment ?? '' })),
      key: table.primaryKey?.columns ?? table.identity,
      uniques: table.uniqueKeys.map((key) => key.columns),
      comment: table.comment ?? '',
    })),
    catalog.foreignKeys.map((key) => ({
      name: key.name,
      child: key.child,
      from: key.from,
      parent: key.parent,
      to: key.to,
      maximum: key.cardinality?.maximum ?? null,
      average: key.cardinality?.average ?? null,
      declared: false,
    })),
  )
}
