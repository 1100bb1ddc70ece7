/** The types that a value can have in a document, as mapping.yaml and type-mapping.yaml call them. */
export const BSON_TYPES = ['string', 'int32', 'int64', 'double', 'decimal128', 'boolean', 'date', 'uuid', 'json', 'objectid', 'binary'] as const
