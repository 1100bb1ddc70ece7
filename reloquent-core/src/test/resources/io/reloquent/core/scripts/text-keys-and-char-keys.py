"""The collections of a plan: which rows each is made of, and how rows are nested. Made by Reloquent.

Each function below is one collection. Its rows come in as DataFrames, one for each table that is read: columns c0, c1
and so on are values; what Spark would change, such as a number of any scale, travels as the bytes that the source sends.
Rows that belong to another row become an array of it, from the innermost to the outermost. Writing, and the types that
values have in MongoDB, are the business of the writer that takes the result.

Run by itself, the script loads every collection, or those that are named. The source's password and the target's
connection string come from the environment, or from where a reference says: README.md has the names.
"""

from loading import Plan, main, nest

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
        schema="c0 STRING, c1 STRING, c2 STRING, c3 BINARY, c4 BOOLEAN",
        columns=(
            't0."code"::text AS c0',
            't0."code" AS c1',
            't0."name" AS c2',
            'numeric_send(t0."vat_rate") AS c3',
            't0."is_eu" AS c4',
        ),
        rows='FROM "crm"."countries" AS t0',
        pages="SELECT coalesce(sum(pg_relation_size(oid) / current_setting('block_size')::bigint), 0)::bigint AS pages FROM pg_class WHERE oid = '\"crm\".\"countries\"'::regclass AND relkind IN ('r', 'm')",
        pieces=9,
        by=["c0"],
    )
    rows_1 = source.read(
        schema="c0 STRING, c1 BIGINT, c2 BIGINT, c3 STRING, c4 STRING, c5 STRING, c6 STRING, c7 DOUBLE, c8 DOUBLE",
        columns=(
            't0."country_code"::text AS c0',
            '(t0."id")::bigint AS c1',
            '(t0."customer_id")::bigint AS c2',
            't0."label" AS c3',
            't0."street" AS c4',
            't0."city" AS c5',
            't0."postal_code" AS c6',
            't0."lat" AS c7',
            't0."lon" AS c8',
        ),
        rows='FROM "crm"."addresses" AS t0',
        pages="SELECT coalesce(sum(pg_relation_size(oid) / current_setting('block_size')::bigint), 0)::bigint AS pages FROM pg_class WHERE oid = '\"crm\".\"addresses\"'::regclass AND relkind IN ('r', 'm')",
        pieces=9,
        by=["c0"],
    )
    rows_0 = nest(rows_0, rows_1, on=[("c0", "c0")])
    return rows_0

def collection_1(source):
    rows_0 = source.read(
        schema="c0 STRING, c1 STRING, c2 STRING, c3 BINARY",
        columns=(
            't0."code" AS c0',
            't0."name" AS c1',
            't0."country_code" AS c2',
            'date_send(t0."opened_on") AS c3',
        ),
        rows='FROM "shop"."warehouses" AS t0',
        pages="SELECT coalesce(sum(pg_relation_size(oid) / current_setting('block_size')::bigint), 0)::bigint AS pages FROM pg_class WHERE oid = '\"shop\".\"warehouses\"'::regclass AND relkind IN ('r', 'm')",
        pieces=9,
        by=["c0"],
    )
    rows_1 = source.read(
        schema="c0 STRING, c1 BIGINT, c2 INT, c3 INT, c4 BINARY, c5 BIGINT, c6 STRING, c7 STRING, c8 STRING, c9 STRING, c10 BINARY, c11 BINARY, c12 STRING, c13 BINARY, c14 DOUBLE, c15 BINARY",
        columns=(
            't0."warehouse_code" AS c0',
            '(t0."product_id")::bigint AS c1',
            't0."on_hand" AS c2',
            't0."reserved" AS c3',
            'timestamptz_send(t0."counted_at") AS c4',
            '(t1."id")::bigint AS c5',
            't1."sku" AS c6',
            't1."name" AS c7',
            't1."description" AS c8',
            't1."status" AS c9',
            'numeric_send(t1."price") AS c10',
            'numeric_send(t1."price_with_tax") AS c11',
            't1."attributes"::text AS c12',
            'array_send(t1."dimensions") AS c13',
            't1."weight_kg" AS c14',
            'date_send(t1."released_on") AS c15',
        ),
        rows='FROM "shop"."stock" AS t0 LEFT JOIN "shop"."products" AS t1 ON t0."product_id" = t1."id"',
        pages="SELECT coalesce(sum(pg_relation_size(oid) / current_setting('block_size')::bigint), 0)::bigint AS pages FROM pg_class WHERE oid = '\"shop\".\"stock\"'::regclass AND relkind IN ('r', 'm')",
        pieces=9,
        by=["c0"],
    )
    rows_0 = nest(rows_0, rows_1, on=[("c0", "c0")])
    return rows_0


COLLECTIONS = {
    "countries": collection_0,
    "warehouses": collection_1,
}

# Who puts rows together if nobody says otherwise: the kernel, range of keys by range of keys, or the DataFrames above.
ENGINES = {
    "countries": "kernel",
    "warehouses": "kernel",
}

PLAN = Plan(COLLECTIONS, ENGINES, PROPERTIES, STATEMENTS, DATABASE)


if __name__ == "__main__":
    main(PLAN)
