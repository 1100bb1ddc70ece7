"""The collections of a plan: which rows each is made of, and how rows are nested. Made by Reloquent.

Each function below is one collection. Its rows come in as DataFrames, one for each table that is read: columns c0, c1
and so on are values; what Spark would change, such as a number of any scale, travels as the bytes that the source sends.
Rows that belong to another row become an array of it, from the innermost to the outermost. Writing, and the types that
values have in MongoDB, are the business of the writer that takes the result.

Run by itself, the script loads every collection, or those that are named. The source's password and the target's
connection string come from the environment, or from where a reference says: README.md has the names.
"""

from loading import Plan, main

# How the source is reached, without a secret, and what every session with it begins with.
PROPERTIES = {
    "PGHOST": "db.example.com",
}
STATEMENTS = (
    "set jit = off",
)
DATABASE = "shop"


def collection_0(source):
    rows_0 = source.read(
        schema="c0 BIGINT, c1 BIGINT, c2 BIGINT, c3 BIGINT, c4 BIGINT, c5 STRING, c6 BINARY, c7 BINARY, c8 STRING, c9 BINARY, c10 STRING, c11 BIGINT, c12 BIGINT, c13 STRING, c14 STRING, c15 STRING, c16 STRING, c17 STRING, c18 DOUBLE, c19 DOUBLE, c20 STRING, c21 STRING, c22 BINARY, c23 BOOLEAN, c24 BOOLEAN, c25 STRING",
        columns=(
            '(t0."id")::bigint AS c0',
            '(t0."order_number")::bigint AS c1',
            '(t0."customer_id")::bigint AS c2',
            '(t0."billing_address_id")::bigint AS c3',
            '(t0."shipping_address_id")::bigint AS c4',
            't0."status" AS c5',
            'timestamp_send(t0."placed_at") AS c6',
            'timestamptz_send(t0."shipped_at") AS c7',
            't0."currency" AS c8',
            'numeric_send(t0."total") AS c9',
            't0."note" AS c10',
            '(t1."id")::bigint AS c11',
            '(t1."customer_id")::bigint AS c12',
            't1."country_code" AS c13',
            't1."label" AS c14',
            't1."street" AS c15',
            't1."city" AS c16',
            't1."postal_code" AS c17',
            't1."lat" AS c18',
            't1."lon" AS c19',
            't2."code" AS c20',
            't2."name" AS c21',
            'numeric_send(t2."vat_rate") AS c22',
            't2."is_eu" AS c23',
            'CASE WHEN t3."id" IS DISTINCT FROM NULL THEN true END AS c24',
            't3."city" AS c25',
        ),
        rows='FROM "shop"."orders" AS t0 LEFT JOIN "crm"."addresses" AS t1 ON t0."billing_address_id" = t1."id" LEFT JOIN "crm"."countries" AS t2 ON t1."country_code" = t2."code" LEFT JOIN "crm"."addresses" AS t3 ON t0."shipping_address_id" = t3."id"',
        pages="SELECT coalesce(sum(pg_relation_size(oid) / current_setting('block_size')::bigint), 0)::bigint AS pages FROM pg_class WHERE oid = '\"shop\".\"orders\"'::regclass AND relkind IN ('r', 'm')",
        pieces=19,
        by=[],
    )
    return rows_0


COLLECTIONS = {
    "orders": collection_0,
}

# Who puts rows together if nobody says otherwise: the kernel, range of keys by range of keys, or the DataFrames above.
ENGINES = {
    "orders": "kernel",
}

PLAN = Plan(COLLECTIONS, ENGINES, PROPERTIES, STATEMENTS, DATABASE)


if __name__ == "__main__":
    main(PLAN)
