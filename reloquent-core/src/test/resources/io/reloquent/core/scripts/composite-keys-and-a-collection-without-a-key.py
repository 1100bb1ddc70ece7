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
        schema="c0 BIGINT, c1 SMALLINT, c2 BIGINT, c3 INT, c4 BINARY, c5 STRING",
        columns=(
            '(t0."order_id")::bigint AS c0',
            't0."line_no" AS c1',
            '(t0."product_id")::bigint AS c2',
            't0."quantity" AS c3',
            'numeric_send(t0."unit_price") AS c4',
            't0."gift_text" AS c5',
        ),
        rows='FROM "shop"."order_items" AS t0',
        pages="SELECT coalesce(sum(pg_relation_size(oid) / current_setting('block_size')::bigint), 0)::bigint AS pages FROM pg_class WHERE oid = '\"shop\".\"order_items\"'::regclass AND relkind IN ('r', 'm')",
        pieces=9,
        by=["c0", "c1"],
    )
    rows_1 = source.read(
        schema="c0 BIGINT, c1 BIGINT, c2 SMALLINT, c3 STRING, c4 BINARY, c5 STRING",
        columns=(
            '(t0."order_id")::bigint AS c0',
            '(t0."line_no")::bigint AS c1',
            't0."discount_no" AS c2',
            't0."reason" AS c3',
            'numeric_send(t0."amount") AS c4',
            't0."coupon" AS c5',
        ),
        rows='FROM "shop"."item_discounts" AS t0',
        pages="SELECT coalesce(sum(pg_relation_size(oid) / current_setting('block_size')::bigint), 0)::bigint AS pages FROM pg_class WHERE oid = '\"shop\".\"item_discounts\"'::regclass AND relkind IN ('r', 'm')",
        pieces=9,
        by=["c0", "c1"],
    )
    rows_0 = nest(rows_0, rows_1, on=[("c0", "c0"), ("c1", "c1")])
    return rows_0

def collection_1(source):
    rows_0 = source.read(
        schema="c0 STRING, c1 BIGINT, c2 INT, c3 INT, c4 BINARY",
        columns=(
            't0."warehouse_code" AS c0',
            '(t0."product_id")::bigint AS c1',
            't0."on_hand" AS c2',
            't0."reserved" AS c3',
            'timestamptz_send(t0."counted_at") AS c4',
        ),
        rows='FROM "shop"."stock" AS t0',
        pages="SELECT coalesce(sum(pg_relation_size(oid) / current_setting('block_size')::bigint), 0)::bigint AS pages FROM pg_class WHERE oid = '\"shop\".\"stock\"'::regclass AND relkind IN ('r', 'm')",
        pieces=19,
        by=[],
    )
    return rows_0

def collection_2(source):
    rows_0 = source.read(
        schema="c0 STRING, c1 BIGINT, c2 BIGINT, c3 STRING, c4 STRING, c5 BINARY, c6 BOOLEAN, c7 STRING",
        columns=(
            't0."reloquent_hash" AS c0',
            '(t0."reloquent_ordinal")::bigint AS c1',
            '(t0."OrderId")::bigint AS c2',
            't0."Kind" AS c3',
            't0."Payload"::text AS c4',
            'timestamptz_send(t0."at") AS c5',
            'CASE WHEN t1."id" IS DISTINCT FROM NULL THEN true END AS c6',
            't1."status" AS c7',
        ),
        rows='FROM (SELECT r.*, md5((r.*)::text) AS reloquent_hash, row_number() OVER (PARTITION BY md5((r.*)::text)) AS reloquent_ordinal FROM "shop"."OrderEvents" AS r) AS t0 LEFT JOIN "shop"."orders" AS t1 ON t0."OrderId" = t1."id"',
        pages="SELECT 0::bigint AS pages",
        pieces=19,
        by=[],
    )
    return rows_0


COLLECTIONS = {
    "order_items": collection_0,
    "stock": collection_1,
    "events": collection_2,
}

# Who puts rows together if nobody says otherwise: the kernel, range of keys by range of keys, or the DataFrames above.
ENGINES = {
    "order_items": "kernel",
    "stock": "kernel",
    "events": "kernel",
}

PLAN = Plan(COLLECTIONS, ENGINES, PROPERTIES, STATEMENTS, DATABASE)


if __name__ == "__main__":
    main(PLAN)
