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
        schema="c0 BIGINT, c1 BIGINT, c2 BIGINT, c3 BIGINT, c4 BIGINT, c5 STRING, c6 BINARY, c7 BINARY, c8 STRING, c9 BINARY, c10 STRING",
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
        ),
        rows='FROM "shop"."orders" AS t0',
        pages="SELECT coalesce(sum(pg_relation_size(oid) / current_setting('block_size')::bigint), 0)::bigint AS pages FROM pg_class WHERE oid = '\"shop\".\"orders\"'::regclass AND relkind IN ('r', 'm')",
        pieces=4,
        by=["c0"],
    )
    rows_1 = source.read(
        schema="c0 BIGINT, c1 SMALLINT, c2 BIGINT, c3 INT, c4 BINARY, c5 STRING, c6 BIGINT, c7 STRING, c8 STRING, c9 STRING, c10 STRING, c11 BINARY, c12 BINARY, c13 STRING, c14 BINARY, c15 DOUBLE, c16 BINARY",
        columns=(
            '(t0."order_id")::bigint AS c0',
            't0."line_no" AS c1',
            '(t0."product_id")::bigint AS c2',
            't0."quantity" AS c3',
            'numeric_send(t0."unit_price") AS c4',
            't0."gift_text" AS c5',
            '(t1."id")::bigint AS c6',
            't1."sku" AS c7',
            't1."name" AS c8',
            't1."description" AS c9',
            't1."status" AS c10',
            'numeric_send(t1."price") AS c11',
            'numeric_send(t1."price_with_tax") AS c12',
            't1."attributes"::text AS c13',
            'array_send(t1."dimensions") AS c14',
            't1."weight_kg" AS c15',
            'date_send(t1."released_on") AS c16',
        ),
        rows='FROM "shop"."order_items" AS t0 LEFT JOIN "shop"."products" AS t1 ON t0."product_id" = t1."id"',
        pages="SELECT coalesce(sum(pg_relation_size(oid) / current_setting('block_size')::bigint), 0)::bigint AS pages FROM pg_class WHERE oid = '\"shop\".\"order_items\"'::regclass AND relkind IN ('r', 'm')",
        pieces=4,
        by=["c0"],
    )
    rows_2 = source.read(
        schema="c0 BIGINT, c1 BIGINT, c2 BIGINT, c3 INT",
        columns=(
            '(t1."order_id")::bigint AS c0',
            '(t1."line_no")::bigint AS c1',
            '(t0."product_id")::bigint AS c2',
            't0."category_id" AS c3',
        ),
        rows='FROM "shop"."product_categories" AS t0 JOIN "shop"."order_items" AS t1 ON t0."product_id" = t1."product_id"',
        pages="SELECT coalesce(sum(pg_relation_size(oid) / current_setting('block_size')::bigint), 0)::bigint AS pages FROM pg_class WHERE oid = '\"shop\".\"product_categories\"'::regclass AND relkind IN ('r', 'm')",
        pieces=4,
        by=["c0"],
    )
    rows_3 = source.read(
        schema="c0 BIGINT, c1 BIGINT, c2 INT, c3 BIGINT, c4 BINARY, c5 INT, c6 INT, c7 STRING, c8 STRING, c9 STRING, c10 FLOAT",
        columns=(
            '(t1."order_id")::bigint AS c0',
            '(t1."line_no")::bigint AS c1',
            't0."supplier_id" AS c2',
            '(t0."product_id")::bigint AS c3',
            'numeric_send(t0."cost") AS c4',
            't0."lead_days" AS c5',
            't2."id" AS c6',
            't2."country_code" AS c7',
            't2."name" AS c8',
            't2."website" AS c9',
            't2."rating" AS c10',
        ),
        rows='FROM "shop"."supplier_products" AS t0 JOIN "shop"."order_items" AS t1 ON t0."product_id" = t1."product_id" LEFT JOIN "shop"."suppliers" AS t2 ON t0."supplier_id" = t2."id"',
        pages="SELECT coalesce(sum(pg_relation_size(oid) / current_setting('block_size')::bigint), 0)::bigint AS pages FROM pg_class WHERE oid = '\"shop\".\"supplier_products\"'::regclass AND relkind IN ('r', 'm')",
        pieces=4,
        by=["c0"],
    )
    rows_1 = nest(rows_1, rows_2, on=[("c0", "c0"), ("c0", "c0"), ("c1", "c1")])
    rows_1 = nest(rows_1, rows_3, on=[("c0", "c0"), ("c0", "c0"), ("c1", "c1")])
    rows_0 = nest(rows_0, rows_1, on=[("c0", "c0")])
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
